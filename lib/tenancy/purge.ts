import { record } from '#lib/audit/record.ts'
import { asPlatform } from '#lib/db/as-platform.ts'
import { platformPool } from '#lib/db/pools.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { log } from '#lib/kernel/log.ts'
import { platformTenant } from './resolve.ts'

const batch = 5_000

/**
 * The job `purge_tenants`: erases every tenant whose time to be taken back is over. One that fails is logged, does not stop
 * the others, and goes on where it stopped at the next run. Answers how many are gone.
 */
export async function purgeTenants(now: Date): Promise<{ purged: number; failed: number }> {
  await asPlatform((db) =>
    db.tenant.updateMany({
      where: { status: 'deleting', purgeAt: { lte: now } },
      // From here on it can't be taken back: taking back asks for `deleting`, and the row is this statement's.
      data: { status: 'deleted', displayName: '', purgeAt: null, statusBefore: null, version: { increment: 1 } },
    }),
  )
  const due = await asPlatform((db) =>
    db.tenant.findMany({ where: { status: 'deleted', purgedAt: null }, select: { id: true } }),
  )
  const done = { purged: 0, failed: 0 }
  for (const { id } of due) {
    const isGone = await purgeTenant(id, now).then(
      () => true,
      (err: unknown) => {
        log().error({ err, tenantId: id }, 'a deleted tenant could not be purged')
        return false
      },
    )
    done[isGone ? 'purged' : 'failed']++
  }
  return done
}

/** Erases one deleted tenant: its data keys first, then all else, table by table and batch by batch; then the platform's trail is told. */
async function purgeTenant(tenantId: string, now: Date): Promise<void> {
  const deleted: Record<string, number> = {}
  for (;;) {
    const { rows } = await platformPool().query<{ purged_table: string; deleted: string }>(
      'select purged_table, deleted from purge_tenant_batch($1, $2)',
      [tenantId, batch],
    )
    const [row] = rows
    if (row === undefined) break
    deleted[row.purged_table] = (deleted[row.purged_table] ?? 0) + Number(row.deleted)
  }
  const { id: platformId } = await platformTenant()
  const rows = Object.values(deleted).reduce((sum, count) => sum + count, 0)
  await withTenant(platformId, async (tx) => {
    const gone = await tx.enter(tenantId, (inner) =>
      inner.db.tenant.updateMany({ where: { id: tenantId, purgedAt: null }, data: { purgedAt: now, updatedAt: now } }),
    )
    if (gone.count === 0) return
    const actor = { kind: 'system', id: 'purge' } as const
    await record(tx, { at: now, action: 'tenant.purged', actor, target: tenantId, changes: { after: { rows } } })
  })
}
