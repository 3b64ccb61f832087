import { Chrome } from './chrome.tsx'
import { Account } from './consent.tsx'
import { ErrorSummary, FieldError, Submit } from './form.tsx'
import { AppMark, Heading } from './heading.tsx'
import { Icon } from './icon.tsx'
import { NewPasswordField } from './new-password-field.tsx'
import { PasswordField } from './password-field.tsx'
import { sayRefusal } from './refused-password.ts'
import type { HostedPage, InvitationStep, InvitationView } from './views.ts'

type Props = { view: InvitationView; page: HostedPage }

const titles: Readonly<Record<InvitationStep['kind'], string>> = {
  new: 'Make your account',
  sign_in: 'Sign in to accept',
  accept: 'Accept the invitation',
  other_account: 'This invitation is for somebody else',
}

/** An invitation: for whom, from whom, and the one thing to do. Nothing is used up by looking at it (Y07). */
export function Invitation({ view, page }: Props) {
  const { step, tenantName } = view
  const failed = hasFailed(step)
  return (
    <Chrome page={page} title={`${titles[step.kind]} · ${tenantName}`} failed={failed} links={view.links}>
      <AppMark name={tenantName} />
      <Heading focused={!failed}>{titles[step.kind]}</Heading>
      <p className="lede">
        {view.inviter === undefined ? 'You are invited' : `${view.inviter} invites you`} to{' '}
        {view.isForPortal ? `the administration of ${tenantName}` : tenantName}.
      </p>
      <form method="post" action={view.action} noValidate={true}>
        <input type="hidden" name="csrf" value={view.csrf} />
        <input type="hidden" name="token" value={view.token} />
        <Fields view={view} step={step} />
      </form>
    </Chrome>
  )
}

function hasFailed(step: InvitationStep): boolean {
  if (step.kind === 'new') return step.nameProblem !== undefined || step.password.problem !== undefined || step.isBusy
  return step.kind === 'sign_in' && (step.error !== undefined || step.newPassword?.problem !== undefined)
}

function Fields({ view, step }: { view: InvitationView; step: InvitationStep }) {
  switch (step.kind) {
    case 'new':
      return <NewAccount view={view} step={step} />
    case 'sign_in':
      return <SignIn view={view} step={step} />
    case 'accept':
      return (
        <>
          <div className="who hosted-section">
            <Account account={step.account} />
          </div>
          <Submit name="decision" value="accept">
            Accept the invitation
          </Submit>
        </>
      )
    case 'other_account':
      return (
        <>
          <p>
            You are signed in here with another account. The invitation is for {view.email}: sign out, and go on as
            them.
          </p>
          <div className="who hosted-section">
            <Account account={step.account} />
          </div>
          <Submit name="decision" value="sign_out">
            Sign out and continue
          </Submit>
        </>
      )
  }
}

function NewAccount({ view, step }: { view: InvitationView; step: Extract<InvitationStep, { kind: 'new' }> }) {
  const { nameProblem, password, isBusy } = step
  return (
    <>
      {isBusy ? (
        <ErrorSummary title="It is very busy here.">Nothing was changed. Try again in a moment.</ErrorSummary>
      ) : null}
      {nameProblem === undefined && password.problem === undefined ? null : (
        <ErrorSummary title="Your account is not made yet.">
          {nameProblem === undefined ? null : (
            <a className="link" href="#name">
              {nameProblem}
            </a>
          )}{' '}
          {password.problem === undefined ? null : (
            <a className="link" href="#new_password">
              {password.problem}
            </a>
          )}
        </ErrorSummary>
      )}
      <Invited email={view.email} />
      <div className="field">
        <label htmlFor="name">Your name</label>
        <input
          className="input input-lg"
          id="name"
          name="name"
          autoComplete="name"
          maxLength={100}
          defaultValue={step.name}
          data-first=""
          aria-invalid={nameProblem === undefined ? undefined : true}
          aria-describedby={nameProblem === undefined ? undefined : 'name-error'}
        />
        {nameProblem === undefined ? null : <FieldError id="name-error">{nameProblem}</FieldError>}
      </div>
      <NewPasswordField label="Choose a password" password={password} />
      <Submit name="decision" value="create">
        Make the account
      </Submit>
    </>
  )
}

function SignIn({ view, step }: { view: InvitationView; step: Extract<InvitationStep, { kind: 'sign_in' }> }) {
  const { error, newPassword } = step
  const said = error === undefined ? undefined : sayRefusal(error)
  return (
    <>
      {said === undefined ? null : (
        <ErrorSummary title={said.title}>
          {said.field === undefined ? null : (
            <a className="link" href="#password">
              {said.field}
            </a>
          )}{' '}
          {said.advice}
        </ErrorSummary>
      )}
      {newPassword?.problem === undefined ? null : (
        <ErrorSummary title="This password can’t be used.">
          <a className="link" href="#new_password">
            {newPassword.problem}
          </a>
        </ErrorSummary>
      )}
      <p>
        {newPassword === undefined
          ? 'You have an account with this address.'
          : 'The password that you used was made for you, so somebody else may know it. Choose your own.'}
      </p>
      <Invited email={view.email} />
      <PasswordField
        id="password"
        label={newPassword === undefined ? 'Password' : 'The password that you were given'}
        autoComplete="current-password"
        error={said?.field}
        first={true}
      />
      {newPassword === undefined ? null : <NewPasswordField label="Your new password" password={newPassword} />}
      <Submit name="decision" value="sign_in">
        Sign in and accept
      </Submit>
    </>
  )
}

/** Whom it is for; password managers read the pair from here (UX-H7). */
function Invited({ email }: { email: string }) {
  return (
    <div className="who">
      <Icon name="mail" />
      <input
        className="who-name"
        name="username"
        aria-label="E-mail"
        autoComplete="username"
        readOnly={true}
        tabIndex={-1}
        defaultValue={email}
      />
    </div>
  )
}
