import { z } from 'zod'
import { builtInRoles, everyBuiltInRole } from '#lib/access/roles.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { paging } from '../paging.ts'
import { query } from '../query.ts'

/**
 * Every role that there is, built-in ones first, each with how many people, groups and clients were given it directly; found
 * by a part of the name or the slug. `total` is how many of one's own there are in all.
 */
export const listRoles = query({
  name: 'role.list',
  permission: 'role:read',
  input: z.strictObject({ search: paging.search }),
  target: async () => ({ environmentId: null }),
  async read(tx, _target, { search }) {
    const where = { tenantId: tx.tenantId }
    const rows = await tx.db.role.findMany({
      where,
      select: { id: true, slug: true, displayName: true, description: true },
      orderBy: { id: 'asc' },
    })
    const own = await tx.db.assignment.groupBy({
      by: ['roleId'],
      where: { ...where, roleId: { not: null } },
      _count: true,
    })
    const builtIn = await tx.db.assignment.groupBy({
      by: ['builtinRole'],
      where: { ...where, builtinRole: { not: null } },
      _count: true,
    })
    const counts = new Map<string | null, number>([
      ...own.map(({ roleId, _count }) => [roleId, _count] as const),
      ...builtIn.map(({ builtinRole, _count }) => [builtinRole, _count] as const),
    ])
    // A tenant has 500 roles at most: matching here keeps what isn't leakproof out of SQL.
    const wanted = search.toLowerCase()
    const matches = (name: string, slug: string) => name.toLowerCase().includes(wanted) || slug.includes(wanted)
    return {
      builtIn: everyBuiltInRole
        .filter((key) => matches(builtInRoles[key].name, key))
        .map((key) => ({
          id: key as string,
          name: builtInRoles[key].name,
          description: builtInRoles[key].description,
          given: counts.get(key) ?? 0,
        })),
      own: rows
        .filter(({ displayName, slug }) => matches(displayName, slug))
        .map(({ id, slug, displayName: name, description }) => ({
          id: formatId('role', id),
          slug,
          name,
          description,
          given: counts.get(id) ?? 0,
        }))
        .sort((a, b) => a.name.localeCompare(b.name, 'en')),
      total: rows.length,
    }
  },
  example: () => ({}),
})
