import { exportVerb } from '../export-verb.ts'
import { findScope, scopeFields } from '../sessions/scope.ts'

/** Tells that what people allowed apps was exported: people are named in it, so it takes what exporting people takes. */
export const exportConsents = exportVerb({
  name: 'consent.exported',
  permission: 'user:export',
  where: scopeFields,
  target: findScope,
  example: (seed) => ({ environment: seed.environment }),
})
