import { z } from 'zod'
import { customPermissions } from '#lib/access/custom-permissions.ts'
import { countEffectiveOwners } from '#lib/access/owners.ts'
import { managementAudience } from '#lib/access/permissions.ts'
import { builtInRoles, everyBuiltInRole } from '#lib/access/roles.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { giversOf } from '../assignments/givers.ts'
import { takingOf } from '../assignments/taking.ts'
import { assignmentView, withParts } from '../assignments/view.ts'
import { page, paging, readCursor } from '../paging.ts'
import { query } from '../query.ts'

/**
 * Who administers the tenant: everybody who was given a built-in role, or a role of the tenant's own that gives something in
 * this console, and where. `owners` is how many people own it; the last one stays.
 */
export const listAdministrators = query({
  name: 'administrator.list',
  permission: 'administrator:read',
  input: z.strictObject({ limit: paging.limit, cursor: paging.cursor }),
  target: async () => ({ environmentId: null }),
  async read(tx, _target, { limit, cursor }, { actor }) {
    const after = readCursor(cursor)
    const where = {
      tenantId: tx.tenantId,
      clientId: null,
      OR: [{ builtinRole: { not: null } }, { roleId: { in: await managingRoles(tx) } }],
    }
    const rows = await tx.db.assignment.findMany({
      where: { ...where, ...(after === undefined ? {} : { id: { gt: after.id } }) },
      include: withParts,
      orderBy: { id: 'asc' },
      take: limit + 1,
    })
    const total = await tx.db.assignment.count({ where })
    const cut = page(rows, limit, total, ({ id }) => ({ key: '', id }))
    const nameOf = await giversOf(
      tx,
      cut.rows.map(({ grantedBy }) => grantedBy),
    )
    const taking = await takingOf(tx, actor, cut.rows)
    return {
      ...cut,
      rows: cut.rows.map((row) => ({ ...assignmentView(row, nameOf), mayTake: taking(row) })),
      owners: await countEffectiveOwners(tx),
      /** What the built-in roles are for. */
      builtIn: everyBuiltInRole.map((id) => {
        const { name, description } = builtInRoles[id]
        return { id, name, description }
      }),
    }
  },
  example: () => ({}),
})

/** The roles of the tenant's own that reach a permission of the management API: custom admin roles. */
async function managingRoles(tx: Tx): Promise<string[]> {
  const rows = await tx.db.$queryRaw<{ role_id: string }[]>`
    with recursive managing (role_id) as (
      select rp.role_id
      from apis a
      join permissions p on p.tenant_id = a.tenant_id and p.api_id = a.id and p.name = any (${[...customPermissions]})
      join role_permissions rp on rp.tenant_id = p.tenant_id and rp.permission_id = p.id
      where a.tenant_id = ${tx.tenantId}::uuid and a.identifier = ${managementAudience}
      union
      select c.parent_role_id
      from managing m join role_roles c on c.tenant_id = ${tx.tenantId}::uuid and c.child_role_id = m.role_id
    )
    select role_id::text from managing`
  return rows.map(({ role_id }) => role_id)
}
