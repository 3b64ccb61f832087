import type { Tx } from '#lib/db/with-tenant.ts'
import { singleton } from '#lib/kernel/singleton.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { type Brand, brandOf } from './brand.ts'
import { readBranding } from './fields.ts'

/** Where a brand is shown: under which issuer, and what the tenant is called where its branding has no name of its own. */
type Shown = { issuer: string; tenantName: string }

/** Brands that were worked out, the latest used last, by what they were worked out from: a version never changes. */
const worked = () => singleton('branding.worked', () => new Map<string, Brand>())

/** A level of a tenant's branding that has something published, and what that is. */
export type PublishedBranding = { id: string; environmentId: string | null; published: number; value: unknown }

/**
 * How the pages and mails of an environment look: by its own published branding, else the tenant's; undefined when neither has
 * one. Each version is worked out once, for mails are written by the thousand.
 */
export async function loadBrand(tx: Tx, environmentId: string, shown: Shown): Promise<Brand | undefined> {
  const { tenantId } = tx
  const [level] = await tx.sql<{ id: string; published: number }>`
    select id, published from brandings
    where tenant_id = ${tenantId} and published is not null and (environment_id = ${environmentId} or environment_id is null)
    order by environment_id is null limit 1`
  if (level === undefined) return undefined
  const { id: brandingId, published: number } = level
  const key = keyOf(tenantId, level, shown)
  const known = worked().get(key)
  if (known !== undefined) return keep(key, known)
  const version = await tx.db.brandingVersion.findUnique({
    where: { tenantId_brandingId_number: { tenantId, brandingId, number } },
    select: { value: true },
  })
  return version === null ? undefined : keep(key, brandOf(readBranding(version.value), shown))
}

/** As `loadBrand`, where the levels were read already. */
export function brandAmong(tenantId: string, levels: readonly PublishedBranding[], shown: Shown): Brand | undefined {
  const level = nearest(levels)
  if (level === undefined) return undefined
  const key = keyOf(tenantId, level, shown)
  return keep(key, worked().get(key) ?? brandOf(readBranding(level.value), shown))
}

const nearest = <L extends { environmentId: string | null }>(levels: readonly L[]): L | undefined =>
  levels.find(({ environmentId }) => environmentId !== null) ?? levels[0]

const keyOf = (tenantId: string, level: { id: string; published: number | null }, shown: Shown): string =>
  [tenantId, level.id, level.published, shown.issuer, shown.tenantName].join(' ')

function keep(key: string, brand: Brand): Brand {
  const brands = worked()
  brands.delete(key)
  brands.set(key, brand)
  const [oldest] = brands.keys()
  if (brands.size > bounds.branding.workedOut && oldest !== undefined) brands.delete(oldest)
  return brand
}
