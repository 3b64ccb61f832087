import { z } from 'zod'
import { heldBy } from '#lib/access/held.ts'
import { builtInRoles, everyBuiltInRole } from '#lib/access/roles.ts'
import { mayPromiseGroup, mayPromiseRole } from '#lib/identity/invitations/promise.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { findEnvironment } from '../environments/find.ts'
import { query } from '../query.ts'

/** What an invitation into the directory of an environment may promise, for who asks: what they could give, and nothing else. */
export const offerInvitation = query({
  name: 'invitation.offer',
  permission: 'invitation:write',
  input: z.strictObject({ environment: z.string().max(bounds.text.slug) }),
  async target(tx, input) {
    const found = await findEnvironment(tx, input.environment)
    return found === undefined ? undefined : { directoryId: found.directoryId, environmentId: null }
  },
  async read(tx, { directoryId }, _input, { actor }) {
    const { tenantId } = tx
    const held = await heldBy(tx, actor)
    const administers = await tx.db.environment.count({ where: { tenantId, kind: 'control', directoryId } })
    const everywhere = { environmentId: null }
    const builtIn: { id: string; name: string; description: string }[] = []
    for (const id of administers === 0 ? [] : everyBuiltInRole)
      if (await mayPromiseRole(tx, held, { roleId: null, builtinRole: id, ...everywhere }))
        builtIn.push({ id, name: builtInRoles[id].name, description: builtInRoles[id].description })
    const select = { id: true, displayName: true, description: true } as const
    const first = { select, orderBy: { displayName: 'asc' }, take: bounds.list.maxPage } as const
    const own: typeof builtIn = []
    for (const { id, displayName: name, description } of await tx.db.role.findMany({ where: { tenantId }, ...first }))
      if (await mayPromiseRole(tx, held, { roleId: id, builtinRole: null, ...everywhere }))
        own.push({ id: formatId('role', id), name, description })
    const groups: typeof builtIn = []
    for (const row of await tx.db.group.findMany({ where: { tenantId, directoryId }, ...first }))
      if (await mayPromiseGroup(tx, held, directoryId, row.id))
        groups.push({ id: formatId('group', row.id), name: row.displayName, description: row.description })
    return { builtIn, own, groups }
  },
  example: (seed) => ({ environment: seed.environment }),
})
