import { ErrorSummary, FieldError } from './form.tsx'
import { say } from './say.ts'
import type { HostedPage, SignUpStep } from './views.ts'

type SignUpAddressProps = { step: Extract<SignUpStep, { kind: 'address' }>; page: HostedPage }

/** Who a new person is. */
export function SignUpAddress({ step, page }: SignUpAddressProps) {
  const t = page.words.hosted
  const { name, email, waitSeconds } = step
  const nameProblem = step.nameProblem && say(page, step.nameProblem)
  const emailProblem = step.emailProblem && say(page, step.emailProblem)
  return (
    <>
      {waitSeconds === undefined ? null : (
        <ErrorSummary title={t('signUp.tooMany')}>
          {t('common.tryAgain', { when: page.format.in(waitSeconds) })}
        </ErrorSummary>
      )}
      {nameProblem === undefined && emailProblem === undefined ? null : (
        <ErrorSummary title={t('common.accountNotMade')}>
          {emailProblem === undefined ? null : (
            <a className="link" href="#username">
              {emailProblem}
            </a>
          )}{' '}
          {nameProblem === undefined ? null : (
            <a className="link" href="#name">
              {nameProblem}
            </a>
          )}
        </ErrorSummary>
      )}
      <div className="field">
        <label htmlFor="username">{t('common.email')}</label>
        <input
          className="input input-lg"
          id="username"
          name="username"
          type="text"
          inputMode="email"
          autoComplete="email"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          maxLength={320}
          defaultValue={email}
          data-first=""
          aria-invalid={emailProblem === undefined ? undefined : true}
          aria-describedby={emailProblem === undefined ? undefined : 'username-error'}
        />
        {emailProblem === undefined ? null : <FieldError id="username-error">{emailProblem}</FieldError>}
      </div>
      <div className="field">
        <label htmlFor="name">{t('common.yourName')}</label>
        <input
          className="input input-lg"
          id="name"
          name="name"
          autoComplete="name"
          maxLength={100}
          defaultValue={name}
          aria-invalid={nameProblem === undefined ? undefined : true}
          aria-describedby={nameProblem === undefined ? undefined : 'name-error'}
        />
        {nameProblem === undefined ? null : <FieldError id="name-error">{nameProblem}</FieldError>}
      </div>
    </>
  )
}
