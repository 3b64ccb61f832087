import { Prisma } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/with-tenant.ts'

/**
 * Holds the configuration of environments still until the transaction ends: rows that are there can't change, and none can be
 * added, for each change of them moves its environment's row. In the order in which the verbs on clients lock.
 */
export async function lockEnvironments(tx: Tx, environmentIds: readonly string[]): Promise<void> {
  const ids = Prisma.join(environmentIds.map((id) => Prisma.sql`${id}::uuid`))
  const here = Prisma.sql`tenant_id = ${tx.tenantId}::uuid and environment_id in (${ids})`
  await tx.db.$queryRaw`select 1 from policies where ${here} order by id for no key update`
  await tx.db.$queryRaw`select 1 from clients where ${here} order by id for no key update`
  await tx.db.$queryRaw`
    select 1 from environments where tenant_id = ${tx.tenantId}::uuid and id in (${ids}) order by id for no key update`
}
