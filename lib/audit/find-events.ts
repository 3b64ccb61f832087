import { Prisma } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { type AuditAction, type Result, results } from './catalogue.ts'

/** An event's place in the trail: a page ends at one, and the next begins beyond it. */
export type Cursor = { at: Date; id: string }

/** What events are looked for. Ids are the stored ones. */
export type EventCondition = {
  action?: AuditAction
  targetId?: string
  actorId?: string
  clientId?: string
  environmentId?: string
  result?: Result
  reason?: string
  requestId?: string
  ipBucket?: number
  since?: Date
  /** Not after this moment. */
  until?: Date
  /** Where the page before ended, in the order of the list. */
  after?: Cursor
  order?: 'newest' | 'oldest'
}

/** An event as it is stored, its personal fields sealed. */
export type EventRow = {
  id: string
  at: Date
  action: string
  result: string
  reason: string | null
  actorKind: string
  actorId: string | null
  onBehalfOf: string | null
  targetKind: string
  targetId: string | null
  environmentId: string | null
  clientId: string | null
  requestId: string
  changes: unknown
  personId: string | null
  personal: Uint8Array | null
}

const columns = Prisma.sql`id::text, at, action, result, reason, actor_kind as "actorKind", actor_id as "actorId",
  on_behalf_of as "onBehalfOf", target_kind as "targetKind", target_id as "targetId", environment_id::text as "environmentId",
  client_id::text as "clientId", request_id as "requestId", changes, person_id::text as "personId", personal`

/**
 * Up to `count` events that meet all of a condition, in order. Each combination has an index that keeps the order of time (see the
 * migrations `trail_combined` and `trail_client`). One by environment, action or client alone is read once for each result, so that
 * the index's prefix is whole.
 */
export async function findEvents(tx: Tx, condition: EventCondition, count: number): Promise<EventRow[]> {
  const way = condition.order === 'oldest' ? Prisma.sql`asc` : Prisma.sql`desc`
  const inOrder = Prisma.sql`order by at ${way}, id ${way} limit ${count}`
  const parts = (isSpread(condition) ? results.map((result) => ({ ...condition, result })) : [condition]).map(
    (each) => Prisma.sql`(select * from audit_event where ${testsOf(each)} ${inOrder})`,
  )
  await byIndexInOrder(tx)
  return tx.db.$queryRaw<EventRow[]>`
    select ${columns} from (${Prisma.join(parts, ' union all ')}) events ${inOrder}`
}

/**
 * What the planner thinks of how many rows are a tenant's is wrong under row-level security: for the rest of the transaction it
 * reads no table whole, gathers nothing that it would have to sort, and takes a wide index over rows that it would throw away.
 */
const byIndexInOrder = (tx: Tx) => tx.db.$queryRaw`
  select set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true),
    set_config('random_page_cost', '1', true), set_config('max_parallel_workers_per_gather', '0', true),
    set_config('jit', 'off', true)`

/** Whether nothing but an environment, an action or a client narrows it: in their indexes the result stands before the time. */
function isSpread({ action, environmentId, clientId, result, ...condition }: EventCondition): boolean {
  const { targetId, actorId, reason, requestId, ipBucket } = condition
  const isNarrow = [targetId, actorId, reason, requestId, ipBucket].some((value) => value !== undefined)
  const isWide = [action, environmentId, clientId].some((value) => value !== undefined)
  return isWide && result === undefined && !isNarrow
}

function testsOf(condition: EventCondition): Prisma.Sql {
  const { action, result, reason, actorId, targetId, clientId, environmentId, requestId, ipBucket } = condition
  const { since, until, after, order } = condition
  const than = order === 'oldest' ? Prisma.sql`>` : Prisma.sql`<`
  const tests = [
    environmentId === undefined ? [] : [Prisma.sql`environment_id = ${environmentId}::uuid`],
    action === undefined ? [] : [Prisma.sql`action = ${action}`],
    result === undefined ? [] : [Prisma.sql`result = ${result}`],
    reason === undefined ? [] : [Prisma.sql`reason = ${reason}`],
    actorId === undefined ? [] : [Prisma.sql`actor_id = ${actorId}`],
    targetId === undefined ? [] : [Prisma.sql`target_id = ${targetId}`],
    clientId === undefined ? [] : [Prisma.sql`client_id = ${clientId}::uuid`],
    requestId === undefined ? [] : [Prisma.sql`request_id = ${requestId}`],
    ipBucket === undefined ? [] : [Prisma.sql`ip_bucket = ${ipBucket}`],
    since === undefined ? [] : [Prisma.sql`at >= ${since}`],
    until === undefined ? [] : [Prisma.sql`at <= ${until}`],
    // Said twice: the first lets partitions that hold none of it be left out.
    after === undefined
      ? []
      : [Prisma.sql`at ${than}= ${after.at} and (at ${than} ${after.at} or id ${than} ${after.id}::uuid)`],
  ].flat()
  return tests.length === 0 ? Prisma.sql`true` : Prisma.join(tests, ' and ')
}
