import { z } from 'zod'
import { bounds } from '#lib/limits/bounds.ts'
import { typed } from '../typed.ts'
import { permissionVerb } from './permission-verb.ts'

/** Deletes a permission: roles and clients lose it at their next token. Its name is typed to confirm. */
export const deletePermission = permissionVerb({
  name: 'permission.deleted',
  input: z.strictObject({ id: z.string().max(40), confirm: z.string().max(bounds.api.permissionName + 20) }),
  async run(tx, permission, { confirm }) {
    typed(confirm, permission.name)
    const { tenantId, id, name, description } = permission
    const where = { tenantId, permissionId: id }
    const roles = await tx.db.rolePermission.count({ where })
    const clients = await tx.db.clientPermission.count({ where })
    await tx.db.permission.deleteMany({ where: { tenantId, id } })
    return {
      result: {},
      changes: [{ id, before: { api: permission.api.name, name, description, roles, clients }, after: null }],
    }
  },
  example: (seed) => ({ id: seed.doomedPermission.id, confirm: seed.doomedPermission.name }),
})
