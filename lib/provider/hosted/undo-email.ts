import { withTenant } from '#lib/db/with-tenant.ts'
import { undoEmailChange } from '#lib/identity/undo-email-change.ts'
import { saying } from '#lib/language/saying.ts'
import { stepPaths } from './links.ts'
import { deadLink, linkPage, openLink, refuseLinkForm } from './mailed-link.ts'
import { message } from './messages.ts'
import { takenBy, takenList } from './taken.ts'
import type { Answer, Step, Visit } from './visit.ts'

async function show(visit: Visit): Promise<Answer> {
  const link = await openLink(visit, 'undo_email')
  if ('view' in link) return link
  const taken = await takenBy(visit, link)
  return linkPage(visit, 'undoEmail', link, () => ({ kind: 'undo', taken }))
}

async function submit(visit: Visit): Promise<Answer> {
  const link = await openLink(visit, 'undo_email')
  if ('view' in link) return link
  const refused = await refuseLinkForm(visit, link, 'undoEmail')
  if (refused !== undefined) return refused
  const { place, key } = link
  const { tenant, environment } = visit.snapshot
  const wanted = { link: { place, key }, now: visit.now }
  const verdict = await withTenant(tenant.id, (tx) => undoEmailChange(tx, wanted))
  if (verdict.kind === 'taken')
    return message(visit, 409, saying('message.addressTaken.title'), saying('message.addressTaken.text'))
  if (verdict.kind !== 'undone') return deadLink(visit, verdict.kind)
  const action = { href: `${environment.issuer}${stepPaths.forgotPassword}`, label: saying('forgot.title') }
  return message(
    visit,
    200,
    saying('message.changeUndone.title'),
    saying('message.changeUndone.text'),
    action,
    takenList(verdict.taken),
  )
}

/** The page that “this wasn’t me” leads to, in the mail about a change of address. */
export const undoEmail: Step = { GET: show, POST: submit }
