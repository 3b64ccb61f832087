import type { MailedLinkView } from '#components/hosted/mailed-views.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { firstPassword } from '#lib/identity/invitations/first-password.ts'
import { type PasswordAbout, passwordRulesFor } from '#lib/identity/new-password.ts'
import type { PasswordRefusal } from '#lib/identity/password-rules.ts'
import { loadPlaceWords } from '#lib/identity/place-words.ts'
import { recoverPassword } from '#lib/identity/recover-password.ts'
import { isServiceError } from '#lib/kernel/errors.ts'
import { saying } from '#lib/language/saying.ts'
import { loadPolicyValues } from '#lib/policy/load.ts'
import { field } from './form.ts'
import { linkedTransaction } from './linked-request.ts'
import { deadLink, linkPage, type OpenLink, openLink, refuseLinkForm, wayHome } from './mailed-link.ts'
import { message } from './messages.ts'
import { checkFor } from './password-check.ts'
import { passwordProblem } from './password-problem.ts'
import { prove } from './prove.ts'
import { saveProgress } from './requests.ts'
import type { Answer, Page, Step, Visit } from './visit.ts'

type Refused = { problem?: PasswordRefusal | undefined; isBusy?: boolean }
type About = PasswordAbout & { email: string }

/** Y05: nobody comes here without a link that holds. */
async function show(visit: Visit): Promise<Answer> {
  const link = await openLink(visit, 'reset_password')
  if ('view' in link) return link
  const about = await aboutOf(visit, link)
  return about === undefined ? deadLink(visit, 'unknown') : page(visit, link, about, {}, 200)
}

/** Whose password it is, as far as its rules depend on that. */
const aboutOf = ({ snapshot }: Visit, { challenge }: OpenLink): Promise<About | undefined> =>
  withTenant(snapshot.tenant.id, async (tx) => {
    const { directoryId, environment, kind } = snapshot
    const where = { directoryId, id: challenge.userId ?? environment.id }
    const user = await tx.db.user.findFirst({ where, select: { displayName: true } })
    if (user === null) return undefined
    const { normalized } = challenge
    const policies = await loadPolicyValues(tx, { environment: { id: environment.id, kind }, directoryId })
    const placeWords = await loadPlaceWords(tx, directoryId)
    return { displayName: user.displayName, normalized, email: normalized, policies, placeWords }
  })

function page(visit: Visit, link: OpenLink, about: About, { problem, isBusy = false }: Refused, status: number) {
  const { minLength } = passwordRulesFor(about)
  return linkPage(
    visit,
    'resetPassword',
    link,
    (hash) => {
      const newPassword: MailedLinkView['newPassword'] = {
        ...{ identifier: about.email, minLength, problem: passwordProblem(problem), isBusy },
        check: checkFor(visit, hash),
      }
      return { kind: 'reset', newPassword }
    },
    status,
  )
}

async function submit(visit: Visit): Promise<Answer> {
  const link = await openLink(visit, 'reset_password')
  if ('view' in link) return link
  const refused = await refuseLinkForm(visit, link, 'resetPassword')
  if (refused !== undefined) return refused
  const about = await aboutOf(visit, link)
  if (about === undefined) return deadLink(visit, 'unknown')
  try {
    const chosen = await firstPassword(field(visit.request, 'new_password') ?? '', about)
    if ('problem' in chosen) return page(visit, link, about, chosen, 400)
    return await recover(visit, link, chosen.hash)
  } catch (error) {
    if (!isServiceError(error) || error.code !== 'unavailable') throw error
    return page(visit, link, about, { isBusy: true }, 503)
  }
}

async function recover(visit: Visit, { place, key, challenge }: OpenLink, passwordHash: string): Promise<Answer> {
  const { snapshot, now } = visit
  const keepsSessions = field(visit.request, 'end_sessions') === undefined
  const wanted = { link: { place, key }, passwordHash, keepsSessions, now }
  const verdict = await withTenant(snapshot.tenant.id, (tx) => recoverPassword(tx, wanted))
  if (verdict.kind === 'suspended') return deadLink(visit, 'unknown')
  if (verdict.kind !== 'recovered') return deadLink(visit, verdict.kind)
  const transaction = await linkedTransaction(visit, challenge)
  if (transaction === undefined) return done(visit)
  // The link showed the mailbox and no more: whatever else is demanded is asked as at any sign-in (ASVS 6.4.3).
  const { request } = transaction
  const { normalized: identifier } = challenge
  await withTenant(snapshot.tenant.id, (tx) => saveProgress(tx, snapshot, request.id, request.progress, identifier))
  const { userId } = verdict
  return prove(visit, { ...transaction, identifier }, { userId, proof: { kind: 'email', at: now } })
}

const done = (visit: Visit): Page =>
  message(
    visit,
    200,
    saying('message.passwordChanged.title'),
    saying(visit.snapshot.kind === 'control' ? 'message.passwordChanged.portal' : 'message.passwordChanged.text'),
    wayHome(visit),
  )

/** The page that the link of a forgotten password leads to. */
export const resetPassword: Step = { GET: show, POST: submit }
