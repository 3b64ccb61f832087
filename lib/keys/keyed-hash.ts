import { createHmac, hkdfSync, type KeyObject } from 'node:crypto'
import type { Tx } from '#lib/db/with-tenant.ts'
import { safeEqual } from '#lib/kernel/tokens.ts'
import { dataKeys } from './data-keys.ts'
import { binding, SealError } from './envelope.ts'
import type { Place } from './seal.ts'

/**
 * The hash of a secret that is too short to be kept as a plain one: HMAC-SHA256 under a key of the tenant's data key, over the
 * cell that it stands in, so that one guess is a guess at one cell. Form: key id, `.`, base64url. It outlives a change of the
 * master key, as whatever is sealed does.
 */
export async function keyedHash(tx: Tx, place: Place, secret: string): Promise<string> {
  const { current, keys } = await dataKeys(tx)
  return `${current}.${mac(tx, keys.get(current), place, secret).toString('base64url')}`
}

/** Whether `stored` is the hash of this secret, in this cell. In constant time. Throws `SealError` when its key is gone. */
export async function matchesKeyedHash(tx: Tx, place: Place, secret: string, stored: string): Promise<boolean> {
  const [keyId = '', hash = ''] = stored.split('.')
  const { keys } = await dataKeys(tx, keyId)
  return safeEqual(mac(tx, keys.get(keyId), place, secret), Buffer.from(hash, 'base64url'))
}

function mac(tx: Tx, dataKey: KeyObject | undefined, { table, row, column }: Place, secret: string): Buffer {
  if (dataKey === undefined) throw new SealError()
  const key = Buffer.from(hkdfSync('sha256', dataKey.export(), 'signet/v1', 'signet/v1/keyed-hash', 32))
  return createHmac('sha256', key)
    .update(binding([tx.tenantId, table, row, column, secret]))
    .digest()
}
