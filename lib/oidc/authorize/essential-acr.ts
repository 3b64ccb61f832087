import { isRefusal } from '../refusal.ts'
import { essentialAcr, refuseUnmetAcr } from './acr.ts'
import type { Check } from './check.ts'
import { validClaims } from './claims.ts'

/** OIDC Core §5.5.1.1 (A31): nobody signs in for a context that this environment cannot give. */
export const reachableAcr: Check = async (params, context) => {
  const asked = await validClaims(params, context)
  if (isRefusal(asked)) return asked
  const wanted = essentialAcr(asked)
  const reachable = wanted.some((acr) => context.ports.environment.acrValues.includes(acr))
  return wanted.length === 0 || reachable ? {} : refuseUnmetAcr('no sign-in of this environment reaches it')
}
