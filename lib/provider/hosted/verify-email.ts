import { withTenant } from '#lib/db/with-tenant.ts'
import { answerLink } from '#lib/identity/challenges/answer-link.ts'
import { verifyAddress } from '#lib/identity/verify-address.ts'
import { saying } from '#lib/language/saying.ts'
import { wayOn } from './linked-request.ts'
import { deadLink, linkPage, openLink, refuseLinkForm } from './mailed-link.ts'
import { message } from './messages.ts'
import type { Answer, Step, Visit } from './visit.ts'

async function show(visit: Visit): Promise<Answer> {
  const link = await openLink(visit, 'verify_email')
  if ('view' in link) return link
  return linkPage(visit, 'verifyEmail', link, () => ({ kind: 'verify' }))
}

/** In any browser (UX-H45): that a mailbox is somebody's signs nobody in. */
async function submit(visit: Visit): Promise<Answer> {
  const link = await openLink(visit, 'verify_email')
  if ('view' in link) return link
  const refused = await refuseLinkForm(visit, link, 'verifyEmail')
  if (refused !== undefined) return refused
  const { place, key } = link
  const { tenant } = visit.snapshot
  const outcome = await withTenant(tenant.id, async (tx) => {
    const state = await answerLink(tx, { place, purpose: 'verify_email', key, now: visit.now })
    if (state.kind !== 'ok') return state.kind
    const { userId, normalized } = state.challenge
    if (userId === null) return 'unknown'
    return (await verifyAddress(tx, { ...place, userId, normalized }, visit.now)) ? 'verified' : 'taken'
  })
  if (outcome === 'taken')
    return message(visit, 409, saying('message.addressTaken.title'), saying('message.addressTaken.help'))
  if (outcome !== 'verified') return deadLink(visit, outcome)
  const action = await wayOn(visit, link.challenge)
  return message(visit, 200, saying('message.addressConfirmed.title'), saying('message.addressConfirmed.text'), action)
}

/** The page that the link of a mail leads to by which an address is confirmed. */
export const verifyEmail: Step = { GET: show, POST: submit }
