import { readPlatform } from '#lib/db/read-platform.ts'
import { platformSlug } from './slugs.ts'

export type ResolvedTenant = {
  id: string
  slug: string
  displayName: string
  status: 'active' | 'suspended'
  defaultLanguage: string | null
}

/**
 * The tenant that a slug names. Undefined when there is none, or no longer; a suspended one is found, and says so. One that is
 * being deleted is a suspended one until it is gone.
 */
export async function resolveTenant(slug: string): Promise<ResolvedTenant | undefined> {
  if (slug.length > 40) return undefined
  const row = await readPlatform((db) =>
    db.tenant.findUnique({
      where: { slug },
      select: { id: true, slug: true, displayName: true, status: true, defaultLanguage: true },
    }),
  )
  return row === null || row.status === 'deleted'
    ? undefined
    : { ...row, status: row.status === 'active' ? 'active' : 'suspended' }
}

/** The built-in tenant `platform`. Throws before the first start has made it. */
export async function platformTenant(): Promise<ResolvedTenant> {
  const tenant = await resolveTenant(platformSlug)
  if (tenant === undefined) throw new Error('the tenant `platform` has not been made yet')
  return tenant
}
