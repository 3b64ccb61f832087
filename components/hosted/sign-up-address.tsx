import { ErrorSummary, FieldError } from './form.tsx'
import { signUpWords as t } from './sign-up-words.ts'
import type { SignUpStep } from './views.ts'
import { inTime } from './words.ts'

/** Who a new person is. */
export function SignUpAddress({ step }: { step: Extract<SignUpStep, { kind: 'address' }> }) {
  const { name, email, nameProblem, emailProblem, waitSeconds } = step
  return (
    <>
      {waitSeconds === undefined ? null : <ErrorSummary title={t.tooMany}>{t.wait(inTime(waitSeconds))}</ErrorSummary>}
      {nameProblem === undefined && emailProblem === undefined ? null : (
        <ErrorSummary title={t.notMade}>
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
        <label htmlFor="username">{t.email}</label>
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
        <label htmlFor="name">{t.name}</label>
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
