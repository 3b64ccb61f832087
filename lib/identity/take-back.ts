import { record } from '#lib/audit/record.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import type { Taken } from '#lib/mail/message.ts'
import { addedSince, kindsOf } from './added-since.ts'
import type { Person } from './assurance/owned.ts'
import { forgetDevices } from './assurance/remembered.ts'
import { replaceEmail } from './change-email.ts'
import { revokeConsents } from './consents/revoke.ts'
import type { Email } from './email.ts'
import { endSessions } from './end-sessions.ts'
import { removePasskeys } from './passkeys/remove-passkeys.ts'

type TakingBack = {
  /** From when on what was added may be somebody else's. */
  since: Date
  /** The address that asks, where the account is to have it (again). */
  email: Email | undefined
  environmentId: string
  now: Date
}

/** What was taken back; `formerAddress` is the one that the account had until now, where that was another and confirmed. */
export type TakenBack = { kinds: Taken[]; formerAddress: string | undefined }

/**
 * Gives an account back to whoever has its address, as it was at a moment: everybody is signed out, offline tokens with them, no
 * device is remembered, whatever was mailed is void, and every way in that was added since then goes, be it the last one: a new
 * password is chosen by mail. Each removal is in the trail. Undefined when somebody else has the address by now: nothing is done.
 * Call it with the person's row locked.
 */
export async function takeBack(tx: Tx, person: Person, wanted: TakingBack): Promise<TakenBack | undefined> {
  const { since, email, environmentId, now } = wanted
  const { directoryId, userId } = person
  const actor = { kind: 'user', id: userId } as const
  const isOther = email !== undefined && (await isAddressOther(tx, person, email.normalized))
  const newer = isOther ? await replaceEmail(tx, { ...person, environmentId }, email, now) : undefined
  if (newer === 'taken') return undefined
  if (isOther) await record(tx, { at: now, action: 'user.email_restored', actor, target: userId, environmentId })
  await endSessions(tx, person, { reason: 'ended_by_user', actor, now, offline: true })
  await forgetDevices(tx, person)
  await tx.db.enrolment.deleteMany({ where: { tenantId: tx.tenantId, directoryId, userId } })
  // Also the links by which somebody else could take this back: what was mailed to the address that asks has done its work.
  await tx.db.mailChallenge.deleteMany({
    where: { directoryId, userId, consumedAt: null, purpose: { not: 'keep_account' } },
  })
  const added = await addedSince(tx, person, since)
  for (const id of added.passkeys) {
    await removePasskeys(tx, person, id)
    const changes = { before: { passkey: id } }
    await record(tx, { at: now, action: 'passkey.removed', actor, target: userId, environmentId, changes })
  }
  for (const kind of ['password', 'totp', 'recovery_codes'] as const) {
    const ids = added[kind]
    await tx.db.credential.deleteMany({ where: { tenantId: tx.tenantId, directoryId, userId, id: { in: ids } } })
    const changes = { before: { kind: kind === 'recovery_codes' ? 'recovery_code' : kind, user: userId } }
    for (const target of ids)
      await record(tx, { at: now, action: 'credential.removed', actor, target, environmentId, changes })
  }
  await tx.db.apiKey.updateMany({
    where: { tenantId: tx.tenantId, id: { in: added.api_keys } },
    data: { revokedAt: now },
  })
  for (const target of added.api_keys) {
    const changes = { before: { revokedAt: null }, after: { revokedAt: now.toISOString() } }
    await record(tx, { at: now, action: 'api_key.revoked', actor, target, changes })
  }
  await disconnect(tx, person, added.consents, now)
  await tx.db.user.updateMany({
    where: { directoryId, id: userId },
    data: { version: { increment: 1 }, updatedAt: now },
  })
  return { kinds: kindsOf(added, isOther), formerAddress: newer?.value }
}

/** Whether the account has another primary address than this one. */
export async function isAddressOther(tx: Tx, { directoryId, userId }: Person, normalized: string): Promise<boolean> {
  const where = { tenantId: tx.tenantId, directoryId, userId, kind: 'email', primary: true }
  const primary = await tx.db.identifier.findFirst({ where, select: { normalized: true } })
  return primary !== null && primary.normalized !== normalized
}

async function disconnect(tx: Tx, { userId }: Person, ids: readonly string[], now: Date): Promise<void> {
  const grants = await tx.db.grant.findMany({
    where: { tenantId: tx.tenantId, id: { in: [...ids] } },
    select: { id: true, environmentId: true },
    orderBy: { id: 'asc' },
  })
  const actor = { kind: 'user', id: userId } as const
  for (const { id, environmentId } of grants) {
    const { consents } = await revokeConsents(tx, { environmentId, id, userId }, now)
    for (const { id: target, clientId: client, scopes, resources } of consents) {
      const changes = { before: { scopes, resources } }
      await record(tx, { at: now, action: 'consent.revoked', actor, target, environmentId, client, changes })
    }
  }
}
