import { withinLimits } from '#lib/oidc/token/permission-claims.ts'

/** Whether an access token would only say where to ask (DESIGN 2.4): beyond 150 entries or 4 kB. */
export const isTooMuch = (roles: readonly string[], permissions: readonly string[]): boolean =>
  withinLimits(roles, permissions).permissions_ref !== undefined
