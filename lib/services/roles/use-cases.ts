import { changeRole } from './change.ts'
import { containRole } from './contain.ts'
import { createRole } from './create.ts'
import { deleteRole } from './delete.ts'
import { duplicateRole } from './duplicate.ts'
import { exportRoles } from './export.ts'
import { getRole } from './get.ts'
import { listRoles } from './list.ts'
import { setRolePermissions } from './set-permissions.ts'
import { uncontainRole } from './uncontain.ts'

/** The use cases of roles. */
export const roleUseCases = [
  listRoles,
  getRole,
  createRole,
  duplicateRole,
  changeRole,
  setRolePermissions,
  containRole,
  uncontainRole,
  deleteRole,
  exportRoles,
] as const
