import { Chrome } from './chrome.tsx'
import { Account } from './consent.tsx'
import { documentTitle } from './document-title.ts'
import { ErrorSummary, FieldError, Submit } from './form.tsx'
import { AppMark, Heading } from './heading.tsx'
import { Icon } from './icon.tsx'
import { NewPasswordField } from './new-password-field.tsx'
import { PasswordField } from './password-field.tsx'
import { sayRefusal } from './refused-password.ts'
import { say } from './say.ts'
import type { HostedPage, InvitationStep, InvitationView } from './views.ts'

type Props = { view: InvitationView; page: HostedPage }

/** An invitation: for whom, from whom, and the one thing to do. Nothing is used up by looking at it (Y07). */
export function Invitation({ view, page }: Props) {
  const { step, tenantName } = view
  const title = page.words.hosted(`invitation.title.${step.kind}`)
  const failed = hasFailed(step)
  return (
    <Chrome page={page} title={documentTitle(title, tenantName)} failed={failed} links={view.links}>
      <AppMark name={tenantName} />
      <Heading focused={!failed}>{title}</Heading>
      <p className="lede">{invitedBy(view, page)}</p>
      <form method="post" action={view.action} noValidate={true}>
        <input type="hidden" name="csrf" value={view.csrf} />
        <input type="hidden" name="token" value={view.token} />
        <Fields view={view} step={step} page={page} />
      </form>
    </Chrome>
  )
}

function invitedBy({ inviter, isForPortal, tenantName: tenant }: InvitationView, { words: { hosted: t } }: HostedPage) {
  if (inviter === undefined)
    return isForPortal ? t('invitation.invitedPortal', { tenant }) : t('invitation.invited', { tenant })
  return isForPortal ? t('invitation.byPortal', { inviter, tenant }) : t('invitation.by', { inviter, tenant })
}

function hasFailed(step: InvitationStep): boolean {
  if (step.kind === 'new') return step.nameProblem !== undefined || step.password.problem !== undefined || step.isBusy
  return step.kind === 'sign_in' && (step.error !== undefined || step.newPassword?.problem !== undefined)
}

function Fields({ view, step, page }: Props & { step: InvitationStep }) {
  const t = page.words.hosted
  switch (step.kind) {
    case 'new':
      return <NewAccount view={view} step={step} page={page} />
    case 'sign_in':
      return <SignIn view={view} step={step} page={page} />
    case 'accept':
      return (
        <>
          <div className="who hosted-section">
            <Account account={step.account} />
          </div>
          <Submit name="decision" value="accept">
            {t('invitation.accept')}
          </Submit>
        </>
      )
    case 'other_account':
      return (
        <>
          <p>{t('invitation.other', { email: view.email })}</p>
          <div className="who hosted-section">
            <Account account={step.account} />
          </div>
          <Submit name="decision" value="sign_out">
            {t('invitation.signOut')}
          </Submit>
        </>
      )
  }
}

function NewAccount({ view, step, page }: Props & { step: Extract<InvitationStep, { kind: 'new' }> }) {
  const t = page.words.hosted
  const { password, isBusy } = step
  const nameProblem = step.nameProblem && say(page, step.nameProblem)
  return (
    <>
      {isBusy ? <ErrorSummary title={t('common.busy')}>{t('common.nothingChanged')}</ErrorSummary> : null}
      {nameProblem === undefined && password.problem === undefined ? null : (
        <ErrorSummary title={t('common.accountNotMade')}>
          {nameProblem === undefined ? null : (
            <a className="link" href="#name">
              {nameProblem}
            </a>
          )}{' '}
          {password.problem === undefined ? null : (
            <a className="link" href="#new_password">
              {say(page, password.problem)}
            </a>
          )}
        </ErrorSummary>
      )}
      <Invited email={view.email} page={page} />
      <div className="field">
        <label htmlFor="name">{t('common.yourName')}</label>
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
      <NewPasswordField label={t('invitation.choose')} password={password} page={page} />
      <Submit name="decision" value="create">
        {t('invitation.make')}
      </Submit>
    </>
  )
}

function SignIn({ view, step, page }: Props & { step: Extract<InvitationStep, { kind: 'sign_in' }> }) {
  const t = page.words.hosted
  const { error, newPassword } = step
  const said = error === undefined ? undefined : sayRefusal(error, page)
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
        <ErrorSummary title={t('common.passwordRefused')}>
          <a className="link" href="#new_password">
            {say(page, newPassword.problem)}
          </a>
        </ErrorSummary>
      )}
      <p>{newPassword === undefined ? t('invitation.known') : t('invitation.given')}</p>
      <Invited email={view.email} page={page} />
      <PasswordField
        id="password"
        label={newPassword === undefined ? t('common.password') : t('common.givenPassword')}
        page={page}
        autoComplete="current-password"
        error={said?.field}
        first={true}
      />
      {newPassword === undefined ? null : (
        <NewPasswordField label={t('common.newPassword')} password={newPassword} page={page} />
      )}
      <Submit name="decision" value="sign_in">
        {t('invitation.signIn')}
      </Submit>
    </>
  )
}

/** Whom it is for; password managers read the pair from here (UX-H7). */
function Invited({ email, page }: { email: string; page: HostedPage }) {
  return (
    <div className="who">
      <Icon name="mail" />
      <input
        className="who-name"
        name="username"
        aria-label={page.words.hosted('common.email')}
        autoComplete="username"
        readOnly={true}
        tabIndex={-1}
        defaultValue={email}
      />
    </div>
  )
}
