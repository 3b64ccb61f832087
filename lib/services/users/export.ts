import { ofDirectory, pickedDirectory } from '../directories/picked.ts'
import { exportVerb } from '../export-verb.ts'

/** Tells that the people of a directory were exported, which takes a permission of its own. */
export const exportUsers = exportVerb({
  name: 'user.exported',
  permission: 'user:export',
  where: ofDirectory,
  target: pickedDirectory,
  example: ({ user }) => ({ directory: user.directory }),
})
