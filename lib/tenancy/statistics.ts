import { asPlatform } from '#lib/db/as-platform.ts'
import { type Tx, withTenant } from '#lib/db/with-tenant.ts'
import { log } from '#lib/kernel/log.ts'

/** How much of each kind a tenant has: sessions and families that live, people whatever their state, what is ours left out. */
export type TenantCounts = {
  users: number
  groups: number
  clients: number
  environments: number
  apis: number
  roles: number
  sessions: number
  families: number
}

/** Counts what the tenant of `tx` has now. */
export async function countTenant(tx: Tx, now: Date): Promise<TenantCounts & { lastSignInAt: Date | null }> {
  const where = { tenantId: tx.tenantId }
  const latest = await tx.db.user.aggregate({ where, _max: { lastSignInAt: true } })
  return {
    users: await tx.db.user.count({ where }),
    groups: await tx.db.group.count({ where }),
    clients: await tx.db.client.count({ where: { ...where, builtIn: null } }),
    environments: await tx.db.environment.count({ where: { ...where, kind: { not: 'control' } } }),
    apis: await tx.db.api.count({ where: { ...where, identifier: { not: { startsWith: 'urn:signet:' } } } }),
    roles: await tx.db.role.count({ where }),
    sessions: await tx.db.session.count({ where: { ...where, endedAt: null, expiresAt: { gt: now } } }),
    families: await tx.db.tokenFamily.count({ where: { ...where, revokedAt: null, expiresAt: { gt: now } } }),
    lastSignInAt: latest._max.lastSignInAt,
  }
}

/** The job `count_tenants` for one tenant: counts, and keeps what operators may see of it. */
export const keepStatistics = (tenantId: string, now: Date): Promise<void> =>
  withTenant(
    tenantId,
    async (tx) => {
      const counted = { ...(await countTenant(tx, now)), countedAt: now }
      const known = await tx.db.tenantStatistics.updateMany({ where: { tenantId }, data: counted })
      if (known.count === 0)
        await tx.db.tenantStatistics.createMany({ data: [{ tenantId, ...counted }], skipDuplicates: true })
      await countDirectories(tx)
    },
    { timeoutMs: 60_000 },
  )

/** How many people each directory has: what a list that is too long to count says it is about. */
async function countDirectories({ db, tenantId }: Tx): Promise<void> {
  for (const { id, userCount } of await db.directory.findMany({ where: { tenantId } })) {
    const counted = await db.user.count({ where: { tenantId, directoryId: id } })
    if (counted !== userCount) await db.directory.updateMany({ where: { id }, data: { userCount: counted } })
  }
}

/** As `keepStatistics`, for each tenant that is not deleted. One that fails is logged and does not stop the others. */
export async function keepAllStatistics(now: Date): Promise<{ kept: number; failed: number }> {
  const tenants = await asPlatform((db) =>
    db.tenant.findMany({ where: { status: { not: 'deleted' } }, select: { id: true } }),
  )
  const done = { kept: 0, failed: 0 }
  for (const { id: tenantId } of tenants) {
    const isKept = await keepStatistics(tenantId, now).then(
      () => true,
      (err: unknown) => {
        log().error({ err, tenantId }, 'a tenant could not be counted')
        return false
      },
    )
    done[isKept ? 'kept' : 'failed']++
  }
  return done
}
