import { builtInRoles, everyBuiltInRole } from '#lib/access/roles.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { query } from '../query.ts'
import { pickFrom, pickInput } from './pick.ts'

/** Roles to choose from: one's own, then those that are built in (whose ids are their names: `support`). */
export const pickRoles = query({
  name: 'role.pick',
  permission: 'role:read',
  input: pickInput,
  target: async () => ({ environmentId: null }),
  async read(tx, _target, input) {
    // A tenant has some hundreds of roles at most: matching here keeps what isn't leakproof out of SQL.
    const rows = await tx.db.role.findMany({
      where: { tenantId: tx.tenantId },
      select: { id: true, slug: true, displayName: true },
    })
    const own = rows.map(({ id, slug, displayName }) => ({ id: formatId('role', id), label: displayName, hint: slug }))
    const builtIn = everyBuiltInRole.map((key) => ({ id: key, label: builtInRoles[key].name, hint: 'Built in' }))
    return pickFrom([...own, ...builtIn], input)
  },
  example: () => ({}),
})
