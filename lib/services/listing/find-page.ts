import { Prisma } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { bounds } from '#lib/limits/bounds.ts'
import type { Counted, Position } from '../paging.ts'
import { aboutHowMany } from './about.ts'
import type { Condition } from './condition.ts'
import { beyond, type Order, orderBy } from './order.ts'

/** What a list is over: rows `r` of `from` for which `scope` holds, in an order, from a position on. */
export type Listing = {
  from: Prisma.Sql
  scope: Prisma.Sql
  conditions: readonly Condition[]
  order: Order
  after: Position | undefined
  limit: number
  /** Some of its rows `r`, in an order that has nothing to do with what lists ask, and how many a job counted of them all. */
  sample: Prisma.Sql
  counted: number
  /** Whether `counted` is exact: then nothing is counted anew where there are no conditions. */
  isExact?: boolean
}

/** The places of a page's rows, enough to read them and to go on from the last; and how many rows there are in all. */
export type Found = { places: Position[]; size: Counted }

const { countable } = bounds.list

/**
 * Finds one page. Conditions that few rows meet are gathered by their indexes, intersected and sorted. Those that more rows
 * meet than are counted (UX-C3) are so common that a walk along the order's index soon has a page of them. So no page reads
 * many rows in vain, whatever is combined and however deep it lies.
 */
export async function findPage(tx: Tx, listing: Listing): Promise<Found> {
  const { conditions } = listing
  await byIndexAlone(tx)
  if (conditions.length === 0 && listing.isExact === true)
    return { places: await walk(tx, listing), size: { count: listing.counted, exact: true } }
  const counts = await countEach(tx, listing)
  const narrow = conditions.filter((_, i) => (counts[i] ?? 0) <= countable)
  const broad = conditions.filter((_, i) => (counts[i] ?? 0) > countable)
  if (narrow.length > 0) return gather(tx, listing, narrow, broad)
  const [all = 0] = counts
  if (conditions.length === 0 && all <= countable)
    return { places: await walk(tx, listing), size: { count: all, exact: true } }
  const about = await aboutHowMany(tx, listing)
  // Each is common, but they may hardly ever meet.
  if (broad.length > 1 && about < 2 * countable) {
    const gathered = await gather(tx, listing, [], broad)
    if (gathered.size.count <= countable) return gathered
  }
  return { places: await walk(tx, listing), size: { count: about, exact: false } }
}

/**
 * For the rest of the transaction no statement reads whole tables, whatever the planner thinks of how many rows of them are this
 * tenant's; and none starts workers or compiles itself, which takes longer than a page of a list may.
 */
const byIndexAlone = (tx: Tx) => tx.db.$queryRaw`
  select set_config('enable_seqscan', 'off', true), set_config('max_parallel_workers_per_gather', '0', true),
    set_config('jit', 'off', true)`

/** How many rows meet each condition, or (none) how many there are: up to one more than are counted. */
async function countEach(tx: Tx, { from, scope, conditions }: Listing): Promise<number[]> {
  const sources =
    conditions.length === 0
      ? [Prisma.sql`select r.id from ${from} where ${scope}`]
      : conditions.map(({ source }) => source)
  const counted = sources.map(
    (source) => Prisma.sql`(select count(*)::int from (select 1 from (${source}) s limit ${countable + 1}) c)`,
  )
  const rows = await tx.db.$queryRaw<{ counts: number[] }[]>`select array[${Prisma.join(counted)}] as counts`
  return rows[0]?.counts ?? []
}

const all = (conditions: readonly Prisma.Sql[]): Prisma.Sql => Prisma.join(conditions, ' and ')

async function gather(
  tx: Tx,
  { from, scope, order, after, limit }: Listing,
  narrow: readonly Condition[],
  broad: readonly Condition[],
): Promise<Found> {
  const { key } = order
  const [only] = narrow
  const isOwn = narrow.length === 1 && only?.isOwn === true
  const tests = all([scope, ...(isOwn ? [only.test] : []), ...broad.map(({ test }) => test)])
  const columns = Prisma.sql`r.id, ${key.column} as key, ${key.text} as text`
  const few = narrow.map(({ source }) => Prisma.sql`select id from (${source}) s`)
  // `offset 0` keeps the planner from reading all rows to look up some.
  const met =
    isOwn || few.length === 0
      ? Prisma.sql`select ${columns} from ${from} where ${tests} limit ${countable + 1}`
      : Prisma.sql`select r.* from (${Prisma.join(few, ' intersect ')}) few
          cross join lateral (select ${columns} from ${from} where r.id = few.id and ${tests} offset 0) r`
  const rows = await tx.db.$queryRaw<{ total: number; id: string | null; text: string | null }[]>`
    with met as materialized (${met})
    select c.total, p.id::text, p.text
    from (select count(*)::int as total from met) c
    left join lateral (
      select id, key, text from met where ${beyond(order, after, true)} order by ${orderBy(order, true)} limit ${limit}
    ) p on true
    order by ${orderBy(order, true)}`
  const places = rows.flatMap(({ id, text }) => (id === null ? [] : [{ id, key: text ?? '' }]))
  return { places, size: { count: rows[0]?.total ?? 0, exact: true } }
}

async function walk(tx: Tx, { from, scope, conditions, order, after, limit }: Listing): Promise<Position[]> {
  const tests = all([scope, ...conditions.map(({ test }) => test), beyond(order, after)])
  const rows = await tx.db.$queryRaw<{ id: string; text: string }[]>`
    select r.id::text, ${order.key.text} as text from ${from} where ${tests} order by ${orderBy(order)} limit ${limit}`
  return rows.map(({ id, text }) => ({ id, key: text }))
}
