import type { Tx } from '#lib/db/with-tenant.ts'
import { readValues } from '#lib/policy/layers.ts'
import type { PolicyPlace } from './place.ts'

/** What a place itself says about its topic, and the version that forms compare; `id` undefined: it never said anything. */
export async function storedPolicy(tx: Tx, { topic, key }: PolicyPlace) {
  const row = await tx.db.policy.findFirst({ where: { tenantId: tx.tenantId, kind: topic, ...key } })
  const values: Partial<Record<string, number>> = readValues(topic, row?.value)
  return {
    id: row?.id,
    values,
    version: BigInt(row?.updatedAt.getTime() ?? 0),
    changed: row?.updatedAt ?? null,
  }
}
