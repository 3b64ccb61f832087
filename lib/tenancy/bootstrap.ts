import { withTenant } from '#lib/db/with-tenant.ts'
import { isServiceError } from '#lib/kernel/errors.ts'
import { newId } from '#lib/kernel/ids.ts'
import { createTenant } from './create.ts'
import { platformTenant, type ResolvedTenant, resolveTenant } from './resolve.ts'
import { platformSlug } from './slugs.ts'

/**
 * Makes the built-in tenant `platform` at the first start; later starts, and other nodes that start at the same moment, find it.
 * Its issuers are `{origin}/t/platform/production` and `…/control`.
 */
export async function bootstrapPlatform(origin: string, now: Date): Promise<ResolvedTenant> {
  const known = await resolveTenant(platformSlug)
  if (known !== undefined) return known
  const wanted = {
    slug: platformSlug,
    displayName: 'Platform',
    origin,
    actor: { kind: 'system', id: 'start-up' },
    now,
  } as const
  try {
    await withTenant(newId(now), (tx) => createTenant(tx, wanted), { timeoutMs: 60_000 })
  } catch (error) {
    if (!isServiceError(error) || error.code !== 'conflict') throw error
  }
  return platformTenant()
}
