import { z } from 'zod'
import { bounds } from '#lib/limits/bounds.ts'
import { findEnvironment } from '../environments/find.ts'
import { exportVerb } from '../export-verb.ts'

/** Tells that the clients of an environment were exported. */
export const exportClients = exportVerb({
  name: 'client.exported',
  permission: 'client:read',
  where: { environment: z.string().max(bounds.text.slug) },
  target: (tx, { environment }) => findEnvironment(tx, environment),
  example: ({ environment }) => ({ environment }),
})
