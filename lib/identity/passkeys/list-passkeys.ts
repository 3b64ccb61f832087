import type { Tx } from '#lib/db/with-tenant.ts'
import type { Person } from '../assurance/owned.ts'

/** A passkey in the words of its owner. `synced`: it may be on several devices; `isCopied`: a copy was used, so it is refused. */
export type ListedPasskey = {
  id: string
  name: string
  synced: boolean
  createdAt: Date
  lastUsedAt: Date | null
  isCopied: boolean
}

/** All passkeys of a person, the newest first. */
export async function listPasskeys(tx: Tx, { directoryId, userId }: Person): Promise<ListedPasskey[]> {
  const rows = await tx.db.passkey.findMany({
    where: { directoryId, userId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  })
  return rows.map(({ id, name, backupEligible, createdAt, lastUsedAt, clonedAt }) => ({
    id,
    name,
    synced: backupEligible,
    createdAt,
    lastUsedAt,
    isCopied: clonedAt !== null,
  }))
}
