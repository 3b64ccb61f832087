import type { Tx } from '#lib/db/with-tenant.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'

/** How long a deletion can be taken back. */
export const undoDays = 7

/** When a tenant whose deletion is asked for at `now` is erased. */
export const purgeTime = (now: Date): Date => plusSeconds(now, undoDays * 86_400)

/**
 * Marks the tenant of `tx` for deletion. It stops at once as a suspended one does: each use looks the status up. Answers
 * false when its status is no longer `from`.
 */
export async function markDeleting(tx: Tx, from: 'active' | 'suspended', now: Date): Promise<boolean> {
  const data = { status: 'deleting', statusBefore: from, purgeAt: purgeTime(now) }
  const { count } = await tx.db.tenant.updateMany({
    where: { id: tx.tenantId, status: from },
    data: { ...data, version: { increment: 1 }, updatedAt: now },
  })
  return count === 1
}

/** Makes the tenant of `tx` again what it was before its deletion was asked for. False when it is too late, or was not asked. */
export async function unmarkDeleting(tx: Tx, to: string, now: Date): Promise<boolean> {
  const { count } = await tx.db.tenant.updateMany({
    where: { id: tx.tenantId, status: 'deleting', statusBefore: to, purgeAt: { gt: now } },
    data: { status: to, statusBefore: null, purgeAt: null, version: { increment: 1 }, updatedAt: now },
  })
  return count === 1
}
