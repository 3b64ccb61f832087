import { exportVerb } from '../export-verb.ts'
import { findPlatform } from './find.ts'

/** Tells that the list of tenants was exported. */
export const exportTenants = exportVerb({
  name: 'tenant.exported',
  permission: 'platform:tenant:read',
  where: {},
  target: (tx) => findPlatform(tx),
  example: () => ({}),
})
