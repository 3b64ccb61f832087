import { z } from 'zod'
import { lockAccess } from '#lib/access/owners.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { verb } from '../verb.ts'
import { roleFields, roleSlug } from './fields.ts'
import { insertRole } from './insert.ts'

/** Creates a role of the tenant's own. It gives nothing until it has permissions. */
export const createRole = verb({
  name: 'role.created',
  permission: 'role:write',
  input: z.strictObject({ ...roleFields, slug: roleSlug.optional() }),
  target: async () => ({ environmentId: null }),
  async run(tx, _target, input, { now }) {
    await lockAccess(tx)
    const { id, slug } = await insertRole(tx, input, now)
    const { name, description } = input
    return { result: { id: formatId('role', id) }, changes: [{ id, before: null, after: { slug, name, description } }] }
  },
  example: (seed) => ({ name: `Billing ${seed.unique()}` }),
})
