import { withTenant } from '#lib/db/with-tenant.ts'
import { newId } from '#lib/kernel/ids.ts'
import type { Wishes } from './wishes.ts'

/** Gives a person a permission the long way: a group, a role that it has in one environment, and a role within that role. */
export const giveThroughGroup = (wish: Wishes['throughGroup']['wish']): Promise<Wishes['throughGroup']['answer']> =>
  withTenant(wish.tenantId, async (tx) => {
    const { directoryId, userId, environmentId, givenBy, identifier, permission } = wish
    const at = await tx.db.permission.findFirstOrThrow({ where: { name: permission, api: { identifier } } })
    const [group, outer, inner] = [newId(), newId(), newId()]
    await tx.db.group.create({ data: { directoryId, id: group, slug: 'finance', displayName: 'Finance' } as never })
    await tx.db.role.createMany({
      data: [
        { id: outer, slug: 'accountant', displayName: 'Accountant' },
        { id: inner, slug: 'reader', displayName: 'Invoice reader' },
      ],
    })
    await tx.db.roleRole.createMany({ data: [{ parentRoleId: outer, childRoleId: inner, addedBy: givenBy }] })
    await tx.db.rolePermission.createMany({ data: [{ roleId: inner, permissionId: at.id, addedBy: givenBy }] })
    await tx.db.groupMember.createMany({ data: [{ directoryId, groupId: group, userId, addedBy: givenBy }] })
    const given = { roleId: outer, groupDirectoryId: directoryId, groupId: group, environmentId, grantedBy: givenBy }
    await tx.db.assignment.createMany({ data: [{ id: newId(), ...given }] })
    return {}
  })
