import type { Recommendation } from '#lib/identity/account/recommend.ts'
import type { Visit } from '../hosted/visit.ts'
import { type AccountPath, accountUrl } from './paths.ts'

const pages: Record<Exclude<Recommendation, 'none'>, AccountPath> = {
  confirm_email: '/security/email',
  replace_copied_passkey: '/security',
  add_passkey: '/security/passkeys/add',
  add_totp: '/security/totp',
  make_recovery_codes: '/security/codes',
  renew_recovery_codes: '/security/codes',
}

/** Where what is recommended can be done. */
export const hrefOf = (visit: Visit, kind: Recommendation): string | undefined =>
  kind === 'none' ? undefined : accountUrl(visit, pages[kind])
