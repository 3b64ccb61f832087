import { Prisma } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/with-tenant.ts'

/**
 * When each of these clients was used last: somebody signed in to it, or it proved itself with a secret. What the janitor has
 * removed (families a day after they expired) is not remembered.
 */
export async function lastUseOf(tx: Tx, environmentId: string, ids: readonly string[]): Promise<Map<string, Date>> {
  if (ids.length === 0) return new Map()
  const wanted = Prisma.join(ids.map((id) => Prisma.sql`${id}::uuid`))
  const rows = await tx.db.$queryRaw<{ id: string; at: Date | null }[]>`
    select c.id::text, greatest(
      (select max(s.last_used_at) from client_secrets s
       where s.tenant_id = c.tenant_id and s.environment_id = c.environment_id and s.client_id = c.id),
      (select f.created_at from token_families f
       where f.tenant_id = c.tenant_id and f.environment_id = c.environment_id and f.client_id = c.id
       order by f.id desc limit 1)) as at
    from clients c
    where c.tenant_id = ${tx.tenantId}::uuid and c.environment_id = ${environmentId}::uuid and c.id in (${wanted})`
  return new Map(rows.flatMap(({ id, at }) => (at === null ? [] : [[id, at]])))
}
