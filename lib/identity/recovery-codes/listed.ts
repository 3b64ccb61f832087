import type { Tx } from '#lib/db/with-tenant.ts'
import type { Person } from '../assurance/owned.ts'

/** A person's recovery codes as lists show them: how many, never which. */
export type ListedRecoveryCodes = { left: number; made: number; createdAt: Date; lastUsedAt: Date | null }

const whose = (tx: Tx, { directoryId, userId }: Person) => ({
  tenantId: tx.tenantId,
  directoryId,
  userId,
  kind: 'recovery_code',
})

/** The recovery codes of a person; undefined when they never made any. */
export async function listedRecoveryCodes(tx: Tx, person: Person): Promise<ListedRecoveryCodes | undefined> {
  const all = await tx.db.credential.aggregate({
    where: whose(tx, person),
    _count: { _all: true, lastUsedAt: true },
    _min: { createdAt: true },
    _max: { lastUsedAt: true },
  })
  const { _count, _min, _max } = all
  if (_min.createdAt === null) return undefined
  const left = _count._all - _count.lastUsedAt
  return { left, made: _count._all, createdAt: _min.createdAt, lastUsedAt: _max.lastUsedAt }
}

/** How many still work. */
export const recoveryCodesLeft = (tx: Tx, person: Person): Promise<number> =>
  tx.db.credential.count({ where: { ...whose(tx, person), lastUsedAt: null } })
