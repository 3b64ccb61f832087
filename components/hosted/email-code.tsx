import { Chrome } from './chrome.tsx'
import { documentTitle } from './document-title.ts'
import { ErrorSummary, FieldError, Form, Submit } from './form.tsx'
import { AppMark, Heading } from './heading.tsx'
import type { EmailCodeView } from './mailed-views.ts'
import { sayCodeError } from './said-mailed.ts'
import type { HostedPage } from './views.ts'

/** A code by mail: offered first, for opening a page sends nothing; then typed (UX-H26, H28, H29). */
export function EmailCode({ view, page }: { view: EmailCodeView; page: HostedPage }) {
  const t = page.words.hosted
  const error = view.error === undefined ? undefined : sayCodeError(view.error, page)
  const isOffer = view.step === 'offer'
  const title = isOffer ? t('emailCode.offer') : t('emailCode.title')
  return (
    <Chrome page={page} title={documentTitle(title, view.clientName)} failed={error !== undefined} links={view.links}>
      <AppMark name={view.tenantName} logo={view.clientLogo} />
      <Heading focused={error === undefined}>{title}</Heading>
      <p className="lede">
        {isOffer ? t('emailCode.ledeOffer', { email: view.address }) : t('emailCode.lede', { email: view.address })}
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
        {isOffer ? null : <CodeField error={error?.field} page={page} />}
        <Submit name="decision" value={isOffer ? 'send' : 'confirm'}>
          {isOffer ? t('emailCode.send') : t('common.continue')}
        </Submit>
        {isOffer ? null : <SendAgain seconds={view.resendSeconds} page={page} />}
      </Form>
      <p className="small hosted-after">
        <a className="link" href={view.otherHref}>
          {view.isPasswordOther ? t('emailCode.usePassword') : t('common.tryAnotherWay')}
        </a>
      </p>
    </Chrome>
  )
}

/** One field for the whole code, that takes pastes and what phones fill in (UX-H26). */
function CodeField({ error, page }: { error: string | undefined; page: HostedPage }) {
  return (
    <div className="field">
      <label htmlFor="code">{page.words.hosted('emailCode.label')}</label>
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
        {page.words.hosted('emailCode.hint')}
      </p>
    </div>
  )
}

/**
 * Another code (UX-H28). Until one may be asked for, that is said in words; the page's script counts down instead, with the button
 * off, and says once when it may be (UX-H69).
 */
function SendAgain({ seconds, page }: { seconds: number | undefined; page: HostedPage }) {
  const t = page.words.hosted
  return (
    <>
      <button
        type="submit"
        className="button button-lg button-quiet button-block"
        name="decision"
        value="send"
        formNoValidate={true}
      >
        {t('emailCode.sendNew')}
      </button>
      {seconds === undefined ? null : (
        <div
          className="small muted"
          data-wait={seconds}
          data-left={t('emailCode.wait', { time: '#' })}
          data-now={t('emailCode.now')}
        >
          <span>{t('emailCode.wait', { time: page.format.span(seconds) })}</span>
          <span role="status" />
        </div>
      )}
    </>
  )
}
