import { z } from 'zod'
import { userIdOf } from '#lib/access/actor.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { roleFields, roleSlug } from './fields.ts'
import { insertRole } from './insert.ts'
import { roleVerb } from './role-verb.ts'

/** Makes a role with the permissions and contained roles of another, and without its members. */
export const duplicateRole = roleVerb({
  name: 'role.duplicated',
  input: z.strictObject({ id: z.string().max(40), name: roleFields.name, slug: roleSlug.optional() }),
  async run(tx, role, { name, slug: wanted }, { actor, now }) {
    const { tenantId } = tx
    const { id, slug, description } = await insertRole(tx, { name, slug: wanted, description: role.description }, now)
    const by = { tenantId, addedBy: userIdOf(actor) ?? null, createdAt: now }
    const permissions = await tx.db.rolePermission.findMany({ where: { tenantId, roleId: role.id } })
    const contained = await tx.db.roleRole.findMany({ where: { tenantId, parentRoleId: role.id } })
    await tx.db.rolePermission.createMany({
      data: permissions.map(({ permissionId }) => ({ ...by, roleId: id, permissionId })),
    })
    await tx.db.roleRole.createMany({
      data: contained.map(({ childRoleId }) => ({ ...by, parentRoleId: id, childRoleId })),
    })
    const after = {
      slug,
      name,
      description,
      copyOf: role.slug,
      permissions: permissions.length,
      contains: contained.length,
    }
    return { result: { id: formatId('role', id) }, changes: [{ id, before: null, after }] }
  },
  example: (seed) => ({ id: seed.role.id, name: `Copy ${seed.unique()}` }),
})
