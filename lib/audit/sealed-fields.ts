import type { KeyObject } from 'node:crypto'
import type { Tx } from '#lib/db/with-tenant.ts'
import { binding, closeEnvelope, openEnvelope } from '#lib/keys/envelope.ts'
import { open, seal } from '#lib/keys/seal.ts'
import { type PersonKeys, personKey } from './person-keys.ts'

/** Where sealed fields stand: one event, one part of it. */
export type Part = { eventId: string; part: 'personal' | 'changes' }

const place = ({ eventId, part }: Part) => ({ table: 'audit_event', row: eventId, column: part })
const bound = (tx: Tx, { eventId, part }: Part): Buffer => binding([tx.tenantId, 'audit_event', eventId, part])

/** Seals fields under the person's own key, read from `keys` where it is among them; under the tenant's where the person is unknown. */
export async function sealFields(
  tx: Tx,
  personId: string | undefined,
  part: Part,
  fields: object,
  keys?: PersonKeys,
): Promise<Buffer> {
  const plain = Buffer.from(JSON.stringify(fields))
  if (personId === undefined) return seal(tx, place(part), plain)
  return closeEnvelope(keys?.get(personId) ?? (await personKey(tx, personId)), bound(tx, part), plain)
}

/** Opens what `sealFields` sealed, with the keys of the people in question; undefined when the person has been erased. */
export async function openFields(
  tx: Tx,
  keys: ReadonlyMap<string, KeyObject>,
  { personId, ...part }: Part & { personId: string | null },
  sealed: Uint8Array,
): Promise<Record<string, unknown> | undefined> {
  if (personId === null) return parse(await open(tx, place(part), sealed))
  const key = keys.get(personId)
  return key === undefined ? undefined : parse(openEnvelope(key, bound(tx, part), sealed))
}

const parse = (plain: Buffer): Record<string, unknown> => JSON.parse(plain.toString()) as Record<string, unknown>
