import { Chrome } from './chrome.tsx'
import { CopyButton } from './copy-button.tsx'
import { documentTitle } from './document-title.ts'
import { FieldError, FieldSummary, Form, Submit } from './form.tsx'
import { AppMark, Heading } from './heading.tsx'
import type { HostedPage, RecoveryCodesView } from './views.ts'

/** Recovery codes, once: to download, print, copy or write down, in one order everywhere (UX-H60 to H62). */
export function RecoveryCodes({ view, page }: { view: RecoveryCodesView; page: HostedPage }) {
  const isUnsaved = view.isUnsaved === true
  const t = page.words.hosted
  const title = t('recovery.title')
  return (
    <Chrome page={page} title={documentTitle(title, view.clientName)} failed={isUnsaved} links={view.links}>
      <AppMark name={view.tenantName} logo={view.clientLogo} />
      <Heading focused={!isUnsaved}>{title}</Heading>
      <p className="lede">{t('recovery.lede', { tenant: view.tenantName })}</p>
      <ol className="code-list">
        {view.codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <p className="code-ways">
        <a className="button button-sm" href={view.fileHref} download="">
          {t('recovery.download')}
        </a>{' '}
        <button className="button button-sm" type="button" data-print="" hidden={true}>
          {t('recovery.print')}
        </button>{' '}
        <CopyButton text={view.text} page={page}>
          {t('recovery.copy')}
        </CopyButton>
      </p>
      <Form action={view.action} csrf={view.csrf} requestId={view.requestId}>
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
        <Submit>{t('common.continue')}</Submit>
      </Form>
    </Chrome>
  )
}
