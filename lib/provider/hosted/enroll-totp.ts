import type { CodeError } from '#components/hosted/views.ts'
import { type Tx, withTenant } from '#lib/db/with-tenant.ts'
import { loadOwned, type Person } from '#lib/identity/assurance/owned.ts'
import { findAccountName } from '#lib/identity/find-account-name.ts'
import { lockPerson } from '#lib/identity/lock-person.ts'
import { beginTotp, confirmTotp, type TotpConfirmation } from '#lib/identity/totp/enrol.ts'
import { keyText, keyUri } from '#lib/identity/totp/secret.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { enrolling } from './enroll.ts'
import { field, formToken } from './form.ts'
import { inTransaction } from './in-transaction.ts'
import { stepUrl } from './links.ts'
import { finishedRequest } from './messages.ts'
import { continueWith } from './proceed.ts'
import { afterProof, type Proved, proveIn } from './prove.ts'
import { qrPath } from './qr-path.ts'
import { lockSigning } from './requests.ts'
import type { Answer, Page, Step, Transaction, Visit } from './visit.ts'

type Due = NonNullable<Awaited<ReturnType<typeof enrolling>>>

/** UX-H34: what to put into the app. Shown alike while this sign-in lasts; it counts for nothing until it is confirmed. */
async function show(visit: Visit, transaction: Transaction): Promise<Answer> {
  const due = await dueOf(visit, transaction)
  return due === undefined ? continueWith(visit, transaction.request.id) : page(visit, transaction, due)
}

async function submit(visit: Visit, transaction: Transaction): Promise<Answer> {
  const { request } = transaction
  const { tenant } = visit.snapshot
  const due = await dueOf(visit, transaction)
  if (due === undefined) return continueWith(visit, request.id)
  const typed = field(visit.request, 'code')
  if (typed === undefined) return page(visit, transaction, due, { kind: 'missing' })
  const outcome = await withTenant(tenant.id, (tx) => confirm(tx, visit, transaction, due, typed))
  switch (outcome.kind) {
    case 'wrong':
      return page(visit, transaction, due, { kind: 'wrong' })
    case 'gone':
      return page(visit, transaction, due, { kind: 'expired' })
    case 'exists':
      return continueWith(visit, request.id)
    case 'done':
      return outcome.proved.kind === 'over'
        ? finishedRequest(visit, request.asked)
        : afterProof(visit, transaction, outcome.proved, true)
  }
}

async function dueOf(visit: Visit, transaction: Transaction): Promise<Due | undefined> {
  const due = await enrolling(visit, transaction)
  return due?.next.by.includes('totp') === true ? due : undefined
}

type Outcome = Exclude<TotpConfirmation, { kind: 'confirmed' }> | { kind: 'done'; proved: Proved }

/** On the person as they are now: a factor that they got meanwhile guards the account, and is shown before another is added. */
async function confirm(
  tx: Tx,
  visit: Visit,
  transaction: Transaction,
  { userId, asked }: Due,
  typed: string,
): Promise<Outcome> {
  const { snapshot, now } = visit
  const { request } = transaction
  if ((await lockSigning(tx, snapshot, request.id)) === undefined) return { kind: 'done', proved: { kind: 'over' } }
  const person: Person = { directoryId: snapshot.directoryId, userId }
  await lockPerson(tx, person)
  const owned = await loadOwned(tx, person)
  if (owned.passkeys > asked.owned.passkeys) return { kind: 'exists' }
  const enrolment = { requestId: request.id, environmentId: snapshot.environment.id, now }
  const confirmed = await confirmTotp(tx, person, typed, enrolment)
  if (confirmed.kind !== 'confirmed') return confirmed
  const proof = { kind: 'totp', at: now, credential: confirmed.credential } as const
  return { kind: 'done', proved: await proveIn(tx, visit, transaction, { userId, proof }) }
}

async function page(
  visit: Visit,
  { request, browser }: Transaction,
  { userId }: Due,
  error?: CodeError,
): Promise<Page> {
  const { environment, tenant, directoryId } = visit.snapshot
  const person = { directoryId, userId }
  const app = await visit.snapshot.presentation(request.asked.clientId)
  const [secret, account] = await withTenant(tenant.id, async (tx) => [
    await beginTotp(tx, person, { requestId: request.id, now: visit.now }),
    await findAccountName(tx, person),
  ])
  const uri = keyUri(secret, { issuer: tenant.displayName, account })
  return {
    status: error === undefined ? 200 : 400,
    redirectUri: request.asked.redirectUri,
    view: {
      view: 'enroll_totp',
      tenantName: tenant.displayName,
      clientName: app?.name ?? '',
      clientLogo: app?.logoUri,
      action: stepUrl(environment.issuer, 'enrollTotp', request.id),
      csrf: formToken(browser.hash, `sign-in:${request.id}`),
      requestId: formatId('request', request.id),
      account,
      key: keyText(secret),
      uri,
      qr: qrPath(uri),
      error,
      backHref: stepUrl(environment.issuer, 'enroll', request.id),
    },
  }
}

/** The step on which a person sets up an authenticator app. */
export const enrollTotp: Step = inTransaction({ show, submit })
