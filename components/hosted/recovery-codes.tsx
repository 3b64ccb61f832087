import { Chrome } from './chrome.tsx'
import { CopyButton } from './copy-button.tsx'
import { FieldError, FieldSummary, Form, Submit } from './form.tsx'
import { AppMark, Heading } from './heading.tsx'
import type { HostedPage, RecoveryCodesView } from './views.ts'

/** Recovery codes, once: to download, print, copy or write down, in one order everywhere (UX-H60 to H62). */
export function RecoveryCodes({ view, page }: { view: RecoveryCodesView; page: HostedPage }) {
  const isUnsaved = view.isUnsaved === true
  const title = 'Save your recovery codes'
  return (
    <Chrome page={page} title={`${title} · ${view.clientName}`} failed={isUnsaved} links={view.links}>
      <AppMark name={view.tenantName} logo={view.clientLogo} />
      <Heading focused={!isUnsaved}>{title}</Heading>
      <p className="lede">
        Without your device, one of these codes lets you sign in to {view.tenantName}. Each works once. They are shown
        only now.
      </p>
      <ol className="code-list">
        {view.codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <p className="code-ways">
        <a className="button button-sm" href={view.fileHref} download="">
          Download
        </a>{' '}
        <button className="button button-sm" type="button" data-print="" hidden={true}>
          Print
        </button>{' '}
        <CopyButton text={view.text}>Copy</CopyButton>
      </p>
      <Form action={view.action} csrf={view.csrf} requestId={view.requestId}>
        {isUnsaved ? <FieldSummary title="Save the codes first.">Nothing was stored yet.</FieldSummary> : null}
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
            <span>I have saved them</span>
          </label>
          {isUnsaved ? <FieldError id="saved-error">Tick this when they are in a safe place.</FieldError> : null}
        </div>
        <Submit>Continue</Submit>
      </Form>
    </Chrome>
  )
}
