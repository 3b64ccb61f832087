import type { ReactNode } from 'react'
import { Chrome } from './chrome.tsx'
import { ErrorSummary, FieldError, Form, Submit } from './form.tsx'
import { AppMark, Heading } from './heading.tsx'
import { Icon } from './icon.tsx'
import { NewPasswordField } from './new-password-field.tsx'
import { SignUpAddress } from './sign-up-address.tsx'
import { signUpWords as t } from './sign-up-words.ts'
import type { HostedPage, SignUpStep, SignUpView } from './views.ts'

type Props = { view: SignUpView; page: HostedPage }

/** A new person makes their account: who they are, the code that was mailed to them, a password. */
export function SignUp({ view, page }: Props) {
  const { step, tenantName, clientName } = view
  const failed = hasFailed(step)
  return (
    <Chrome page={page} title={`${t.title[step.kind]} · ${clientName}`} failed={failed} links={view.links}>
      <AppMark name={tenantName} logo={view.clientLogo} />
      <Heading focused={!failed}>{t.title[step.kind]}</Heading>
      <p className="lede">{step.kind === 'code' ? t.sent(step.email) : `Continue to ${clientName}`}</p>
      <Form action={view.action} csrf={view.csrf} requestId={view.requestId}>
        <Fields view={view} step={step} />
        <Submit>{t.submit[step.kind]}</Submit>
      </Form>
      <p className="small muted hosted-after">
        {step.kind === 'code' ? (
          <>
            {t.nothingCame}{' '}
            <a className="link" href={view.beginHref}>
              {t.sendAgain}
            </a>
            .
          </>
        ) : (
          <>
            {t.haveAccount}{' '}
            <a className="link" href={view.signInHref}>
              {t.signIn}
            </a>
          </>
        )}
      </p>
    </Chrome>
  )
}

function hasFailed(step: SignUpStep): boolean {
  if (step.kind === 'code') return step.error !== undefined
  if (step.kind === 'password') return step.isBusy || step.password.problem !== undefined
  return [step.nameProblem, step.emailProblem, step.waitSeconds].some((each) => each !== undefined)
}

function Fields({ view, step }: { view: SignUpView; step: SignUpStep }): ReactNode {
  if (step.kind === 'address') return <SignUpAddress step={step} />
  if (step.kind === 'code') return <Code step={step} beginHref={view.beginHref} />
  return <Password step={step} />
}

function Code({ step: { error }, beginHref }: { step: Extract<SignUpStep, { kind: 'code' }>; beginHref: string }) {
  const title = error === undefined ? '' : { wrong: t.wrong, missing: t.missing, over: t.over }[error.kind]
  return (
    <>
      {error === undefined ? null : (
        <ErrorSummary title={title}>
          <a className="link" href={error.kind === 'over' ? beginHref : '#code'}>
            {error.kind === 'over' ? t.askAnew : t.enterAgain}
          </a>{' '}
          {error.kind === 'wrong' ? triesWords(error.triesLeft) : null}
        </ErrorSummary>
      )}
      <div className="field">
        <label htmlFor="code">{t.code}</label>
        <input
          className="input input-lg"
          id="code"
          name="code"
          inputMode="numeric"
          pattern="[0-9 ]*"
          autoComplete="one-time-code"
          autoCorrect="off"
          spellCheck={false}
          maxLength={20}
          data-first=""
          aria-invalid={error === undefined ? undefined : true}
          aria-describedby={error === undefined ? 'code-hint' : 'code-error code-hint'}
        />
        {error === undefined ? null : <FieldError id="code-error">{title}</FieldError>}
        <p className="hint" id="code-hint">
          {t.codeHint}
        </p>
      </div>
    </>
  )
}

const triesWords = (left: number): string => `${left} ${left === 1 ? 'try' : 'tries'} left.`

function Password({ step: { email, password, isBusy } }: { step: Extract<SignUpStep, { kind: 'password' }> }) {
  return (
    <>
      {isBusy ? <ErrorSummary title={t.busy}>{t.nothingChanged}</ErrorSummary> : null}
      {password.problem === undefined ? null : (
        <ErrorSummary title={t.notMade}>
          <a className="link" href="#new_password">
            {password.problem}
          </a>
        </ErrorSummary>
      )}
      <div className="who">
        <Icon name="mail" />
        <input
          className="who-name"
          name="username"
          aria-label={t.email}
          autoComplete="username"
          readOnly={true}
          tabIndex={-1}
          defaultValue={email}
        />
      </div>
      <input type="hidden" name="platform" value="" />
      <NewPasswordField label={t.title.password} password={password} first={true} />
    </>
  )
}
