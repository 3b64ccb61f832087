import type { Tx } from '#lib/db/with-tenant.ts'
import { isUuid } from '#lib/kernel/ids.ts'
import type { Person } from './owned.ts'
import type { Proof } from './proof.ts'

/**
 * Those proofs that still stand: a password that was replaced since it was shown opens nothing (SECURITY section 1), nor does a
 * passkey that was removed or found to be copied.
 */
export async function stillValid(tx: Tx, { directoryId, userId }: Person, proofs: readonly Proof[]): Promise<Proof[]> {
  const [current] = await tx.sql<{ id: string }>`
    select id from credentials
    where tenant_id = ${tx.tenantId} and directory_id = ${directoryId} and user_id = ${userId} and kind = 'password'`
  const shown = proofs.flatMap((proof) =>
    proof.kind === 'passkey' && isUuid(proof.credential) ? proof.credential : [],
  )
  const passkeys = shown.length === 0 ? [] : await live(tx, { directoryId, userId }, shown)
  return proofs.filter((proof) => {
    if (proof.kind === 'passkey') return passkeys.includes(proof.credential)
    return proof.kind !== 'password' || proof.credential === undefined || proof.credential === current?.id
  })
}

/** Those passkeys of a person that are still theirs, and no copy of which was used. */
async function live(tx: Tx, { directoryId, userId }: Person, ids: string[]): Promise<string[]> {
  const where = { tenantId: tx.tenantId, directoryId, userId, id: { in: ids }, clonedAt: null }
  return (await tx.db.passkey.findMany({ where, select: { id: true } })).map(({ id }) => id)
}
