import type { NewPassword } from '#components/hosted/views.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { firstPassword } from '#lib/identity/invitations/first-password.ts'
import { minPasswordLength } from '#lib/identity/password-rules.ts'
import { loadPlaceWords } from '#lib/identity/place-words.ts'
import { completeSignUp } from '#lib/identity/sign-up/complete.ts'
import { findProved, type ProvedAddress, type SignUpOf } from '#lib/identity/sign-up/proved.ts'
import { isServiceError } from '#lib/kernel/errors.ts'
import { saying } from '#lib/language/saying.ts'
import { loadPolicyValues, type PolicyValues } from '#lib/policy/load.ts'
import { field } from './form.ts'
import { seeOther, stepUrl } from './links.ts'
import { message } from './messages.ts'
import { checkFor } from './password-check.ts'
import { passwordProblem } from './password-problem.ts'
import { continueWith } from './proceed.ts'
import { afterProof, proveIn } from './prove.ts'
import { saveSigning } from './requests.ts'
import { isTransaction, openSignUp, signUpPage } from './sign-up-page.ts'
import type { Answer, Page, Step, Transaction, Visit } from './visit.ts'

/** Somebody whose address is proved in this request, with the rules of the password that they choose. */
type Choosing = { transaction: Transaction; proved: ProvedAddress; policies: PolicyValues; placeWords: string[] }

async function show(visit: Visit): Promise<Answer> {
  const choosing = await openChoosing(visit)
  return isChoosing(choosing) ? page(visit, choosing, {}) : choosing
}

async function submit(visit: Visit): Promise<Answer> {
  const choosing = await openChoosing(visit)
  if (!isChoosing(choosing)) return choosing
  const { proved, policies, placeWords } = choosing
  const { displayName, normalized } = proved
  try {
    const wanted = field(visit.request, 'new_password') ?? ''
    const chosen = await firstPassword(wanted, { displayName, normalized, policies, placeWords })
    if ('problem' in chosen) return page(visit, choosing, { problem: passwordProblem(chosen.problem) }, 400)
    return await finish(visit, choosing, chosen.hash)
  } catch (error) {
    if (!isServiceError(error)) throw error
    if (error.code === 'conflict') return taken(visit, choosing.transaction)
    if (error.code !== 'unavailable') throw error
    return page(visit, choosing, { isBusy: true }, 503)
  }
}

/** The account, what was shown, and what that comes to: in one transaction, or nothing of it. */
async function finish(visit: Visit, { transaction, proved }: Choosing, passwordHash: string): Promise<Answer> {
  const { snapshot, now } = visit
  const { request } = transaction
  const of = signUpOf(visit, transaction)
  const done = await withTenant(snapshot.tenant.id, async (tx) => {
    const verdict = await completeSignUp(tx, { of, proved, passwordHash, now })
    if (verdict.kind !== 'created') return verdict
    const { userId, credential } = verdict
    await saveSigning(tx, snapshot, request.id, { userId, proofs: [{ kind: 'email', at: proved.at }] })
    const shown = { userId, proof: { kind: 'password', at: now, credential } } as const
    return { kind: 'created' as const, advanced: await proveIn(tx, visit, transaction, shown) }
  })
  if (done.kind === 'created') return afterProof(visit, transaction, done.advanced)
  return done.kind === 'taken' ? taken(visit, transaction) : continueWith(visit, request.id)
}

/** They have shown that the mailbox is theirs, so they may be told. */
const taken = (visit: Visit, { request }: Transaction): Page =>
  message(visit, 409, saying('message.haveAccount.title'), saying('message.haveAccount.text'), {
    href: stepUrl(visit.snapshot.environment.issuer, 'signIn', request.id),
    label: saying('common.signIn'),
  })

async function openChoosing(visit: Visit): Promise<Choosing | Answer> {
  const transaction = await openSignUp(visit)
  if (!isTransaction(transaction)) return transaction
  const { tenant, directoryId, environment, kind } = visit.snapshot
  const found = await withTenant(tenant.id, async (tx) => {
    const proved = await findProved(tx, signUpOf(visit, transaction), visit.now)
    if (proved === undefined) return undefined
    const policies = await loadPolicyValues(tx, { environment: { id: environment.id, kind }, directoryId })
    return { transaction, proved, policies, placeWords: await loadPlaceWords(tx, directoryId) }
  })
  return found ?? continueOrBegin(visit, transaction)
}

/** Nothing is proved here: it was finished in another tab, or took too long, or was never begun. */
const continueOrBegin = (visit: Visit, { request, signing }: Transaction): Answer =>
  signing === null
    ? seeOther(stepUrl(visit.snapshot.environment.issuer, 'signUp', request.id))
    : continueWith(visit, request.id)

const isChoosing = (opened: Choosing | Answer): opened is Choosing => 'proved' in opened

const signUpOf = ({ snapshot }: Visit, { request, browser }: Transaction): SignUpOf => ({
  directoryId: snapshot.directoryId,
  environmentId: snapshot.environment.id,
  requestId: request.id,
  browserId: browser.id,
})

type Typed = { problem?: NewPassword['problem']; isBusy?: boolean }

function page(visit: Visit, { transaction, proved, policies }: Choosing, typed: Typed, status = 200): Promise<Page> {
  const password = {
    minLength: minPasswordLength(policies),
    problem: typed.problem,
    check: checkFor(visit, transaction.browser.hash),
  }
  const step = { kind: 'password', email: proved.email, password, isBusy: typed.isBusy ?? false } as const
  return signUpPage(visit, transaction, 'signUpPassword', step, status)
}

/** The last step: a password, and with it the account. */
export const signUpPassword: Step = { GET: show, POST: submit }
