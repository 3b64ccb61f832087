import { withTenant } from '#lib/db/with-tenant.ts'
import { answerLink } from '#lib/identity/challenges/answer-link.ts'
import { saying } from '#lib/language/saying.ts'
import { linkedTransaction } from './linked-request.ts'
import { deadLink, linkPage, type OpenLink, openLink, refuseLinkForm } from './mailed-link.ts'
import { message } from './messages.ts'
import { afterProof, proveIn } from './prove.ts'
import { lockSigning } from './requests.ts'
import type { Answer, Page, Step, Visit } from './visit.ts'

/** UX-H30: the link signs in the browser that asked for it, at the press of a button; any other is told to type the code. */
async function show(visit: Visit): Promise<Answer> {
  const link = await openLink(visit, 'sign_in')
  if ('view' in link) return link
  return (await isOfThisBrowser(visit, link))
    ? linkPage(visit, 'emailLink', link, () => ({
        kind: 'signIn',
        requestId: link.challenge.requestId,
      }))
    : elsewhere(visit)
}

const isOfThisBrowser = async (visit: Visit, { challenge }: OpenLink): Promise<boolean> =>
  challenge.browserId !== null && (await visit.browser())?.id === challenge.browserId

const elsewhere = (visit: Visit): Page =>
  message(visit, 200, saying('message.otherBrowser.title'), saying('message.otherBrowser.text'))

async function submit(visit: Visit): Promise<Answer> {
  const link = await openLink(visit, 'sign_in')
  if ('view' in link) return link
  if (!(await isOfThisBrowser(visit, link))) return elsewhere(visit)
  const refused = await refuseLinkForm(visit, link, 'emailLink')
  if (refused !== undefined) return refused
  const transaction = await linkedTransaction(visit, link.challenge)
  if (transaction === undefined) return deadLink(visit, 'expired')
  const { place, key } = link
  const outcome = await withTenant(visit.snapshot.tenant.id, async (tx) => {
    await lockSigning(tx, visit.snapshot, transaction.request.id)
    const state = await answerLink(tx, { place, purpose: 'sign_in', key, now: visit.now })
    if (state.kind !== 'ok') return { dead: state.kind }
    const { userId } = state.challenge
    if (userId === null) return { dead: 'unknown' as const }
    return { proved: await proveIn(tx, visit, transaction, { userId, proof: { kind: 'email', at: visit.now } }) }
  })
  return 'dead' in outcome ? deadLink(visit, outcome.dead) : afterProof(visit, transaction, outcome.proved)
}

/** The page that a mailed sign-in link leads to. */
export const emailLink: Step = { GET: show, POST: submit }
