import type { Tx } from '#lib/db/with-tenant.ts'

/** Takes back what has not been sent about something that ended: its link opens nothing any more. */
export async function withdrawMails(tx: Tx, aboutId: string, why: string): Promise<void> {
  await tx.db.mail.updateMany({
    where: { tenantId: tx.tenantId, aboutId, status: { in: ['queued', 'outbox'] } },
    data: { status: 'withdrawn', body: null, nextTryAt: null, lastError: why },
  })
}
