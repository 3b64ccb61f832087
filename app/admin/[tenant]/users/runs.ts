import type { Permission } from '#lib/access/permissions.ts'
import * as actions from './actions.ts'
import type { DeedRuns } from './deeds.tsx'

type Visitor = { may(permission: Permission): boolean }

/** What the visitor may do to the people of a directory from their list, as actions that know whose list it is. */
export function runsOf(tenant: string, directory: string, { may }: Visitor): DeedRuns {
  const writes = may('user:write')
  return {
    ...(may('assignment:write') ? { assignRole: actions.assignRoleToMany.bind(null, tenant, directory) } : {}),
    ...(may('group:write') ? { addToGroup: actions.addManyToGroup.bind(null, tenant, directory) } : {}),
    ...(writes
      ? {
          signOut: actions.signOutMany.bind(null, tenant, directory),
          requirePassword: actions.requirePasswordMany.bind(null, tenant, directory),
          suspend: actions.suspendMany.bind(null, tenant, directory),
          resume: actions.resumeMany.bind(null, tenant, directory),
        }
      : {}),
    ...(may('user:delete') ? { delete: actions.deleteMany.bind(null, tenant, directory) } : {}),
  }
}
