import type { KeyObject } from 'node:crypto'
import type { Tx } from '#lib/db/with-tenant.ts'
import { dataKeys } from './data-keys.ts'
import { binding, closeEnvelope, openEnvelope, SealError } from './envelope.ts'

/** The one cell of the database that a sealed value belongs to. */
export type Place = { table: string; row: string; column: string }

const keyIdBytes = 16
const bound = (tenantId: string, place: Place): Buffer => binding([tenantId, place.table, place.row, place.column])

/**
 * Seals a value for one cell under the tenant's data key: key id (16) · envelope. It opens nowhere else: the tenant,
 * the table, the row and the column are authenticated with it (DESIGN section 4).
 */
export async function seal(tx: Tx, place: Place, plain: Uint8Array): Promise<Buffer> {
  const { current, keys } = await dataKeys(tx)
  const key = keys.get(current)
  if (key === undefined) throw new SealError()
  return sealUnder({ tenantId: tx.tenantId, keyId: current, key }, place, plain)
}

/** As `seal`, under a data key of the tenant that is at hand. */
export function sealUnder(
  { tenantId, keyId, key }: { tenantId: string; keyId: string; key: KeyObject },
  place: Place,
  plain: Uint8Array,
): Buffer {
  const id = Buffer.from(keyId.replaceAll('-', ''), 'hex')
  return Buffer.concat([id, closeEnvelope(key, bound(tenantId, place), plain)])
}

/** Opens what `seal` made for the same cell. Throws `SealError` for a value of another cell, tenant or key, or an altered one. */
export async function open(tx: Tx, place: Place, sealed: Uint8Array): Promise<Buffer> {
  const keyId = uuid(Buffer.from(sealed.subarray(0, keyIdBytes)))
  const { keys } = await dataKeys(tx, keyId)
  const key = keys.get(keyId)
  if (key === undefined) throw new SealError()
  return openUnder(tx.tenantId, key, place, sealed)
}

/** As `open`, with the data key that the value names, where it is at hand. */
export const openUnder = (tenantId: string, key: KeyObject, place: Place, sealed: Uint8Array): Buffer =>
  openEnvelope(key, bound(tenantId, place), sealed.subarray(keyIdBytes))

const uuid = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.*)$/, '$1-$2-$3-$4-$5')
