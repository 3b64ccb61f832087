import { exportVerb } from '../export-verb.ts'

/** Tells that the list of webhooks was exported: where they go and how they fare, never what signs. */
export const exportWebhooks = exportVerb({
  name: 'webhook.exported',
  permission: 'webhook:read',
  where: {},
  target: async () => ({ environmentId: null }),
  example: () => ({}),
})
