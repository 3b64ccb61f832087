import { withTenant } from '#lib/db/with-tenant.ts'
import { seeOther } from './links.ts'
import { newBrowser } from './new-browser.ts'
import { proceed, stepAddress } from './proceed.ts'
import { bindRequest } from './requests.ts'
import { openTransaction, storedRequest } from './transaction.ts'
import type { Answer, Step, Visit } from './visit.ts'

/** Decides what comes next and goes there: the app, or the step that is missing. */
async function goOn(visit: Visit): Promise<Answer> {
  const waiting = await storedRequest(visit)
  if (waiting !== undefined && !waiting.bound) return bind(visit, waiting)
  const transaction = await openTransaction(visit)
  if ('view' in transaction) return transaction
  const next = await proceed(visit, transaction)
  return typeof next === 'string' ? seeOther(stepAddress(visit, next, transaction.request.id)) : next
}

/** A request that came by a cross-site POST meets its browser on this first GET of ours, which carries Lax cookies. */
async function bind(visit: Visit, waiting: NonNullable<Awaited<ReturnType<typeof storedRequest>>>): Promise<Answer> {
  const known = await visit.browser()
  const fresh = known === undefined ? newBrowser(visit) : undefined
  await withTenant(visit.snapshot.tenant.id, async (tx) => {
    const browserId = known?.id ?? (await fresh?.store(tx)) ?? ''
    await bindRequest(tx, visit.snapshot, waiting, browserId)
  })
  const here = `${visit.snapshot.environment.issuer}/continue?${new URLSearchParams({ request: requestParameter(visit) })}`
  return seeOther(here, fresh?.headers)
}

const requestParameter = ({ request }: Visit): string =>
  typeof request.query === 'string' ? '' : (request.query.get('request') ?? '')

export const continueStep: Step = { GET: goOn }
