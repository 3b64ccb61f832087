import type { SignInPlace } from '#lib/identity/sign-in.ts'
import type { Visit } from './visit.ts'

/** Where somebody signs in by this visit. */
export const signInPlace = ({ snapshot: { tenant, directoryId, environment, kind } }: Visit): SignInPlace => ({
  tenantId: tenant.id,
  directoryId,
  environment: { id: environment.id, kind },
})
