import { exportVerb } from '../export-verb.ts'

/** Tells that the roles of the tenant were exported. */
export const exportRoles = exportVerb({
  name: 'role.exported',
  permission: 'role:read',
  where: {},
  target: async () => ({ environmentId: null }),
  example: () => ({}),
})
