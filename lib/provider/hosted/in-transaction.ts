import { formToken, isOurForm } from './form.ts'
import { refuseForm } from './sign-in.ts'
import { openTransaction } from './transaction.ts'
import type { Answer, Step, Transaction, Visit } from './visit.ts'

type Work = (visit: Visit, transaction: Transaction) => Promise<Answer>

/**
 * A step of a sign-in that is under way. Both `show` and `submit` get the stored request in the hands of the browser that began it
 * (SECURITY A43), and `submit` only what a form of ours sent (A41); anything else is answered here.
 */
export function inTransaction({ show, submit }: { show: Work; submit?: Work }): Step {
  const step: Step = {
    async GET(visit) {
      const transaction = await openTransaction(visit)
      return 'view' in transaction ? transaction : show(visit, transaction)
    },
  }
  if (submit === undefined) return step
  return {
    ...step,
    async POST(visit) {
      const transaction = await openTransaction(visit)
      if ('view' in transaction) return transaction
      const { request, browser } = transaction
      const token = formToken(browser.hash, `sign-in:${request.id}`)
      const isOurs = isOurForm(visit.request, visit.snapshot.environment.issuer, token)
      return isOurs ? submit(visit, transaction) : refuseForm(visit, transaction)
    },
  }
}
