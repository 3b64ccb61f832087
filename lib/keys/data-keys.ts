import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import type { Tx } from '#lib/db/with-tenant.ts'
import { newId } from '#lib/kernel/ids.ts'
import { singleton } from '#lib/kernel/singleton.ts'
import { binding, closeEnvelope, openEnvelope, SealError } from './envelope.ts'
import { KeyCache } from './key-cache.ts'
import { deriveKey, masterKey } from './master.ts'

/** A tenant's data keys, opened. New values are sealed under `current`; older keys only open. */
export type DataKeys = { current: string; keys: ReadonlyMap<string, KeyObject> }

const cache = () => singleton('keys.data', () => new KeyCache<DataKeys>(2_000, 5 * 60_000))
const wrapKey = (master: Buffer): KeyObject => createSecretKey(deriveKey('tenant-key', 32, master))
const place = (tenantId: string, keyId: string): Buffer => binding(['tenant_keys', tenantId, keyId])

/** Wraps a tenant's data key under the master key, bound to the tenant and the key's own id. */
export const wrapDataKey = (master: Buffer, tenantId: string, keyId: string, key: Uint8Array): Buffer =>
  closeEnvelope(wrapKey(master), place(tenantId, keyId), key)

/** Opens what `wrapDataKey` made. Throws `SealError`. */
export const unwrapDataKey = (master: Buffer, tenantId: string, keyId: string, wrapped: Uint8Array): Buffer =>
  openEnvelope(wrapKey(master), place(tenantId, keyId), wrapped)

/** Makes a data key for the tenant; from now on its values are sealed under it. A tenant is born with one. */
export async function addDataKey(tx: Tx, at: Date): Promise<void> {
  const id = newId(at)
  const wrapped = wrapDataKey(masterKey(), tx.tenantId, id, randomBytes(32))
  await tx.db.tenantKey.create({
    data: { tenantId: tx.tenantId, id, wrappedKey: Uint8Array.from(wrapped), createdAt: at },
  })
  cache().delete(tx.tenantId)
}

/** The tenant's data keys, from a bounded cache of five minutes. `withKey` asks for one that must be among them. */
export async function dataKeys(tx: Tx, withKey?: string): Promise<DataKeys> {
  const known = cache().get(tx.tenantId)
  if (known !== undefined && (withKey === undefined || known.keys.has(withKey))) return known
  return openDataKeys(tx, masterKey())
}

/** Opens the tenant's data keys with a master key, oldest first, and holds them in the cache. Throws `SealError`. */
export async function openDataKeys(tx: Tx, master: Buffer): Promise<DataKeys> {
  const rows = await tx.db.tenantKey.findMany({ orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })
  const keys = new Map(
    rows.map((row) => [row.id, createSecretKey(unwrapDataKey(master, tx.tenantId, row.id, row.wrappedKey))]),
  )
  const current = rows.at(-1)?.id
  if (current === undefined) throw new SealError()
  const loaded = { current, keys }
  cache().set(tx.tenantId, loaded)
  return loaded
}
