import type { Tx } from '#lib/db/with-tenant.ts'
import type { Person } from '../assurance/owned.ts'

/** An authenticator app as lists show it: no secret, no step. Ids are stored ids. */
export type ListedTotp = { id: string; createdAt: Date; lastUsedAt: Date | null }

/** The authenticator apps of a person that were confirmed, the oldest first. */
export const listedTotp = (tx: Tx, { directoryId, userId }: Person): Promise<ListedTotp[]> =>
  tx.db.credential.findMany({
    where: { tenantId: tx.tenantId, directoryId, userId, kind: 'totp', confirmedAt: { not: null } },
    select: { id: true, createdAt: true, lastUsedAt: true },
    orderBy: { id: 'asc' },
    take: 20,
  })
