import type { SignUpStep } from '#components/hosted/views.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { admitMail } from '#lib/identity/challenges/admit-mail.ts'
import { readEmail } from '#lib/identity/email.ts'
import { beginSignUp } from '#lib/identity/sign-up/begin.ts'
import { mayUseAddress } from '#lib/identity/sign-up/rules.ts'
import { isServiceError } from '#lib/kernel/errors.ts'
import { saying } from '#lib/language/saying.ts'
import { field } from './form.ts'
import { seeOther, stepUrl } from './links.ts'
import { saveProgress } from './requests.ts'
import { isTransaction, openSignUp, signUpPage } from './sign-up-page.ts'
import { typedName } from './typed-name.ts'
import type { Answer, Page, Step, Transaction, Visit } from './visit.ts'

type AddressStep = Extract<SignUpStep, { kind: 'address' }>

/** Who a new person is: address and name. What follows is the same whether the address has an account or not (UX-H43). */
async function show(visit: Visit): Promise<Answer> {
  const opened = await openSignUp(visit)
  if (!isTransaction(opened)) return opened
  return page(visit, opened, { name: '', email: opened.identifier ?? '' })
}

async function submit(visit: Visit): Promise<Answer> {
  const opened = await openSignUp(visit)
  if (!isTransaction(opened)) return opened
  const { displayName, name, problem: nameProblem } = typedName(visit.request)
  const email = readEmail(field(visit.request, 'username') ?? '')
  const typed = { name, email: (field(visit.request, 'username') ?? '').slice(0, 320) }
  if (email === undefined || nameProblem !== undefined) {
    const emailProblem = email === undefined ? saying('identifier.error.malformed.field') : undefined
    return page(visit, opened, { ...typed, nameProblem, emailProblem }, 400)
  }
  if (!mayUseAddress(visit.snapshot.signUp, email)) {
    return page(visit, opened, { ...typed, emailProblem: saying('signUp.work') }, 403)
  }
  return send(visit, opened, { email, displayName }, typed)
}

type Who = Pick<Parameters<typeof beginSignUp>[1], 'email' | 'displayName'>

/** Counted before anything is written; then the mail and where the person stands, in one transaction. */
async function send(visit: Visit, transaction: Transaction, who: Who, typed: AddressTyped): Promise<Answer> {
  const { snapshot, request: asked, now } = visit
  const { tenant, directoryId, environment } = snapshot
  const { request, browser } = transaction
  const { normalized } = who.email
  const counted = { tenantId: tenant.id, directoryId, purpose: 'sign_up', normalized, ip: asked.peer.ip } as const
  const admission = await admitMail(counted, now)
  if (admission.kind === 'wait') return later(visit, transaction, typed, admission.retryAfterSeconds)
  const app = (await snapshot.presentation(request.asked.clientId))?.name ?? ''
  const place = { directoryId, environmentId: environment.id }
  try {
    await withTenant(tenant.id, async (tx) => {
      await beginSignUp(tx, { ...who, place, requestId: request.id, browserId: browser.id, app, now })
      await saveProgress(tx, snapshot, request.id, request.progress, who.email.value)
    })
  } catch (error) {
    if (!isServiceError(error) || error.code !== 'limited') throw error
    return later(visit, transaction, typed, error.retryAfterSeconds ?? 3_600)
  }
  return seeOther(stepUrl(environment.issuer, 'signUpCode', request.id))
}

const later = (visit: Visit, transaction: Transaction, typed: AddressTyped, waitSeconds: number): Promise<Page> =>
  page(visit, transaction, { ...typed, waitSeconds }, 429, { 'retry-after': String(waitSeconds) })

type AddressTyped = Omit<AddressStep, 'kind'>

const page = (
  visit: Visit,
  transaction: Transaction,
  typed: AddressTyped,
  status = 200,
  headers: Record<string, string> = {},
): Promise<Page> => signUpPage(visit, transaction, 'signUp', { kind: 'address', ...typed }, status, headers)

/** The first step of making an account by oneself. */
export const signUp: Step = { GET: show, POST: submit }
