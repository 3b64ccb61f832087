import { FieldError, FieldSummary } from './form.tsx'
import type { HostedPage } from './page.ts'

/** "I have saved them", without which nothing goes on (UX-H62). */
export function SavedField({ isUnsaved, page }: { isUnsaved: boolean; page: HostedPage }) {
  const t = page.words.hosted
  return (
    <>
      {isUnsaved ? <FieldSummary title={t('recovery.unsaved')}>{t('recovery.nothingStored')}</FieldSummary> : null}
      <div className="field">
        <label className="check small" htmlFor="saved">
          <input
            className="checkbox"
            type="checkbox"
            id="saved"
            name="saved"
            value="1"
            required={true}
            // biome-ignore lint/a11y/noAutofocus: the field that was missed keeps the focus (UX-H27)
            autoFocus={isUnsaved}
            aria-invalid={isUnsaved ? true : undefined}
            aria-describedby={isUnsaved ? 'saved-error' : undefined}
          />
          <span>{t('recovery.saved')}</span>
        </label>
        {isUnsaved ? <FieldError id="saved-error">{t('recovery.tick')}</FieldError> : null}
      </div>
    </>
  )
}
