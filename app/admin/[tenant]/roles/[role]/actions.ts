'use server'
import { changeRole } from '#lib/services/roles/change.ts'
import { containRole } from '#lib/services/roles/contain.ts'
import { deleteRole } from '#lib/services/roles/delete.ts'
import { setRolePermissions } from '#lib/services/roles/set-permissions.ts'
import { uncontainRole } from '#lib/services/roles/uncontain.ts'
import { after } from '../../after.ts'
import { onRole, type RoleAt } from './on-role.ts'

export const savePermissions = onRole(setRolePermissions, 'permissions', 'saved')
export const save = onRole(changeRole, 'settings', 'saved')
export const contain = onRole(containRole, 'contains', 'contained')
export const takeOut = onRole(uncontainRole, 'contains', 'uncontained')
export const remove = after(deleteRole, ({ tenant, environment }: RoleAt) => {
  return `/admin/${tenant}/roles?${new URLSearchParams({ environment })}`
})
