import type { Tx } from '#lib/db/with-tenant.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { platformSlug } from './slugs.ts'

/**
 * Suspends or resumes the tenant of `tx`. Sessions and tokens are not ended: each use looks the tenant's status up, so they
 * stop at once and are there again when it resumes. The tenant `platform` can't be suspended, for nobody could resume it:
 * `conflict`. Answers whether anything changed; the caller records it.
 */
export async function setTenantStatus(tx: Tx, status: 'active' | 'suspended', now: Date): Promise<boolean> {
  const { count } = await tx.db.tenant.updateMany({
    where: { id: tx.tenantId, status: status === 'active' ? 'suspended' : 'active', slug: { not: platformSlug } },
    data: { status, version: { increment: 1 }, updatedAt: now },
  })
  if (count === 1) return true
  const tenant = await tx.db.tenant.findFirstOrThrow({ where: { id: tx.tenantId }, select: { slug: true } })
  if (tenant.slug === platformSlug && status === 'suspended')
    throw new ServiceError('conflict', 'The platform itself can’t be suspended.')
  return false
}

/** As `setTenantStatus`, one environment of the tenant. `control` can't be suspended. `not_found` when it is another tenant's. */
export async function setEnvironmentStatus(
  tx: Tx,
  environmentId: string,
  status: 'active' | 'suspended',
  now: Date,
): Promise<boolean> {
  const environment = await tx.db.environment.findFirst({ where: { id: environmentId } })
  if (environment === null) throw new ServiceError('not_found', 'There is nothing here.')
  if (environment.kind === 'control' && status === 'suspended')
    throw new ServiceError('conflict', 'The control environment can’t be suspended: the portal lives in it.')
  const { count } = await tx.db.environment.updateMany({
    where: { id: environmentId, status: { not: status } },
    data: { status, updatedAt: now },
  })
  return count === 1
}
