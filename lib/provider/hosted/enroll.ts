import { withTenant } from '#lib/db/with-tenant.ts'
import { postpone } from '#lib/identity/assurance/grace.ts'
import type { Enrollable } from '#lib/identity/assurance/whats-next.ts'
import { lockPerson } from '#lib/identity/lock-person.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { field, formToken } from './form.ts'
import { inTransaction } from './in-transaction.ts'
import { type StepName, stepUrl } from './links.ts'
import { pending } from './next-step.ts'
import { continueWith } from './proceed.ts'
import { afterProof, proveIn } from './prove.ts'
import { lockSigning } from './requests.ts'
import type { Answer, Page, Step, Transaction, Visit } from './visit.ts'

const pages: Record<Enrollable, StepName> = { passkey: 'enrollPasskey', totp: 'enrollTotp' }

/** What may be set up here, by whom; undefined when nothing is to be set up now. Each enrolment step asks this first. */
export async function enrolling(visit: Visit, transaction: Transaction) {
  const it = await pending(visit, transaction)
  if (it?.next.kind !== 'enroll' || transaction.signing === null) return undefined
  return { userId: transaction.signing.userId, asked: it.asked, next: it.next }
}

/** UX-H36: a second step is required: why, what can be set up, and until when it can wait. */
async function show(visit: Visit, transaction: Transaction): Promise<Answer> {
  const it = await enrolling(visit, transaction)
  return it === undefined ? continueWith(visit, transaction.request.id) : page(visit, transaction, it)
}

async function submit(visit: Visit, transaction: Transaction): Promise<Answer> {
  const { request } = transaction
  const { environment, tenant, directoryId } = visit.snapshot
  const it = await enrolling(visit, transaction)
  const postponement = it?.next.postponement
  if (it === undefined || postponement === undefined || field(visit.request, 'decision') !== 'postpone')
    return continueWith(visit, request.id)
  const { now } = visit
  const { userId, asked } = it
  const proved = await withTenant(tenant.id, async (tx) => {
    await lockSigning(tx, visit.snapshot, request.id)
    await lockPerson(tx, { directoryId, userId })
    const isGranted = await postpone(tx, { directoryId, userId }, postponement, {
      grace: asked.grace,
      environmentId: environment.id,
      now,
    })
    const proof = { kind: 'postponed', at: now, until: postponement.until } as const
    return isGranted ? proveIn(tx, visit, transaction, { userId, proof }) : undefined
  })
  return proved === undefined ? continueWith(visit, request.id) : afterProof(visit, transaction, proved)
}

async function page(
  visit: Visit,
  { request, browser }: Transaction,
  { next }: NonNullable<Awaited<ReturnType<typeof enrolling>>>,
): Promise<Page> {
  const { environment, tenant } = visit.snapshot
  const app = await visit.snapshot.presentation(request.asked.clientId)
  return {
    redirectUri: request.asked.redirectUri,
    view: {
      view: 'enroll',
      tenantName: tenant.displayName,
      clientName: app?.name ?? '',
      clientLogo: app?.logoUri,
      action: stepUrl(environment.issuer, 'enroll', request.id),
      csrf: formToken(browser.hash, `sign-in:${request.id}`),
      requestId: formatId('request', request.id),
      choices: next.by.map((kind) => ({ kind, href: stepUrl(environment.issuer, pages[kind], request.id) })),
      postponement: next.postponement,
      now: visit.now,
    },
  }
}

/** The step on which a person chooses the second factor that they have to set up, or puts it off. */
export const enroll: Step = inTransaction({ show, submit })
