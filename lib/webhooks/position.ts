import { Prisma } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { asked } from './event-filter.ts'
import type { Lease } from './lease.ts'

/** An event's place in the order in which a webhook is sent them. `at` is the database's own text: a Date has no microseconds. */
export type EventPlace = { transaction: string; at: string; id: string }

/**
 * The next event of the trail that a webhook asked for and was not sent: undefined when there is none. Looks at what was visible
 * at one moment (`upto`) until that is done with, then at what became visible since.
 *
 * A snapshot, not a time: an event whose transaction commits late is not visible in `seen`, so it is found when it is there,
 * whatever its time. Within what is looked at, the order is by transaction, time and id.
 */
export async function nextEvent(tx: Tx, lease: Lease, events: readonly string[]): Promise<EventPlace | undefined> {
  if (await look(tx, lease)) {
    const left = await find(tx, lease, events)
    if (left !== undefined) return left
    await finish(tx, lease)
  }
  await look(tx, lease)
  const fresh = await find(tx, lease, events)
  if (fresh === undefined) await finish(tx, lease)
  return fresh
}

const mine = (tx: Tx, { webhookId, lease }: Lease) =>
  Prisma.sql`tenant_id = ${tx.tenantId}::uuid and id = ${webhookId}::uuid and lease = ${lease}::uuid`

/** Begins to look at what is visible now, unless an earlier look is not done with: then answers true. */
async function look(tx: Tx, lease: Lease): Promise<boolean> {
  const begun = await tx.db.$executeRaw`
    update webhooks set upto = pg_current_snapshot() where ${mine(tx, lease)} and upto is null`
  return begun === 0
}

/** What was looked at is done with. */
const finish = (tx: Tx, lease: Lease) => tx.db.$executeRaw`
  update webhooks set seen = upto, upto = null, after_transaction = null, after_at = null, after_id = null
  where ${mine(tx, lease)} and upto is not null`

type Position = { seen: string; upto: string; transaction: string | null; at: string | null; id: string | null }

/** The position is read first and put in as values: the bounds of the index must be known when it is planned. */
async function find(tx: Tx, lease: Lease, events: readonly string[]): Promise<EventPlace | undefined> {
  const [position] = await tx.db.$queryRaw<Position[]>`
    select seen::text, upto::text, after_transaction::text as transaction, after_at::text as at, after_id::text as id
    from webhooks where ${mine(tx, lease)} and upto is not null`
  if (position === undefined) return undefined
  const { seen, upto, transaction, at, id } = position
  const beyond =
    transaction === null
      ? Prisma.sql`true`
      : Prisma.sql`(e.transaction_id, e.at, e.id) > (${transaction}::xid8, ${at}::timestamptz, ${id}::uuid)`
  const rows = await tx.db.$queryRaw<EventPlace[]>`
    select e.transaction_id::text as transaction, e.at::text as at, e.id::text as id
    from audit_event e
    where e.tenant_id = ${tx.tenantId}::uuid
      and e.transaction_id >= pg_snapshot_xmin(${seen}::pg_snapshot)
      and e.transaction_id < pg_snapshot_xmax(${upto}::pg_snapshot)
      and ${beyond}
      and pg_visible_in_snapshot(e.transaction_id, ${upto}::pg_snapshot)
      and not pg_visible_in_snapshot(e.transaction_id, ${seen}::pg_snapshot)
      and ${asked(events)}
    order by e.transaction_id, e.at, e.id
    limit 1`
  return rows[0]
}

/** Moves the position beyond an event that the receiver took. False: the lease was lost, and somebody else sends it again. */
export async function moveBeyond(tx: Tx, lease: Lease, place: EventPlace): Promise<boolean> {
  const moved = await tx.db.$executeRaw`
    update webhooks
    set after_transaction = ${place.transaction}::xid8, after_at = ${place.at}::timestamptz, after_id = ${place.id}::uuid
    where ${mine(tx, lease)} and upto is not null`
  return moved === 1
}

/** The present moment as a position, to be read before a transaction writes: then its own events are still to come. */
export async function presentMoment(tx: Tx): Promise<string> {
  const rows = await tx.db.$queryRaw<{ moment: string }[]>`select pg_current_snapshot()::text as moment`
  return rows[0]?.moment ?? ''
}

/** Puts a webhook at a moment of the trail: what was visible then is never sent. */
export async function beginAt(tx: Tx, webhookId: string, moment: string): Promise<void> {
  await tx.db.$executeRaw`
    update webhooks
    set seen = ${moment}::pg_snapshot, upto = null, after_transaction = null, after_at = null, after_id = null
    where tenant_id = ${tx.tenantId}::uuid and id = ${webhookId}::uuid`
}
