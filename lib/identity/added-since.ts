import type { Tx } from '#lib/db/with-tenant.ts'
import { type Taken, takenKinds } from '#lib/mail/message.ts'
import type { Person } from './assurance/owned.ts'

/** What was added to an account from a moment on, by the stored ids of it. Nobody is asked who added it. */
export type Added = Record<Exclude<Taken, 'email'>, string[]>

/** Reads it. A consent that was widened since then counts: what it was before is not known any more. */
export async function addedSince(tx: Tx, { directoryId, userId }: Person, since: Date): Promise<Added> {
  const whose = { tenantId: tx.tenantId, directoryId, userId }
  const ordered = { select: { id: true }, orderBy: { id: 'asc' } } as const
  const created = { ...whose, createdAt: { gte: since } }
  const credentials = await tx.db.credential.findMany({
    where: created,
    select: { id: true, kind: true },
    orderBy: { id: 'asc' },
  })
  const ofKind = (wanted: string) => credentials.flatMap(({ id, kind }) => (kind === wanted ? [id] : []))
  const passkeys = await tx.db.passkey.findMany({ where: created, ...ordered })
  const apiKeys = await tx.db.apiKey.findMany({ where: { ...created, revokedAt: null }, ...ordered })
  const consents = await tx.db.grant.findMany({
    where: { ...whose, updatedAt: { gte: since }, revokedAt: null },
    ...ordered,
  })
  const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)
  return {
    password: ofKind('password'),
    passkeys: ids(passkeys),
    totp: ofKind('totp'),
    recovery_codes: ofKind('recovery_code'),
    api_keys: ids(apiKeys),
    consents: ids(consents),
  }
}

/** The kinds of which there is something, in the order in which people are told. `isAddressOther`: the account's address was changed. */
export const kindsOf = (added: Added, isAddressOther: boolean): Taken[] =>
  takenKinds.filter((kind) => (kind === 'email' ? isAddressOther : added[kind].length > 0))
