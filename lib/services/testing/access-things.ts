import type { Tx } from '#lib/db/with-tenant.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { formatId, newId } from '#lib/kernel/ids.ts'
import { seedApi } from '#lib/testing/apis.ts'
import type { SeededTenant } from '#lib/testing/seed-tenant.ts'
import type { Seed } from '../example.ts'

type Made = Pick<
  Seed,
  'api' | 'doomedApi' | 'permission' | 'doomedPermission' | 'role' | 'outerRole' | 'permissionlessRole' | 'doomedRole'
>

/** What the verbs on APIs, permissions and roles may refer to. */
export const seedAccessThings = (tenant: SeededTenant, now: Date): Promise<Made> =>
  withTenant(tenant.id, async (tx) => {
    const doomedApi = await seedApi(tx, {
      identifier: 'urn:example:doomed',
      name: 'Doomed',
      permissions: { 'doomed:read': '' },
      now,
    })
    const permissions = { 'parcels:read': 'See parcels', 'parcels:doomed': '' }
    const api = await seedApi(tx, { identifier: 'urn:example:parcels', name: 'Parcels', permissions, now })
    const [kept = '', doomed = ''] = Object.values(api.permissions)
    const role = await seedRole(tx, { slug: 'reader', permissionIds: [kept], now })
    const outer = await seedRole(tx, { slug: 'outer', contains: [role], now })
    return {
      api: { id: formatId('api', api.id) },
      doomedApi: { id: formatId('api', doomedApi.id), name: 'Doomed' },
      permission: { id: formatId('permission', kept) },
      doomedPermission: { id: formatId('permission', doomed), name: 'parcels:doomed' },
      role: { id: formatId('role', role) },
      outerRole: { id: formatId('role', outer) },
      permissionlessRole: { id: formatId('role', await seedRole(tx, { slug: 'bare', now })) },
      doomedRole: { id: formatId('role', await seedRole(tx, { slug: 'doomed', now })), slug: 'doomed' },
    }
  })

type RoleSeed = { slug: string; permissionIds?: readonly string[]; contains?: readonly string[]; now: Date }

/** A role of a tenant's own. Answers its stored id. */
export async function seedRole(tx: Tx, { slug, permissionIds = [], contains = [], now }: RoleSeed): Promise<string> {
  const { tenantId } = tx
  const id = newId(now)
  await tx.db.role.createMany({ data: [{ tenantId, id, slug, displayName: slug }] })
  await tx.db.rolePermission.createMany({
    data: permissionIds.map((permissionId) => ({ tenantId, roleId: id, permissionId })),
  })
  await tx.db.roleRole.createMany({
    data: contains.map((childRoleId) => ({ tenantId, parentRoleId: id, childRoleId })),
  })
  return id
}
