import { ofDirectory, pickedDirectory } from '../directories/picked.ts'
import { exportVerb } from '../export-verb.ts'

/** Tells that the invitations into a directory were exported. */
export const exportInvitations = exportVerb({
  name: 'invitation.exported',
  permission: 'invitation:read',
  where: ofDirectory,
  target: pickedDirectory,
  example: (seed) => ({ directory: seed.user.directory }),
})
