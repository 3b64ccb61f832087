import type { Tx } from '#lib/db/with-tenant.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { newId } from '#lib/kernel/ids.ts'
import { pauseWebhook } from './pause.ts'

/** How long a sender has a webhook for itself, in seconds: longer than one sending takes, and renewed by each. */
export const leaseSeconds = 60

/** A webhook in the hands of one sender. Who writes anything of it names the same lease, and learns when it is lost. */
export type Lease = { webhookId: string; lease: string }

/**
 * Takes a webhook that is due. One conditional write, so that of any number of senders one gets it. Whoever is killed loses it
 * when it lapses, and the next one goes on from the position, which moved only by what a receiver took.
 */
export async function takeWebhook(tx: Tx, webhookId: string, now: Date): Promise<Lease | undefined> {
  const lease = newId(now)
  const { count } = await tx.db.webhook.updateMany({
    where: {
      tenantId: tx.tenantId,
      id: webhookId,
      status: 'active',
      AND: [
        { OR: [{ leasedUntil: null }, { leasedUntil: { lte: now } }] },
        { OR: [{ nextAttemptAt: null }, { nextAttemptAt: { lte: now } }] },
      ],
    },
    data: { lease, leasedUntil: plusSeconds(now, leaseSeconds), lastTurnAt: now },
  })
  if (count === 0) return undefined
  if (!(await isOfAnotherServer(tx, webhookId))) return { webhookId, lease }
  await pauseWebhook(tx, webhookId, 'moved', now)
  await releaseWebhook(tx, { webhookId, lease })
  return undefined
}

/** A position that this server has not come to yet is another server's: the data was moved, and no event can be told from it. */
async function isOfAnotherServer(tx: Tx, webhookId: string): Promise<boolean> {
  const rows = await tx.db.$queryRaw<{ ahead: boolean }[]>`
    select pg_snapshot_xmax(coalesce(upto, seen)) > pg_snapshot_xmax(pg_current_snapshot()) as ahead
    from webhooks where tenant_id = ${tx.tenantId}::uuid and id = ${webhookId}::uuid`
  return rows[0]?.ahead === true
}

/** How long a webhook that we failed ourselves is left alone, in seconds: a fault of ours does not go away by haste. */
const faultSeconds = 60

/** Puts a webhook aside that could not be served by a fault of ours. Its position stays. */
export async function setAside(tx: Tx, { webhookId, lease }: Lease, now: Date): Promise<void> {
  await tx.db.webhook.updateMany({
    where: { tenantId: tx.tenantId, id: webhookId, lease },
    data: { nextAttemptAt: plusSeconds(now, faultSeconds) },
  })
}

/** Gives a webhook back. */
export async function releaseWebhook(tx: Tx, { webhookId, lease }: Lease): Promise<void> {
  await tx.db.webhook.updateMany({
    where: { tenantId: tx.tenantId, id: webhookId, lease },
    data: { lease: null, leasedUntil: null },
  })
}
