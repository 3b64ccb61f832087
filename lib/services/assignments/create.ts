import { z } from 'zod'
import { userIdOf } from '#lib/access/actor.ts'
import { mayGive } from '#lib/access/giving.ts'
import { heldBy } from '#lib/access/held.ts'
import { lockAccess } from '#lib/access/owners.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { notFound } from '../call.ts'
import { findEnvironment } from '../environments/find.ts'
import { verb } from '../verb.ts'
import { refuseUnlessAdministering, refuseUnlessOfPortal } from './admin-roles.ts'
import { giveRole } from './give.ts'
import { findHolder } from './holder.ts'
import { giftOf, roleOf } from './role-of.ts'

const input = z.strictObject({
  /** A built-in role's key, or the id of one of the tenant's own. */
  role: z.string().max(40),
  /** The id of a person, a group or a client. */
  to: z.string().max(40),
  /** Left out: everywhere. A client has a role in its own environment whatever is said. */
  environment: z.string().max(bounds.text.slug).optional(),
})

async function resolve(tx: Tx, { role: shownRole, to, environment: slug }: z.output<typeof input>) {
  const role = await roleOf(tx, shownRole)
  const holder = await findHolder(tx, to)
  const environment = slug === undefined ? undefined : await findEnvironment(tx, slug)
  if (role === undefined || holder === undefined) return undefined
  if (slug !== undefined && environment === undefined) return undefined
  if (holder.kind === 'client' && environment !== undefined && environment.id !== holder.environmentId) return undefined
  const environmentId = holder.kind === 'client' ? holder.environmentId : (environment?.id ?? null)
  return { role, holder, environmentId }
}

/**
 * Gives a role to a person, a group or a client, everywhere or in one environment. Nobody gives what they do not hold in the
 * console (S10); a built-in role also takes `administrator:write`.
 */
export const createAssignment = verb({
  name: 'assignment.created',
  permission: 'assignment:write',
  input,
  target: resolve,
  async run(tx, _found, input, call) {
    await lockAccess(tx)
    const found = await resolve(tx, input)
    if (found === undefined) throw notFound()
    const { role, holder, environmentId } = found
    await refuseUnlessAdministering(tx, call, role, environmentId)
    await refuseUnlessOfPortal(tx, role, holder)
    if (!mayGive(await heldBy(tx, call.actor), await giftOf(tx, role), environmentId))
      throw new ServiceError('forbidden', 'You can give the roles that you hold, and no others.')
    const grantedBy = userIdOf(call.actor) ?? null
    const id = await giveRole(tx, { role, to: holder, environmentId, grantedBy, now: call.now })
    const after = { role: role.builtIn ?? role.name, [holder.kind]: holder.id }
    return { result: { id: formatId('assignment', id) }, changes: [{ id, environmentId, before: null, after }] }
  },
  example: (seed) => ({ role: 'auditor', to: seed.user.id }),
})
