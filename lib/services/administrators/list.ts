import { z } from 'zod'
import { builtInRoles, isBuiltInRole } from '#lib/access/roles.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { query } from '../query.ts'

/** Who administers the tenant: every built-in role that was given, to whom and where. */
export const listAdministrators = query({
  name: 'administrator.list',
  permission: 'administrator:read',
  input: z.strictObject({}),
  target: async () => ({ environmentId: null }),
  async read(tx) {
    const rows = await tx.db.assignment.findMany({
      where: { tenantId: tx.tenantId, builtinRole: { not: null } },
      include: {
        user: { include: { identifiers: { where: { kind: 'email', primary: true }, take: 1 } } },
        group: { select: { displayName: true } },
        environment: { select: { displayName: true } },
      },
      orderBy: { id: 'asc' },
      take: bounds.list.maxPage,
    })
    return rows.map((row) => ({
      id: formatId('assignment', row.id),
      role:
        row.builtinRole !== null && isBuiltInRole(row.builtinRole)
          ? builtInRoles[row.builtinRole].name
          : row.builtinRole,
      user: row.user === null ? null : formatId('user', row.user.id),
      name: row.user?.displayName ?? row.group?.displayName ?? null,
      email: row.user?.identifiers[0]?.value ?? null,
      isGroup: row.group !== null,
      environment: row.environment?.displayName ?? null,
      createdAt: row.createdAt,
    }))
  },
  example: () => ({}),
})
