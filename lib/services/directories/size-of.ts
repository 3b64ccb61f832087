import type { Tx } from '#lib/db/with-tenant.ts'
import { bounds } from '#lib/limits/bounds.ts'

/**
 * How many people a directory has: exactly while they can be counted in a moment, then as a job counted them last (`counted`).
 * Where that was twice as many as are ever counted, nothing is counted in vain.
 */
export async function sizeOf({ db, tenantId }: Tx, directoryId: string, counted: number) {
  const { countable } = bounds.list
  if (counted > 2 * countable) return { users: counted, isExact: false }
  const rows = await db.$queryRaw<{ users: number }[]>`
    select count(*)::int as users from (
      select from users where tenant_id = ${tenantId}::uuid and directory_id = ${directoryId}::uuid limit ${countable + 1}
    ) u`
  const users = rows[0]?.users ?? 0
  return users > countable ? { users: Math.max(counted, countable), isExact: false } : { users, isExact: true }
}
