import { refuse } from '../refusal.ts'
import type { Check } from './check.ts'

/** OIDC Core §6 and §7.2.1: what we don't take is refused by name, never ignored (A33). */
export const noRequestObjects: Check = (params) => {
  if (params.get('request') !== undefined) return refuse('request_not_supported', 'request objects are not supported')
  if (params.get('request_uri') !== undefined)
    return refuse('request_uri_not_supported', 'request_uri is not supported')
  if (params.get('registration') !== undefined)
    return refuse('registration_not_supported', 'registration is not supported')
  return {}
}
