import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import type { Tx } from '#lib/db/with-tenant.ts'
import { open, type Place, seal } from '#lib/keys/seal.ts'

const place = (personId: string): Place => ({ table: 'person_keys', row: personId, column: 'sealed_key' })

/** Keys of people, by their ids, as they were read in one transaction. */
export type PersonKeys = ReadonlyMap<string, KeyObject>

/** The key of one person's fields in the trail, made at first need. Never cached: erasing it must hold at once. */
export async function personKey(tx: Tx, personId: string): Promise<KeyObject> {
  const key = (await personKeys(tx, [personId])).get(personId)
  if (key === undefined) throw new Error('a person key was erased while it was made')
  return key
}

/** As `personKey`, of many people in three statements. */
export async function personKeys(tx: Tx, personIds: readonly string[]): Promise<PersonKeys> {
  const wanted = [...new Set(personIds)]
  const known = await findPersonKeys(tx, wanted)
  const missing = wanted.filter((id) => !known.has(id))
  if (missing.length === 0) return known
  const data: { tenantId: string; personId: string; sealedKey: Uint8Array<ArrayBuffer> }[] = []
  // One after the other: where the tenant's data key has to be read, a transaction has one connection.
  for (const personId of missing) {
    const sealedKey = Uint8Array.from(await seal(tx, place(personId), randomBytes(32)))
    data.push({ tenantId: tx.tenantId, personId, sealedKey })
  }
  await tx.db.personKey.createMany({ data, skipDuplicates: true })
  return new Map([...known, ...(await findPersonKeys(tx, missing))])
}

/** The keys of these people, where they were ever made and have not been erased. */
export async function findPersonKeys(tx: Tx, personIds: readonly string[]): Promise<ReadonlyMap<string, KeyObject>> {
  const rows = await tx.sql<{ id: string; sealed: Buffer }>`
    select person_id as id, sealed_key as sealed from person_keys
    where tenant_id = ${tx.tenantId} and person_id = any(${[...new Set(personIds)]}::uuid[])`
  const keys = new Map<string, KeyObject>()
  for (const { id, sealed } of rows) keys.set(id, createSecretKey(await open(tx, place(id), sealed)))
  return keys
}

/** Erases a person from the trail: the records stay, what they say of the person can't be opened by anybody again. */
export async function erasePerson(tx: Tx, personId: string): Promise<void> {
  await tx.db.personKey.deleteMany({ where: { personId } })
}
