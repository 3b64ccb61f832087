import { withTenant } from '#lib/db/with-tenant.ts'
import { type Email, readEmail } from '#lib/identity/email.ts'
import { findByEmail } from '#lib/identity/find-user.ts'
import { sha256 } from '#lib/kernel/tokens.ts'
import { loadMfaPolicy } from '#lib/policy/mfa.ts'
import { seeOther, stepUrl } from './links.ts'
import { pending } from './next-step.ts'
import { continueWith } from './proceed.ts'
import type { Answer, Transaction, Visit } from './visit.ts'

/**
 * Whose mailbox is asked for: as a first factor of the address that was typed, whoever has it; as a second one of the person
 * who has shown the first.
 */
export type Mailbox = { email: Email; kind: 'first' } | { email: Email; kind: 'second'; userId: string }

/** The mailbox that may be shown in this request now, or where the request goes on instead. */
export async function mailboxOf(visit: Visit, transaction: Transaction): Promise<Mailbox | Answer> {
  const { signing, identifier, request } = transaction
  const { snapshot } = visit
  const { issuer } = snapshot.environment
  const next = (await pending(visit, transaction))?.next
  if (signing !== null && next?.kind === 'prove' && next.by.includes('email')) {
    const { directoryId } = snapshot
    const where = { directoryId, userId: signing.userId, kind: 'email', primary: true, verifiedAt: { not: null } }
    const select = { value: true, normalized: true }
    const email = await withTenant(snapshot.tenant.id, (tx) => tx.db.identifier.findFirst({ where, select }))
    return email === null ? continueWith(visit, request.id) : { kind: 'second', email, userId: signing.userId }
  }
  if (next !== undefined && next.kind !== 'first') return continueWith(visit, request.id)
  const email = readEmail(identifier ?? '')
  if (email === undefined) return seeOther(stepUrl(issuer, 'signIn', request.id))
  return (await isFirstAllowed(visit)) ? { kind: 'first', email } : seeOther(stepUrl(issuer, 'password', request.id))
}

/** Whether a mailed code may stand in for a password here. */
export async function isFirstAllowed({ snapshot }: Visit): Promise<boolean> {
  const { environment, kind, directoryId, tenant } = snapshot
  const scope = { environment: { id: environment.id, kind }, directoryId, roleIds: [] }
  const { emailFirst } = await withTenant(tenant.id, (tx) => loadMfaPolicy(tx, scope))
  return emailFirst === 1
}

/** Whose row the challenge is, and by whom tries are counted: somebody made up for an address that nobody has. */
export async function subjectOf(
  { snapshot }: Visit,
  mailbox: Mailbox,
): Promise<{ subject: string; countedAs: string }> {
  if (mailbox.kind === 'second') return { subject: mailbox.userId, countedAs: mailbox.userId }
  const { normalized } = mailbox.email
  const { directoryId, tenant } = snapshot
  const found = await withTenant(tenant.id, (tx) => findByEmail(tx, directoryId, normalized))
  if (found?.verified === true && found.status !== 'suspended') return { subject: found.id, countedAs: found.id }
  return { subject: normalized, countedAs: uuidOf(`${directoryId}:${normalized}`) }
}

function uuidOf(text: string): string {
  const hex = sha256(text).toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-')
}
