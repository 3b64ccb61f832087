import { withTenant } from '#lib/db/with-tenant.ts'
import { type AcceptVerdict, acceptInvitation } from '#lib/identity/invitations/accept.ts'
import { firstPassword } from '#lib/identity/invitations/first-password.ts'
import { provePassword } from '#lib/identity/sign-in.ts'
import { isServiceError } from '#lib/kernel/errors.ts'
import { saying } from '#lib/language/saying.ts'
import { field, formToken, isOurForm, parameter } from './form.ts'
import { openInvitation } from './invitation-found.ts'
import { acceptedInvitation, closedInvitation } from './invitation-messages.ts'
import { type InvitationAsk, invitationPage } from './invitation-page.ts'
import { seeOther, stepPaths } from './links.ts'
import { foreignForm } from './messages.ts'
import { nameBrowser } from './new-browser.ts'
import { passwordProblem } from './password-problem.ts'
import { typedName } from './typed-name.ts'
import type { Answer, Step, Visit } from './visit.ts'

/** Shows what the link is for. Looking uses nothing up: mail scanners follow links too (Y07). */
async function show(visit: Visit): Promise<Answer> {
  if (parameter(visit.request, 'done') !== undefined) return acceptedInvitation(visit)
  const token = parameter(visit.request, 'token') ?? ''
  const invited = await openInvitation(visit, token)
  if ('view' in invited) return invited
  const known = await visit.browser()
  if (known !== undefined) return invitationPage(visit, invited, known, {})
  const named = await withTenant(visit.snapshot.tenant.id, (tx) => nameBrowser(tx, visit))
  const page = await invitationPage(visit, invited, { hash: named.hash, sessions: [] }, {})
  return { ...page, headers: { ...page.headers, ...named.headers } }
}

/** What the person decided. Which step they are at is found out anew: a form says what was typed, not what is asked. */
async function submit(visit: Visit): Promise<Answer> {
  const token = field(visit.request, 'token') ?? ''
  const invited = await openInvitation(visit, token)
  if ('view' in invited) return invited
  const { issuer } = visit.snapshot.environment
  const browser = await visit.browser()
  const again = { href: invitationAddress(visit, token), label: saying('invitation.openAgain') }
  if (browser === undefined || !isOurForm(visit.request, issuer, formToken(browser.hash, `invitation:${invited.id}`)))
    return foreignForm(visit, again)
  const ask: InvitationAsk = { visit, invited, browser }
  const { sessions } = browser
  const own = sessions.find(({ userId }) => userId === invited.owner?.id)
  if (own !== undefined) return accept(ask, { kind: 'existing', userId: own.userId })
  if (sessions.length > 0) return signOutFirst(ask)
  return invited.owner === undefined ? makeAccount(ask) : signInAndAccept(ask)
}

/** Somebody else is signed in here (Y01): their sessions in this browser end, if that is what they chose. */
async function signOutFirst({ visit, invited, browser }: InvitationAsk): Promise<Answer> {
  if (field(visit.request, 'decision') === 'sign_out') {
    const ids = browser.sessions.map(({ id }) => id)
    await visit.ports.browser.end(ids, visit.now)
  }
  return seeOther(invitationAddress(visit, invited.token))
}

async function makeAccount(ask: InvitationAsk): Promise<Answer> {
  const { visit, invited, browser } = ask
  const { displayName, name, problem: nameProblem } = typedName(visit.request)
  const typed = { name }
  try {
    const { normalized, policies, placeWords } = invited
    const about = { displayName, normalized, policies, placeWords }
    const chosen = await firstPassword(field(visit.request, 'new_password') ?? '', about)
    if ('problem' in chosen || nameProblem !== undefined) {
      const problem = 'problem' in chosen ? passwordProblem(chosen.problem) : undefined
      return { ...(await invitationPage(visit, invited, browser, { ...typed, nameProblem, problem })), status: 400 }
    }
    return accept(ask, { kind: 'new', displayName, passwordHash: chosen.hash })
  } catch (error) {
    if (!isServiceError(error) || error.code !== 'unavailable') throw error
    return { ...(await invitationPage(visit, invited, browser, { ...typed, isBusy: true })), status: 503 }
  }
}

/** The address has an account: it is proved by its password, on the same terms as at every other sign-in. */
async function signInAndAccept(ask: InvitationAsk): Promise<Answer> {
  const { visit, invited } = ask
  const { tenant, directoryId, environment, kind } = visit.snapshot
  const [password, newPassword] = [field(visit.request, 'password'), field(visit.request, 'new_password')]
  if (password === undefined) return refusePassword(ask, { error: { kind: 'missing' } }, 400)
  const place = { tenantId: tenant.id, directoryId, environment: { id: environment.id, kind } }
  const who = { identifier: invited.normalized, password, newPassword, browserId: ask.browser.id }
  try {
    const asked = { place, ...who, ip: visit.request.peer.ip, now: visit.now }
    const outcome = await provePassword(asked, async (_, { userId }) => userId)
    if (outcome.kind === 'proved') return accept(ask, { kind: 'existing', userId: outcome.result })
    if (outcome.reason === 'throttled')
      return refusePassword(ask, { error: { kind: 'throttled', retryAfterSeconds: outcome.retryAfterSeconds } }, 429)
    if (outcome.reason === 'suspended') return refusePassword(ask, { error: { kind: 'suspended' } }, 403)
    if (outcome.reason === 'new_password') {
      const { minLength, problem } = outcome
      return refusePassword(
        ask,
        { newPassword: { minLength, problem: passwordProblem(problem) } },
        problem === undefined ? 200 : 400,
      )
    }
    return refusePassword(ask, { error: { kind: 'wrong' } }, 400)
  } catch (error) {
    if (!isServiceError(error) || error.code !== 'unavailable') throw error
    return refusePassword(ask, { error: { kind: 'busy', retryAfterSeconds: error.retryAfterSeconds ?? 5 } }, 503)
  }
}

async function refusePassword(
  { visit, invited, browser }: InvitationAsk,
  typed: Parameters<typeof invitationPage>[3],
  status: number,
): Promise<Answer> {
  return { ...(await invitationPage(visit, invited, browser, typed)), status }
}

type By = Parameters<typeof acceptInvitation>[0]['by']

async function accept(
  { visit, invited }: InvitationAsk,
  by: By,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const { tenant, directoryId, environment } = visit.snapshot
  const place = { tenantId: tenant.id, directoryId, environmentId: environment.id }
  const verdict = await acceptInvitation({ ...place, token: invited.token, by, now: visit.now }).catch(takenMeanwhile)
  if (verdict.kind === 'accepted') return seeOther(`${environment.issuer}${stepPaths.invitation}?done=1`, headers)
  const { reason } = verdict
  if (reason === 'taken' || reason === 'other_person') return seeOther(invitationAddress(visit, invited.token), headers)
  return { ...closedInvitation(visit, reason), headers }
}

/** Two who make an account for one address at the same moment: the second finds it taken, and nothing of theirs is left. */
function takenMeanwhile(error: unknown): AcceptVerdict {
  if (isServiceError(error) && error.code === 'conflict') return { kind: 'refused', reason: 'taken' }
  throw error
}

const invitationAddress = (visit: Visit, token: string): string =>
  `${visit.snapshot.environment.issuer}${stepPaths.invitation}?${new URLSearchParams({ token })}`

/** The page that an invitation's link leads to. */
export const invitation: Step = { GET: show, POST: submit }
