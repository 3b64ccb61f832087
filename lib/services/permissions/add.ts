import { z } from 'zod'
import { ServiceError } from '#lib/kernel/errors.ts'
import { formatId, newId } from '#lib/kernel/ids.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { apiVerb } from '../apis/api-verb.ts'
import { permissionFields, permissionTaken } from './fields.ts'

/** Adds a permission to an API. Nobody has it until a role holds it, and no client until it may ask for it. */
export const addPermission = apiVerb({
  name: 'permission.created',
  input: z.strictObject({ id: z.string().max(40), ...permissionFields }),
  async run(tx, api, { name, description }, { now }) {
    const where = { tenantId: tx.tenantId, apiId: api.id }
    if ((await tx.db.permission.count({ where })) >= bounds.api.permissions)
      throw new ServiceError('conflict', `An API has at most ${bounds.api.permissions} permissions.`)
    const id = newId(now)
    const data = [{ ...where, id, name, description, createdAt: now }]
    const { count } = await tx.db.permission.createMany({ data, skipDuplicates: true })
    if (count === 0) throw permissionTaken()
    return {
      result: { id: formatId('permission', id) },
      changes: [{ id, before: null, after: { api: api.name, name, description } }],
    }
  },
  example: (seed) => ({ id: seed.api.id, name: `orders:${seed.unique()}`, description: 'Something with orders' }),
})
