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
  const rows = await tx.db.$queryRaw<{ met: number }[]>`
    select count(*)::int as met from (${sample} limit ${sampled}) r where ${tests}`
  return rounded(Math.max(((rows[0]?.met ?? 0) / sampled) * all, bounds.list.countable))
}

const rounded = (count: number): number => Number(count.toPrecision(2))
