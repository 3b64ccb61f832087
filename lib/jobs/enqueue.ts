import type { Tx } from '#lib/db/with-tenant.ts'

/** Every kind of job there is. What runs for each stands in lib/server; a payload is ids, never content. */
export const jobKinds = [
  'fill_key_pool',
  'keep_signing_keys',
  'purge_expired',
  'make_partitions',
  'count_tenants',
  'purge_tenants',
  'delete_people',
  'send_mail',
  'requeue_mails',
] as const
export type JobKind = (typeof jobKinds)[number]

/** `runAt`: not before then. `key`: a job that waits under the same key is replaced by this one. */
export type JobOptions = { runAt?: Date; key?: string }

/** Queues a job in the caller's transaction: it runs if, and only if, the transaction commits. `id` is what it is about. */
export async function enqueue(
  tx: Tx,
  kind: JobKind,
  tenantId: string | null,
  id: string | null,
  { runAt, key }: JobOptions = {},
): Promise<void> {
  await tx.db.$queryRaw`
    select enqueue_job(${kind}, ${tenantId}::uuid, ${id}::uuid, ${runAt ?? null}::timestamptz, ${key ?? null})::text`
}
