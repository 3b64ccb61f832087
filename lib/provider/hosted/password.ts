import type { NewPassword, PasswordError } from '#components/hosted/views.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { readEmail } from '#lib/identity/email.ts'
import { lastMethodOn } from '#lib/identity/last-method.ts'
import type { PasswordRefusal } from '#lib/identity/password-rules.ts'
import { provePassword } from '#lib/identity/sign-in.ts'
import { isServiceError } from '#lib/kernel/errors.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { isFirstAllowed } from './email-person.ts'
import { field, formToken } from './form.ts'
import { inTransaction } from './in-transaction.ts'
import { seeOther, stepUrl } from './links.ts'
import { checkFor } from './password-check.ts'
import { passwordProblem } from './password-problem.ts'
import { proceedUnless } from './proceed.ts'
import { afterProof, proveIn } from './prove.ts'
import { lockSigning } from './requests.ts'
import { signInPlace } from './sign-in-place.ts'
import type { Answer, Page, Step, Transaction, Visit } from './visit.ts'

/** The second page: the password, beside the address it belongs to (UX-H7, H8). */
async function show(visit: Visit, transaction: Transaction): Promise<Answer> {
  const { identifier, request, browser } = transaction
  if (identifier === null) return seeOther(stepUrl(visit.snapshot.environment.issuer, 'signIn', request.id))
  const isAlone = browser.sessions.length === 0
  const elsewhere = isAlone ? undefined : await proceedUnlessAdding(visit, transaction)
  return elsewhere ?? page(visit, transaction, identifier)
}

/** Somebody who adds an account to this browser is here although the request could go on without them. */
async function proceedUnlessAdding(visit: Visit, transaction: Transaction): Promise<Answer | undefined> {
  const { identifier, browser } = transaction
  const isAdding = browser.sessions.every(({ email }) => email !== identifier)
  return isAdding ? undefined : proceedUnless(visit, transaction, 'sign_in')
}

async function submit(visit: Visit, transaction: Transaction): Promise<Answer> {
  const { issuer } = visit.snapshot.environment
  const { request } = transaction
  const identifier = readEmail(field(visit.request, 'username') ?? '')?.value ?? transaction.identifier
  if (identifier === null) return seeOther(stepUrl(issuer, 'signIn', request.id))
  const password = field(visit.request, 'password')
  if (password === undefined) return page(visit, transaction, identifier, { kind: 'missing' }, 400)
  return signIn(visit, transaction, identifier, password)
}

async function signIn(visit: Visit, transaction: Transaction, identifier: string, password: string): Promise<Answer> {
  const place = signInPlace(visit)
  const browserId = transaction.browser.id
  const { ip } = visit.request.peer
  try {
    const newPassword = field(visit.request, 'new_password')
    const clientRef = (await visit.snapshot.client(transaction.request.asked.clientId))?.id ?? null
    const asked = { place, identifier, password, newPassword, browserId, clientRef, ip, now: visit.now }
    const typed = { ...transaction, identifier }
    const outcome = await provePassword(
      asked,
      (tx, shown) => proveIn(tx, visit, typed, shown),
      (tx) => lockSigning(tx, visit.snapshot, transaction.request.id),
    )
    if (outcome.kind === 'proved') return afterProof(visit, transaction, outcome.result)
    if (outcome.reason === 'throttled')
      return later(visit, transaction, identifier, 'throttled', outcome.retryAfterSeconds)
    if (outcome.reason === 'suspended') return page(visit, transaction, identifier, { kind: 'suspended' }, 403)
    if (outcome.reason === 'new_password') return chooseOwn(visit, transaction, identifier, outcome)
    return page(visit, transaction, identifier, { kind: 'wrong' }, 400)
  } catch (error) {
    if (!isServiceError(error) || error.code !== 'unavailable') throw error
    return later(visit, transaction, identifier, 'busy', error.retryAfterSeconds ?? 5)
  }
}

/** ASVS 6.4.1: a password that was given to a person opens nothing but the page on which they choose their own. */
async function chooseOwn(
  visit: Visit,
  transaction: Transaction,
  identifier: string,
  { minLength, problem }: { minLength: number; problem: PasswordRefusal | undefined },
): Promise<Page> {
  const newPassword = { minLength, problem: passwordProblem(problem), check: checkFor(visit, transaction.browser.hash) }
  return page(visit, transaction, identifier, undefined, problem === undefined ? 200 : 400, newPassword)
}

/** UX-H15: when to try again, the same for everybody, known or not. */
async function later(
  visit: Visit,
  transaction: Transaction,
  identifier: string,
  kind: 'throttled' | 'busy',
  retryAfterSeconds: number,
): Promise<Page> {
  const shown = await page(visit, transaction, identifier, { kind, retryAfterSeconds }, kind === 'busy' ? 503 : 429)
  return { ...shown, headers: { 'retry-after': String(retryAfterSeconds) } }
}

async function page(
  visit: Visit,
  { request, browser }: Transaction,
  identifier: string,
  error?: PasswordError,
  status = 200,
  newPassword?: NewPassword,
): Promise<Page> {
  const { environment, tenant } = visit.snapshot
  const app = await visit.snapshot.presentation(request.asked.clientId)
  const isEmailAllowed = await isFirstAllowed(visit)
  return {
    status,
    redirectUri: request.asked.redirectUri,
    view: {
      view: 'sign_in',
      step: 'password',
      tenantName: tenant.displayName,
      clientName: app?.name ?? '',
      clientLogo: app?.logoUri,
      action: stepUrl(environment.issuer, 'password', request.id),
      csrf: formToken(browser.hash, `sign-in:${request.id}`),
      requestId: formatId('request', request.id),
      identifier,
      changeHref: stepUrl(environment.issuer, 'signIn', request.id, '&another=1'),
      resetHref: stepUrl(environment.issuer, 'forgotPassword', request.id),
      emailHref: isEmailAllowed ? stepUrl(environment.issuer, 'email', request.id) : undefined,
      isEmailLast: isEmailAllowed && (await isEmailLast(visit, browser.id)),
      error,
      newPassword,
    },
  }
}

/** UX-H19: asked only where a mailed code may begin a sign-in. */
const isEmailLast = async ({ snapshot: { tenant, environment } }: Visit, browserId: string): Promise<boolean> =>
  (await withTenant(tenant.id, (tx) => lastMethodOn(tx, environment.id, browserId))) === 'email'

/** The step on which the person proves the address they named, by a password. */
export const password: Step = inTransaction({ show, submit })
