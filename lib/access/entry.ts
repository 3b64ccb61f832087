import type { Tx } from '#lib/db/with-tenant.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'

/** How long an operator stays in a tenant they entered. */
export const entryMinutes = 60

/**
 * Until when an operator is inside this tenant, or undefined. Read from the tenant's own trail: the event that tells the
 * tenant of the entry is the entry, so there is none without the other.
 */
export async function enteredUntil(tx: Tx, operatorId: string, now: Date): Promise<Date | undefined> {
  const latest = await tx.db.auditEvent.findFirst({
    where: {
      tenantId: tx.tenantId,
      actorId: operatorId,
      actorKind: 'operator',
      action: { in: ['operator.entered', 'operator.left'] },
      result: 'ok',
      at: { gt: plusSeconds(now, -entryMinutes * 60), lte: now },
    },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    select: { action: true, at: true },
  })
  return latest?.action === 'operator.entered' ? plusSeconds(latest.at, entryMinutes * 60) : undefined
}
