import { withTenant } from '#lib/db/with-tenant.ts'
import { sessionProofs } from '#lib/identity/assurance/session-proofs.ts'
import { withSession } from '#lib/oidc/authorize/progress.ts'
import { sessionFor } from '#lib/oidc/authorize/session.ts'
import { inTransaction } from './in-transaction.ts'
import { nextStep, pending } from './next-step.ts'
import { continueWith, proceedUnless } from './proceed.ts'
import { saveProgress, saveSigning } from './requests.ts'
import type { Answer, Step, Transaction, Visit } from './visit.ts'

/**
 * Somebody is signed in, and the policy or the app demands more (RFC 9470): what their session shows is taken along, and only
 * what is missing is asked for. Where nothing is left to ask, the request says so and the engine decides.
 */
async function show(visit: Visit, transaction: Transaction): Promise<Answer> {
  const elsewhere = await proceedUnless(visit, transaction, 'step_up')
  if (elsewhere !== undefined) return elsewhere
  const { request, browser, identifier } = transaction
  const session = sessionFor(request, browser.sessions)
  if (session === undefined) return continueWith(visit, request.id)
  const { snapshot } = visit
  const signing = await withTenant(snapshot.tenant.id, async (tx) => {
    const proofs = await sessionProofs(tx, snapshot.environment.id, session.id)
    const began = { userId: session.userId, proofs, sessionId: session.id }
    await saveSigning(tx, snapshot, request.id, began)
    return began
  })
  const it = await pending(visit, { ...transaction, signing })
  if (it !== undefined && it.next.kind !== 'enough') return nextStep(visit, transaction, it.next)
  const { progress } = withSession(request, session)
  await withTenant(snapshot.tenant.id, async (tx) => {
    await saveSigning(tx, snapshot, request.id, null)
    await saveProgress(tx, snapshot, request.id, { ...progress, isRaised: true }, identifier)
  })
  return continueWith(visit, request.id)
}

/** The step on which a session that is too weak for this request is found to be, and what it lacks. */
export const stepUp: Step = inTransaction({ show })
