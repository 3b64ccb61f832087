import { exportVerb } from '../export-verb.ts'
import { findScope, scopeFields } from './scope.ts'

/** Tells that sessions were exported: people are named in it, so it takes what exporting people takes. */
export const exportSessions = exportVerb({
  name: 'session.exported',
  permission: 'user:export',
  where: scopeFields,
  target: findScope,
  example: (seed) => ({ environment: seed.environment }),
})
