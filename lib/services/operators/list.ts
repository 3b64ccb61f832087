import { z } from 'zod'
import { userIdOf } from '#lib/access/actor.ts'
import { mayGive } from '#lib/access/giving.ts'
import { heldBy } from '#lib/access/held.ts'
import { countEffectiveOwners } from '#lib/access/owners.ts'
import { type BuiltInRole, builtInRoles, isBuiltInRole } from '#lib/access/roles.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { page, paging, readCursor } from '../paging.ts'
import { query } from '../query.ts'
import { findPlatform } from '../tenants/find.ts'

/** Who operates the installation: each built-in role that was given to a person of the platform, in the order of giving. */
export const listOperators = query({
  name: 'operator.list',
  permission: 'platform:operator:read',
  input: z.strictObject({ limit: paging.limit, cursor: paging.cursor }),
  target: (tx) => findPlatform(tx),
  async read(tx, _target, { limit, cursor }, { actor }) {
    const after = readCursor(cursor)
    const where = { tenantId: tx.tenantId, builtinRole: { not: null }, userId: { not: null } }
    const rows = await tx.db.assignment.findMany({
      where: { ...where, ...(after === undefined ? {} : { id: { gt: after.id } }) },
      include: { user: { include: { identifiers: { where: { kind: 'email', primary: true }, take: 1 } } } },
      orderBy: { id: 'asc' },
      take: limit + 1,
    })
    const cut = page(rows, limit, await tx.db.assignment.count({ where }), ({ id }) => ({ key: '', id }))
    const held = await heldBy(tx, actor)
    return {
      ...cut,
      owners: await countEffectiveOwners(tx),
      rows: cut.rows.map(({ id, builtinRole, user, createdAt }) => {
        const role = isBuiltInRole(builtinRole ?? '') ? (builtinRole as BuiltInRole) : undefined
        return {
          assignment: formatId('assignment', id),
          id: formatId('user', user?.id ?? ''),
          name: user?.displayName ?? '',
          email: user?.identifiers[0]?.value ?? null,
          status: user?.status ?? '',
          lastSignInAt: user?.lastSignInAt ?? null,
          role: role ?? '',
          roleName: role === undefined ? (builtinRole ?? '') : builtInRoles[role].name,
          isSelf: userIdOf(actor) === user?.id,
          /** Whether the visitor could give what this operator has, and so may take it. */
          mayChange: role !== undefined && mayGive(held, role, null),
          createdAt,
        }
      }),
    }
  },
  example: () => ({}),
})
