import { exportVerb } from '../export-verb.ts'

/** Tells that the APIs of the tenant were exported. */
export const exportApis = exportVerb({
  name: 'api.exported',
  permission: 'api:read',
  where: {},
  target: async () => ({ environmentId: null }),
  example: () => ({}),
})
