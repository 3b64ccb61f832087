import { z } from 'zod'
import { userIdOf } from '#lib/access/actor.ts'
import { mayGive } from '#lib/access/giving.ts'
import { heldBy } from '#lib/access/held.ts'
import { lockAccess } from '#lib/access/owners.ts'
import { type BuiltInRole, everyBuiltInRole } from '#lib/access/roles.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { formatId, parseId } from '#lib/kernel/ids.ts'
import { verb } from '../verb.ts'
import { giveRole } from './give.ts'

/** Gives a person a built-in role, everywhere in the tenant. Nobody gives what they do not hold (S10). */
export const addAdministrator = verb({
  name: 'assignment.created',
  permission: 'administrator:write',
  input: z.strictObject({
    user: z.string().max(40),
    role: z.enum(everyBuiltInRole as [BuiltInRole, ...BuiltInRole[]]),
  }),
  /** A person of the directory that `control` signs in: nobody else can reach the portal. */
  async target(tx, input) {
    const id = parseId('user', input.user)
    if (id === undefined) return undefined
    const control = await tx.db.environment.findFirst({ where: { kind: 'control' }, select: { directoryId: true } })
    const row = await tx.db.user.findFirst({ where: { id, ...(control ?? { directoryId: id }) } })
    return row === null ? undefined : { id: row.id, directoryId: row.directoryId, environmentId: null }
  },
  async run(tx, user, { role }, { actor, now }) {
    await lockAccess(tx)
    if (!mayGive(await heldBy(tx, actor), role, null))
      throw new ServiceError('forbidden', 'You can give the roles that you hold, and no others.')
    const grantedBy = userIdOf(actor) ?? null
    const id = await giveRole(tx, {
      role,
      directoryId: user.directoryId,
      userId: user.id,
      environmentId: null,
      grantedBy,
      now,
    })
    return {
      result: { id: formatId('assignment', id) },
      changes: [{ id, before: null, after: { role, user: user.id } }],
    }
  },
  example: (seed) => ({ user: seed.user.id, role: 'auditor' as const }),
})
