import type { Prisma } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { type Lease, leaseSeconds } from './lease.ts'
import type { Message } from './next-message.ts'
import { pauseWebhook } from './pause.ts'
import { moveBeyond } from './position.ts'
import type { Outcome } from './send.ts'
import { waitSeconds } from './wait.ts'

type When = { now: Date; random: number }

/**
 * Writes down what came of a sending, and moves the position if the receiver took it. False: the lease was lost meanwhile, so
 * nothing is written, and whoever has it now sends the same message again.
 */
export async function settle(tx: Tx, lease: Lease, message: Message, outcome: Outcome, when: When): Promise<boolean> {
  const { now } = when
  const data = outcome.isTaken ? taken(outcome, now) : refused(message, outcome, now)
  const { count } = await tx.db.webhook.updateMany({
    where: { tenantId: tx.tenantId, id: lease.webhookId, lease: lease.lease },
    data: { ...data, leasedUntil: plusSeconds(now, leaseSeconds) },
  })
  if (count === 0) return false
  if (outcome.isTaken && message.place !== null && !(await moveBeyond(tx, lease, message.place))) return false
  await writeDelivery(tx, lease, message, outcome, now)
  if (!outcome.isTaken && holdsUp(message)) await afterFailure(tx, lease, outcome, when)
  return true
}

/** Whether a message that fails keeps those behind it waiting. A test, and one event sent again by hand, are tried once. */
const holdsUp = ({ cause }: Message): boolean => cause === 'event' || cause === 'replay'

const taken = ({ status }: Outcome, now: Date): Prisma.WebhookUpdateManyMutationInput => ({
  failures: 0,
  failingSince: null,
  nextAttemptAt: null,
  lastAttemptAt: now,
  lastSuccessAt: now,
  lastStatus: status,
  lastError: null,
})

const refused = (message: Message, { status, error }: Outcome, now: Date): Prisma.WebhookUpdateManyMutationInput => ({
  lastAttemptAt: now,
  lastStatus: status,
  lastError: error,
  ...(holdsUp(message) ? { failures: { increment: 1 } } : {}),
})

async function writeDelivery(tx: Tx, { webhookId }: Lease, message: Message, outcome: Outcome, now: Date) {
  const attempts = message.attempts + 1
  const isOver =
    message.cause === 'test' ||
    message.cause === 'retry' ||
    (message.cause === 'replay' && attempts >= bounds.webhook.replayAttempts)
  const status = outcome.isTaken ? 'delivered' : isOver ? 'failed' : 'queued'
  const data = {
    status,
    attempts,
    lastAttemptAt: now,
    latencyMs: outcome.latencyMs,
    responseStatus: outcome.status,
    responseBody: outcome.answer,
    error: outcome.error,
    settledAt: status === 'queued' ? null : now,
  }
  const { deliveryId: id, cause, event, action } = message
  const key = { tenantId: tx.tenantId, id }
  const { count } = await tx.db.webhookDelivery.updateMany({ where: key, data })
  if (count > 0) return
  const about = { webhookId, cause, action, eventId: event?.id ?? null, eventAt: event?.at ?? null, createdAt: now }
  await tx.db.webhookDelivery.createMany({ data: [{ ...key, ...about, ...data }] })
}

/** The next try comes later each time. Who has failed for days, or says that it is gone for good, is not tried any more. */
async function afterFailure(tx: Tx, { webhookId }: Lease, outcome: Outcome, { now, random }: When): Promise<void> {
  const key = { tenantId: tx.tenantId, id: webhookId }
  const { failures, failingSince } = await tx.db.webhook.findUniqueOrThrow({
    where: { tenantId_id: key },
    select: { failures: true, failingSince: true },
  })
  const since = failingSince ?? now
  const nextAttemptAt = plusSeconds(now, waitSeconds(failures, random, outcome.retryAfterSeconds))
  await tx.db.webhook.updateMany({ where: key, data: { failingSince: since, nextAttemptAt } })
  if (outcome.status === 410) await pauseWebhook(tx, webhookId, 'gone', now)
  else if (plusSeconds(since, bounds.webhook.failingDays * 86_400) <= now)
    await pauseWebhook(tx, webhookId, 'failing', now)
}
