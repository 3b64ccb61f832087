import { withTenant } from '#lib/db/with-tenant.ts'
import { confirmEmailChange } from '#lib/identity/change-email.ts'
import { findAccountName } from '#lib/identity/find-account-name.ts'
import { saying } from '#lib/language/saying.ts'
import { deadLink, linkPage, openLink, refuseLinkForm, wayHome } from './mailed-link.ts'
import { masked } from './masked.ts'
import { message } from './messages.ts'
import type { Answer, Step, Visit } from './visit.ts'

async function show(visit: Visit): Promise<Answer> {
  const link = await openLink(visit, 'change_email')
  if ('view' in link) return link
  const { userId } = link.challenge
  const { tenant, directoryId } = visit.snapshot
  const name = userId === null ? '' : await withTenant(tenant.id, (tx) => findAccountName(tx, { directoryId, userId }))
  return linkPage(visit, 'confirmEmail', link, () => ({ kind: 'confirm', account: masked(name) }))
}

async function submit(visit: Visit): Promise<Answer> {
  const link = await openLink(visit, 'change_email')
  if ('view' in link) return link
  const refused = await refuseLinkForm(visit, link, 'confirmEmail')
  if (refused !== undefined) return refused
  const { place, key } = link
  const { tenant, environment } = visit.snapshot
  const wanted = { link: { place, key }, issuer: environment.issuer, now: visit.now }
  const verdict = await withTenant(tenant.id, (tx) => confirmEmailChange(tx, wanted))
  if (verdict.kind === 'taken')
    return message(visit, 409, saying('message.addressTaken.title'), saying('message.addressTaken.text'))
  if (verdict.kind !== 'changed') return deadLink(visit, verdict.kind)
  const action = wayHome(visit)
  return message(visit, 200, saying('message.addressChanged.title'), saying('message.addressChanged.text'), action)
}

/** The page that the link of a new address leads to. */
export const confirmEmail: Step = { GET: show, POST: submit }
