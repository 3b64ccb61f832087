import type { Tx } from '#lib/db/with-tenant.ts'
import { readValues } from '#lib/policy/layers.ts'
import type { PolicyPlace } from './place.ts'
import type { PolicyLevel } from './topics.ts'

/** What another level of the tenant says about a field. Clients and roles are many: of them it says how many say something. */
export type Said =
  | { level: PolicyLevel; displayName: string; value: number }
  | { level: 'clients' | 'roles'; count: number }

/** What every other place of the tenant says about the topic, by field. */
export async function saidElsewhere(tx: Tx, { topic, key }: PolicyPlace): Promise<(name: string) => Said[]> {
  const rows = await tx.db.policy.findMany({
    where: { tenantId: tx.tenantId, kind: topic, level: { in: ['tenant', 'environment', 'directory'] } },
    include: { environment: { select: { displayName: true } }, directory: { select: { displayName: true } } },
  })
  const tenant = await tx.db.tenant.findFirstOrThrow({ where: { id: tx.tenantId }, select: { displayName: true } })
  const saying = await countSaying(tx, topic, key)
  const others = rows.filter(
    (row) => row.level !== key.level || row.environmentId !== key.environmentId || row.directoryId !== key.directoryId,
  )
  const ownValue = (value: unknown, name: string): number | undefined =>
    (readValues(topic, value) as Partial<Record<string, number>>)[name]
  return (name) => {
    const said = others.flatMap(({ level, environment, directory, value }): Said[] => {
      const own = ownValue(value, name)
      const displayName = environment?.displayName ?? directory?.displayName ?? tenant.displayName
      return own === undefined ? [] : [{ level: level as PolicyLevel, displayName, value: own }]
    })
    const counts = saying.filter(({ field }) => field === name).map(({ level, count }) => ({ level, count }))
    return [...said, ...counts]
  }
}

/** How many clients and roles say something, by field; the one that asks is not counted. */
const countSaying = (tx: Tx, topic: string, { clientId, roleId }: PolicyPlace['key']) =>
  tx.db.$queryRaw<{ level: 'clients' | 'roles'; field: string; count: number }[]>`
    select p.level || 's' as level, field, count(*)::int as count
    from policies p, jsonb_object_keys(p.value) field
    where p.tenant_id = ${tx.tenantId}::uuid and p.kind = ${topic} and p.level in ('client', 'role')
      and coalesce(p.client_id, p.role_id) is distinct from ${clientId ?? roleId}::uuid
    group by 1, 2 order by 1, 2`
