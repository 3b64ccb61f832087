import { CopyButton } from '../hosted/copy-button.tsx'
import { FieldError, FieldSummary, Form } from '../hosted/form.tsx'
import type { HostedPage } from '../hosted/views.ts'
import type { AccountCodesView } from './security-views.ts'
import { TaskPage } from './task-page.tsx'

/** New recovery codes, once: to download, print, copy or write down, in one order everywhere (UX-H60 to H62). */
export function Codes({ view, page }: { view: AccountCodesView; page: HostedPage }) {
  const [t, h] = [page.words.account, page.words.hosted]
  const { isUnsaved, form, shell } = view
  return (
    <TaskPage
      page={page}
      shell={shell}
      title={h('recovery.title')}
      lede={h('recovery.lede', { tenant: shell.tenantName })}
      failed={isUnsaved}
      back={t('security.cancel')}
    >
      {view.isReplacing ? <p className="secondary">{t('codes.old')}</p> : null}
      <ol className="code-list">
        {view.codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <p className="code-ways">
        <a className="button button-sm" href={view.fileHref} download="">
          {h('recovery.download')}
        </a>{' '}
        <button className="button button-sm" type="button" data-print="" hidden={true}>
          {h('recovery.print')}
        </button>{' '}
        <CopyButton text={view.text} page={page}>
          {h('recovery.copy')}
        </CopyButton>
      </p>
      <Form action={form.action} csrf={form.csrf}>
        {isUnsaved ? <FieldSummary title={h('recovery.unsaved')}>{h('recovery.nothingStored')}</FieldSummary> : null}
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
            <span>{h('recovery.saved')}</span>
          </label>
          {isUnsaved ? <FieldError id="saved-error">{h('recovery.tick')}</FieldError> : null}
        </div>
        <button type="submit" className="button button-primary">
          {t('codes.continue')}
        </button>
      </Form>
    </TaskPage>
  )
}
