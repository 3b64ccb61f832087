import type { Tx } from '#lib/db/with-tenant.ts'

/** Every kind of job there is. What runs for each stands in lib/server; a payload is ids, never content. */
export const jobKinds = [
  'fill_key_pool',
  'keep_signing_keys',
  'purge_expired',
  'make_partitions',
  'count_tenants',
  'purge_tenants',
] as const
export type JobKind = (typeof jobKinds)[number]

/** Queues a job in the caller's transaction: it runs if, and only if, the transaction commits. `id` is what it is about. */
export async function enqueue(tx: Tx, kind: JobKind, tenantId: string | null, id: string | null): Promise<void> {
  await tx.db.$queryRaw`select enqueue_job(${kind}, ${tenantId}::uuid, ${id}::uuid)::text`
}
