import { type Tx, withTenant } from '#lib/db/with-tenant.ts'
import { readCircumstances } from '#lib/identity/assurance/circumstances.ts'
import { stillValid } from '#lib/identity/assurance/still-valid.ts'
import { type Asked, type Next, type SecondFactor, whatsNext } from '#lib/identity/assurance/whats-next.ts'
import { saying } from '#lib/language/saying.ts'
import { appDemand } from './app-demand.ts'
import { type StepName, seeOther, stepUrl } from './links.ts'
import { message } from './messages.ts'
import { signInPlace } from './sign-in-place.ts'
import type { Answer, Transaction, Visit } from './visit.ts'

/** The page of each factor. */
export const factorSteps: Record<SecondFactor, StepName> = {
  passkey: 'passkey',
  totp: 'totp',
  email: 'email',
  recovery_code: 'recoveryCode',
}

/** What is asked of a person whose sign-in is under way, and what comes next; undefined before anybody has shown anything. */
export const pending = async (visit: Visit, transaction: Transaction): Promise<Pending | undefined> =>
  transaction.signing === null
    ? undefined
    : withTenant(visit.snapshot.tenant.id, (tx) => pendingIn(tx, visit, transaction))

type Pending = { asked: Asked; next: Next }

/** As `pending`, within a transaction: as it is now, where the person's row is locked. What was replaced meanwhile proves nothing. */
export async function pendingIn(
  tx: Tx,
  visit: Visit,
  { signing, request, browser }: Transaction,
): Promise<Pending | undefined> {
  if (signing === null) return undefined
  const { snapshot, now } = visit
  const clientRef = (await snapshot.client(request.asked.clientId))?.id ?? null
  const { directoryId, environment } = signInPlace(visit)
  const it = {
    directoryId,
    environment,
    clientRef,
    browserId: browser.id,
    app: appDemand(request.asked),
    now,
    ...signing,
    proofs: await stillValid(tx, { directoryId, userId: signing.userId }, signing.proofs),
  }
  const asked = await readCircumstances(tx, it)
  return { asked, next: whatsNext(asked) }
}

/** The page on which what is missing can be shown, set up, or at least understood. */
export function nextStep(visit: Visit, { request }: Transaction, next: Exclude<Next, { kind: 'enough' }>): Answer {
  const { issuer } = visit.snapshot.environment
  switch (next.kind) {
    case 'first':
      return seeOther(stepUrl(issuer, 'password', request.id))
    case 'prove': {
      const [preferred] = next.by
      return seeOther(stepUrl(issuer, preferred === undefined ? 'methods' : factorSteps[preferred], request.id))
    }
    case 'enroll':
      return seeOther(stepUrl(issuer, 'enroll', request.id))
    case 'refused':
      return message(visit, 403, saying('message.refused.title'), saying(`message.refused.${next.reason}`))
  }
}

/** Where a sign-in that is under way goes on; undefined when there is none, or nothing is missing. */
export async function resumeSigning(visit: Visit, transaction: Transaction): Promise<Answer | undefined> {
  const it = await pending(visit, transaction)
  return it === undefined || it.next.kind === 'enough' || it.next.kind === 'first'
    ? undefined
    : nextStep(visit, transaction, it.next)
}
