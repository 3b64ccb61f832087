import { withTenant } from '#lib/db/with-tenant.ts'
import { secureAccount as secure } from '#lib/identity/secure-account.ts'
import { saying } from '#lib/language/saying.ts'
import { stepPaths } from './links.ts'
import { deadLink, linkPage, openLink, refuseLinkForm } from './mailed-link.ts'
import { message } from './messages.ts'
import { takenBy, takenList } from './taken.ts'
import type { Answer, Step, Visit } from './visit.ts'

async function show(visit: Visit): Promise<Answer> {
  const link = await openLink(visit, 'secure_account')
  if ('view' in link) return link
  const taken = await takenBy(visit, link)
  return linkPage(visit, 'secureAccount', link, () => ({ kind: 'secure', taken }))
}

async function submit(visit: Visit): Promise<Answer> {
  const link = await openLink(visit, 'secure_account')
  if ('view' in link) return link
  const refused = await refuseLinkForm(visit, link, 'secureAccount')
  if (refused !== undefined) return refused
  const { place, key } = link
  const { tenant, environment } = visit.snapshot
  const verdict = await withTenant(tenant.id, (tx) => secure(tx, { link: { place, key }, now: visit.now }))
  if (verdict.kind !== 'secured') return deadLink(visit, verdict.kind)
  const action = { href: `${environment.issuer}${stepPaths.forgotPassword}`, label: saying('forgot.title') }
  return message(
    visit,
    200,
    saying('message.secured.title'),
    saying('message.secured.text'),
    action,
    takenList(verdict.taken),
  )
}

/** The page that “secure my account” leads to, in the mail about a new sign-in. */
export const secureAccount: Step = { GET: show, POST: submit }
