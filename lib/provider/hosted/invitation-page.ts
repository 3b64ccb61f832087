import type { InvitationStep, NewPassword, PasswordError } from '#components/hosted/views.ts'
import { minPasswordLength } from '#lib/identity/password-rules.ts'
import type { Saying } from '#lib/language/saying.ts'
import type { Browser } from '../ports/browser.ts'
import { formToken } from './form.ts'
import type { Invited } from './invitation-found.ts'
import { stepPaths } from './links.ts'
import { checkFor } from './password-check.ts'
import type { Page, Visit } from './visit.ts'

export type InvitationAsk = { visit: Visit; invited: Invited; browser: Browser }

/** What was typed, and what is wrong with it. */
type Typed = {
  name?: string
  nameProblem?: Saying | undefined
  problem?: Saying | undefined
  isBusy?: boolean
  error?: PasswordError
  newPassword?: NewPassword
}

/** The page of an invitation, at the step where this browser is: who is signed in on it, and whether the address has an account. */
export async function invitationPage(
  visit: Visit,
  invited: Invited,
  browser: Pick<Browser, 'hash' | 'sessions'>,
  typed: Typed,
): Promise<Page> {
  const { environment, tenant, kind } = visit.snapshot
  const check = checkFor(visit, browser.hash)
  return {
    view: {
      view: 'invitation',
      tenantName: tenant.displayName,
      action: `${environment.issuer}${stepPaths.invitation}`,
      csrf: formToken(browser.hash, `invitation:${invited.id}`),
      token: invited.token,
      email: invited.email,
      inviter: invited.inviter,
      isForPortal: kind === 'control',
      step: stepOf(invited, browser, typed, check),
    },
  }
}

function stepOf(
  invited: Invited,
  { sessions }: Pick<Browser, 'sessions'>,
  typed: Typed,
  check: NewPassword['check'],
): InvitationStep {
  const own = sessions.find(({ userId }) => userId === invited.owner?.id)
  const [other] = sessions
  if (own !== undefined) return { kind: 'accept', account: { name: own.name, email: own.email } }
  if (other !== undefined) return { kind: 'other_account', account: { name: other.name, email: other.email } }
  if (invited.owner !== undefined)
    return { kind: 'sign_in', error: typed.error, newPassword: typed.newPassword && { ...typed.newPassword, check } }
  const name = typed.name ?? invited.displayName
  return {
    kind: 'new',
    name,
    nameProblem: typed.nameProblem,
    password: { minLength: minPasswordLength(invited.policies), problem: typed.problem, check },
    isBusy: typed.isBusy ?? false,
  }
}
