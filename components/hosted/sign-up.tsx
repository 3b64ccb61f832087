import type { ReactNode } from 'react'
import { Chrome } from './chrome.tsx'
import { documentTitle } from './document-title.ts'
import { ErrorSummary, FieldError, Form, Submit } from './form.tsx'
import { AppMark, Heading } from './heading.tsx'
import { Icon } from './icon.tsx'
import { NewPasswordField } from './new-password-field.tsx'
import { say } from './say.ts'
import { SignUpAddress } from './sign-up-address.tsx'
import type { HostedPage, SignUpStep, SignUpView } from './views.ts'

type Props = { view: SignUpView; page: HostedPage }

/** A new person makes their account: who they are, the code that was mailed to them, a password. */
export function SignUp({ view, page }: Props) {
  const t = page.words.hosted
  const { step, tenantName, clientName } = view
  const title = t(`signUp.title.${step.kind}`)
  const failed = hasFailed(step)
  return (
    <Chrome page={page} title={documentTitle(title, clientName)} failed={failed} links={view.links}>
      <AppMark name={tenantName} logo={view.clientLogo} />
      <Heading focused={!failed}>{title}</Heading>
      <p className="lede">
        {step.kind === 'code' ? t('signUp.sent', { email: step.email }) : t('common.continueTo', { app: clientName })}
      </p>
      <Form action={view.action} csrf={view.csrf} requestId={view.requestId}>
        <Fields view={view} step={step} page={page} />
        <Submit>{step.kind === 'password' ? t('signUp.create') : t('common.continue')}</Submit>
      </Form>
      <p className="small muted hosted-after">
        {step.kind === 'code' ? (
          t.rich('signUp.nothingCame', {
            link: (text) => (
              <a className="link" href={view.beginHref}>
                {text}
              </a>
            ),
          })
        ) : (
          <>
            {t('signUp.haveAccount')}{' '}
            <a className="link" href={view.signInHref}>
              {t('common.signIn')}
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

function Fields({ view, step, page }: Props & { step: SignUpStep }): ReactNode {
  if (step.kind === 'address') return <SignUpAddress step={step} page={page} />
  if (step.kind === 'code') return <Code step={step} beginHref={view.beginHref} page={page} />
  return <Password step={step} page={page} />
}

type CodeProps = { step: Extract<SignUpStep, { kind: 'code' }>; beginHref: string; page: HostedPage }

function Code({ step: { error }, beginHref, page }: CodeProps) {
  const t = page.words.hosted
  const title = error === undefined ? '' : t(`signUp.${error.kind}`)
  return (
    <>
      {error === undefined ? null : (
        <ErrorSummary title={title}>
          <a className="link" href={error.kind === 'over' ? beginHref : '#code'}>
            {error.kind === 'over' ? t('signUp.askAnew') : t('signUp.enterAgain')}
          </a>{' '}
          {error.kind === 'wrong' ? t('signUp.triesLeft', { count: error.triesLeft }) : null}
        </ErrorSummary>
      )}
      <div className="field">
        <label htmlFor="code">{t('signUp.code')}</label>
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
          {t('signUp.codeHint')}
        </p>
      </div>
    </>
  )
}

type PasswordProps = { step: Extract<SignUpStep, { kind: 'password' }>; page: HostedPage }

function Password({ step: { email, password, isBusy }, page }: PasswordProps) {
  const t = page.words.hosted
  return (
    <>
      {isBusy ? <ErrorSummary title={t('common.busy')}>{t('common.nothingChanged')}</ErrorSummary> : null}
      {password.problem === undefined ? null : (
        <ErrorSummary title={t('common.accountNotMade')}>
          <a className="link" href="#new_password">
            {say(page, password.problem)}
          </a>
        </ErrorSummary>
      )}
      <div className="who">
        <Icon name="mail" />
        <input
          className="who-name"
          name="username"
          aria-label={t('common.email')}
          autoComplete="username"
          readOnly={true}
          tabIndex={-1}
          defaultValue={email}
        />
      </div>
      <input type="hidden" name="platform" value="" />
      <NewPasswordField label={t('signUp.title.password')} password={password} page={page} first={true} />
    </>
  )
}
