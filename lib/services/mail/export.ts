import { exportVerb } from '../export-verb.ts'

/** Tells that the list of mails was exported: to whom and about what, never what they said. */
export const exportMails = exportVerb({
  name: 'mail.exported',
  permission: 'mail:read',
  where: {},
  target: async () => ({ environmentId: null }),
  example: () => ({}),
})
