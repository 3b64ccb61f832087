import { z } from 'zod'
import { heldBy, holds } from '#lib/access/held.ts'
import { builtInRoles, everyBuiltInRole } from '#lib/access/roles.ts'
import { mayPromiseRole } from '#lib/identity/invitations/promise.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { findEnvironment } from '../environments/find.ts'
import { query } from '../query.ts'

/**
 * What an invitation into the directory of an environment may promise, for who asks: the built-in roles that they could give,
 * and whether they give roles of the tenant's own, and choose members of groups, at all.
 */
export const offerInvitation = query({
  name: 'invitation.offer',
  permission: 'invitation:write',
  input: z.strictObject({ environment: z.string().max(bounds.text.slug) }),
  async target(tx, input) {
    const found = await findEnvironment(tx, input.environment)
    return found === undefined ? undefined : { directoryId: found.directoryId, environmentId: null }
  },
  async read(tx, { directoryId }, _input, { actor }) {
    const held = await heldBy(tx, actor)
    const where = { tenantId: tx.tenantId, kind: 'control', directoryId }
    const opensPortal = (await tx.db.environment.count({ where })) > 0
    const builtIn: { id: string; name: string; description: string }[] = []
    for (const id of opensPortal ? everyBuiltInRole : [])
      if (await mayPromiseRole(tx, held, { roleId: null, builtinRole: id, environmentId: null }))
        builtIn.push({ id, name: builtInRoles[id].name, description: builtInRoles[id].description })
    return { builtIn, roles: holds(held, 'assignment:write'), groups: holds(held, 'group:write') }
  },
  example: (seed) => ({ environment: seed.environment }),
})
