import { withTenant } from '#lib/db/with-tenant.ts'
import { seeOther } from './links.ts'
import { nameBrowser } from './new-browser.ts'
import { resumeSigning } from './next-step.ts'
import { continueWith, proceed, stepAddress } from './proceed.ts'
import { bindRequest, type StoredRequest } from './requests.ts'
import { storedRequest, transactionOf } from './transaction.ts'
import type { Answer, Step, Visit } from './visit.ts'

/** Decides what comes next and goes there: the app, or the step that is missing. */
async function goOn(visit: Visit): Promise<Answer> {
  const waiting = await storedRequest(visit)
  if (waiting !== undefined && !waiting.bound) return bind(visit, waiting)
  const transaction = await transactionOf(visit, waiting)
  if ('view' in transaction) return transaction
  const next = await proceed(visit, transaction)
  if (typeof next !== 'string') return next
  const underway = next === 'sign_in' || next === 'step_up' ? await resumeSigning(visit, transaction) : undefined
  return underway ?? seeOther(stepAddress(visit, next, transaction.request.id))
}

/** A request that came by a cross-site POST meets its browser on this first GET of ours, which carries Lax cookies. */
async function bind(visit: Visit, waiting: StoredRequest): Promise<Answer> {
  const known = await visit.browser()
  const headers = await withTenant(visit.snapshot.tenant.id, async (tx) => {
    const browser = known === undefined ? await nameBrowser(tx, visit) : { id: known.id, headers: {} }
    await bindRequest(tx, visit.snapshot, waiting, browser.id)
    return browser.headers
  })
  return continueWith(visit, waiting.request.id, headers)
}

/** The GET that each form leads to: it decides what comes next, and answers the app when nothing does. */
export const continueStep: Step = { GET: goOn }
