import { ofDirectory, pickedDirectory } from '../directories/picked.ts'
import { exportVerb } from '../export-verb.ts'

/** Tells that the groups of a directory were exported. */
export const exportGroups = exportVerb({
  name: 'group.exported',
  permission: 'group:read',
  where: ofDirectory,
  target: pickedDirectory,
  example: (seed) => ({ directory: seed.user.directory }),
})
