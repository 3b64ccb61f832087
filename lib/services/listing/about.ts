import { Prisma } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { bounds } from '#lib/limits/bounds.ts'
import type { Listing } from './find-page.ts'

const sampled = 1_000

/** About how many rows meet the conditions of a list that is too long to count, from a sample; to two figures (UX-C3). */
export async function aboutHowMany(
  tx: Tx,
  { sample, conditions, counted }: Pick<Listing, 'sample' | 'conditions' | 'counted'>,
): Promise<number> {
  const all = Math.max(counted, bounds.list.countable)
  if (conditions.length === 0) return rounded(all)
  const tests = Prisma.join(
    conditions.map(({ test }) => test),
    ' and ',
  )
  const rows = await tx.db.$queryRaw<{ part: number }[]>`
    with sample as materialized (${sample} limit ${sampled})
    select (select count(*) from sample r where ${tests})::float8 / greatest((select count(*) from sample), 1) as part`
  return rounded(Math.max((rows[0]?.part ?? 0) * all, bounds.list.countable))
}

const rounded = (count: number): number => Number(count.toPrecision(2))
