import { Prisma } from '#lib/db/generated/client.ts'
import type { Condition } from '../../listing/condition.ts'

/** What nobody meets: a filter by something that is gone, or was never here, finds nothing. */
export const nobody: Condition = {
  source: Prisma.sql`select null::uuid as id where false`,
  test: Prisma.sql`false`,
}
