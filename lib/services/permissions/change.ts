import { z } from 'zod'
import { ServiceError } from '#lib/kernel/errors.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { permissionFields, permissionTaken } from './fields.ts'
import { permissionVerb } from './permission-verb.ts'

/**
 * Renames or describes a permission. Roles and clients keep it under its new name, from their next token on; a client that
 * asks for the old name is refused. `was` is the name that the form showed: a permission renamed meanwhile is left alone.
 */
export const changePermission = permissionVerb({
  name: 'permission.changed',
  input: z.strictObject({
    id: z.string().max(40),
    was: z.string().max(bounds.api.permissionName).optional(),
    ...permissionFields,
  }),
  async run(tx, permission, { was, name, description }) {
    const { tenantId, id, apiId } = permission
    if (was !== undefined && was !== permission.name)
      throw new ServiceError('conflict', `This permission is called ${permission.name} meanwhile. Load the page again.`)
    if ((await tx.db.permission.count({ where: { tenantId, apiId, name, id: { not: id } } })) > 0)
      throw permissionTaken()
    await tx.db.permission.updateMany({ where: { tenantId, id }, data: { name, description } })
    const before = { api: permission.api.name, name: permission.name, description: permission.description }
    return { result: {}, changes: [{ id, before, after: { api: permission.api.name, name, description } }] }
  },
  example: (seed) => ({ id: seed.permission.id, name: `ledger:${seed.unique()}`, description: 'See the ledger' }),
})
