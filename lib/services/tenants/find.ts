import { asPlatform } from '#lib/db/as-platform.ts'
import type { Tx } from '#lib/db/with-tenant.ts'

export type TenantRow = {
  id: string
  slug: string
  displayName: string
  status: string
  version: bigint
  statusBefore: string | null
  purgeAt: Date | null
  createdAt: Date
  environmentId: null
}

/** Whether this transaction is of the built-in tenant, where operators are at home. */
export async function isPlatform(tx: Tx): Promise<boolean> {
  const own = await tx.db.tenant.findUnique({ where: { id: tx.tenantId }, select: { slug: true } })
  return own?.slug === 'platform'
}

/** The installation itself as a target; nothing, for whoever asks from another tenant. */
export const findPlatform = async (tx: Tx): Promise<{ environmentId: null } | undefined> =>
  (await isPlatform(tx)) ? { environmentId: null } : undefined

/** Another tenant as an operator's target: read as signet_platform, which sees tenants and nothing in them. */
export async function findTenant(tx: Tx, slug: string): Promise<TenantRow | undefined> {
  if (!(await isPlatform(tx))) return undefined
  const row = await asPlatform((db) => db.tenant.findUnique({ where: { slug } }))
  return row === null || row.status === 'deleted' ? undefined : { ...row, environmentId: null }
}

/** A tenant as every door shows it. */
export const tenantView = (row: Omit<TenantRow, 'environmentId' | 'version' | 'statusBefore'>) => ({
  slug: row.slug,
  displayName: row.displayName,
  status: row.status,
  purgeAt: row.purgeAt,
  createdAt: row.createdAt,
})
