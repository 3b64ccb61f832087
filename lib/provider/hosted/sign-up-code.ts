import type { SignUpStep } from '#components/hosted/views.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { answerCode } from '#lib/identity/challenges/answer-code.ts'
import { normalizeEmail } from '#lib/identity/email.ts'
import { keepProved } from '#lib/identity/sign-up/proved.ts'
import { field } from './form.ts'
import { seeOther, stepUrl } from './links.ts'
import { isTransaction, openSignUp, signUpPage } from './sign-up-page.ts'
import type { Answer, Step, Transaction, Visit } from './visit.ts'

type CodeError = Extract<SignUpStep, { kind: 'code' }>['error']

/** The code that was mailed. For an address that has an account there is none that is right: the page is the same. */
async function show(visit: Visit): Promise<Answer> {
  const opened = await openSignUp(visit)
  return isTransaction(opened) ? page(visit, opened) : opened
}

async function submit(visit: Visit): Promise<Answer> {
  const opened = await openSignUp(visit)
  if (!isTransaction(opened)) return opened
  const { snapshot, now } = visit
  const { tenant, directoryId, environment } = snapshot
  const { request, browser, identifier } = opened
  const code = field(visit.request, 'code')
  if (code === undefined) return page(visit, opened, { kind: 'missing' }, 400)
  const place = { directoryId, environmentId: environment.id }
  const subject = normalizeEmail(identifier ?? '') ?? ''
  const verdict = await withTenant(tenant.id, async (tx) => {
    const answered = await answerCode(tx, { place, purpose: 'sign_up', subject, code, requestId: request.id, now })
    if (answered.kind === 'ok')
      await keepProved(tx, { ...place, requestId: request.id, browserId: browser.id }, answered.challenge.id, now)
    return answered
  })
  if (verdict.kind === 'ok' || verdict.kind === 'used')
    return seeOther(stepUrl(environment.issuer, 'signUpPassword', request.id))
  if (verdict.kind === 'wrong' && verdict.triesLeft > 0)
    return page(visit, opened, { kind: 'wrong', triesLeft: verdict.triesLeft }, 400)
  return page(visit, opened, { kind: 'over' }, 400)
}

async function page(visit: Visit, transaction: Transaction, error?: CodeError, status = 200): Promise<Answer> {
  const { identifier, request } = transaction
  if (identifier === null) return seeOther(stepUrl(visit.snapshot.environment.issuer, 'signUp', request.id))
  return signUpPage(visit, transaction, 'signUpCode', { kind: 'code', email: identifier, error }, status)
}

/** The second step: the mailbox is theirs. */
export const signUpCode: Step = { GET: show, POST: submit }
