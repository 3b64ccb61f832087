import { Chrome } from './chrome.tsx'
import { ErrorSummary, FieldError, Form, Submit } from './form.tsx'
import { AppMark, Heading } from './heading.tsx'
import type { EmailCodeView } from './mailed-views.ts'
import { inSeconds, resendWords, sayCodeError } from './mailed-words.ts'
import type { HostedPage } from './views.ts'

/** A code by mail: offered first, for opening a page sends nothing; then typed (UX-H26, H28, H29). */
export function EmailCode({ view, page }: { view: EmailCodeView; page: HostedPage }) {
  const error = view.error === undefined ? undefined : sayCodeError(view.error)
  const isOffer = view.step === 'offer'
  const title = isOffer ? 'Get a code by e-mail' : 'Check your e-mail'
  return (
    <Chrome page={page} title={`${title} · ${view.clientName}`} failed={error !== undefined} links={view.links}>
      <AppMark name={view.tenantName} logo={view.clientLogo} />
      <Heading focused={error === undefined}>{title}</Heading>
      <p className="lede">
        {isOffer
          ? `We send a code to ${view.address}.`
          : `If ${view.address} belongs to an account, a message with a code is on its way. It holds for 10 minutes.`}
      </p>
      <Form action={view.action} csrf={view.csrf} requestId={view.requestId}>
        {error === undefined ? null : (
          <ErrorSummary title={error.title}>
            {error.field === undefined ? null : (
              <a className="link" href="#code">
                {error.field}
              </a>
            )}{' '}
            {error.advice}
          </ErrorSummary>
        )}
        {isOffer ? null : <CodeField error={error?.field} />}
        <Submit name="decision" value={isOffer ? 'send' : 'confirm'}>
          {isOffer ? 'Send the code' : 'Continue'}
        </Submit>
        {isOffer ? null : <SendAgain seconds={view.resendSeconds} />}
      </Form>
      <p className="small hosted-after">
        <a className="link" href={view.otherHref}>
          {view.otherLabel}
        </a>
      </p>
    </Chrome>
  )
}

/** One field for the whole code, that takes pastes and what phones fill in (UX-H26). */
function CodeField({ error }: { error: string | undefined }) {
  return (
    <div className="field">
      <label htmlFor="code">Six-digit code</label>
      <input
        className="input input-lg"
        id="code"
        name="code"
        type="text"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={40}
        data-first=""
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={error === undefined ? 'code-hint' : 'code-error code-hint'}
      />
      {error === undefined ? null : <FieldError id="code-error">{error}</FieldError>}
      <p className="hint" id="code-hint">
        The newest message counts: a new code ends the one before.
      </p>
    </div>
  )
}

/**
 * Another code (UX-H28). Until one may be asked for, that is said in words; the page's script counts down instead, with the button
 * off, and says once when it may be (UX-H69).
 */
function SendAgain({ seconds }: { seconds: number | undefined }) {
  return (
    <>
      <button
        type="submit"
        className="button button-lg button-quiet button-block"
        name="decision"
        value="send"
        formNoValidate={true}
      >
        {resendWords.send}
      </button>
      {seconds === undefined ? null : (
        <div className="small muted" data-wait={seconds} data-left={resendWords.left('#')} data-now={resendWords.now}>
          <span>{resendWords.left(inSeconds(seconds))}</span>
          <span role="status" />
        </div>
      )}
    </>
  )
}
