import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import type { Tx } from '#lib/db/with-tenant.ts'
import { open, type Place, seal } from '#lib/keys/seal.ts'

const place = (personId: string): Place => ({ table: 'person_keys', row: personId, column: 'sealed_key' })

/** The key of one person's fields in the trail, made at first need. Never cached: erasing it must hold at once. */
export async function personKey(tx: Tx, personId: string): Promise<KeyObject> {
  const known = await findPersonKey(tx, personId)
  if (known !== undefined) return known
  const sealed = Uint8Array.from(await seal(tx, place(personId), randomBytes(32)))
  await tx.db.personKey.createMany({
    data: [{ tenantId: tx.tenantId, personId, sealedKey: sealed }],
    skipDuplicates: true,
  })
  const made = await findPersonKey(tx, personId)
  if (made === undefined) throw new Error('a person key was erased while it was made')
  return made
}

/** The person's key, or undefined when it was never made or has been erased. */
export async function findPersonKey(tx: Tx, personId: string): Promise<KeyObject | undefined> {
  const row = await tx.db.personKey.findFirst({ where: { personId } })
  return row === null ? undefined : createSecretKey(await open(tx, place(personId), row.sealedKey))
}

/** Erases a person from the trail: the records stay, what they say of the person can't be opened by anybody again. */
export async function erasePerson(tx: Tx, personId: string): Promise<void> {
  await tx.db.personKey.deleteMany({ where: { personId } })
}
