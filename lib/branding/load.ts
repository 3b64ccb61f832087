import type { Tx } from '#lib/db/with-tenant.ts'
import type { Branding } from './branding.ts'
import { readBranding } from './fields.ts'

/** The branding that holds in an environment: its own published one, else the tenant's; undefined when neither has one. */
export async function loadBranding(tx: Tx, environmentId: string): Promise<Branding | undefined> {
  const { tenantId } = tx
  const levels = await tx.db.branding.findMany({
    where: { tenantId, published: { not: null }, OR: [{ environmentId }, { environmentId: null }] },
    select: { id: true, environmentId: true, published: true },
  })
  const level = levels.find((each) => each.environmentId !== null) ?? levels[0]
  if (level === undefined || level.published === null) return undefined
  const version = await tx.db.brandingVersion.findUnique({
    where: { tenantId_brandingId_number: { tenantId, brandingId: level.id, number: level.published } },
    select: { value: true },
  })
  return version === null ? undefined : readBranding(version.value)
}
