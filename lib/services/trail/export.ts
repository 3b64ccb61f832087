import { exportVerb } from '../export-verb.ts'

/** Tells that the trail was exported. */
export const exportTrail = exportVerb({
  name: 'trail.exported',
  permission: 'trail:read',
  where: {},
  target: async () => ({ environmentId: null }),
  example: () => ({}),
})
