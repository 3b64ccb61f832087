import { once } from '../read-params.ts'
import type { Check } from './check.ts'

/** Every parameter this endpoint reads; others are ignored (RFC 6749 §3.1). */
export const authorizeParams = [
  'client_id',
  'redirect_uri',
  'response_type',
  'response_mode',
  'scope',
  'state',
  'nonce',
  'prompt',
  'max_age',
  'display',
  'ui_locales',
  'login_hint',
  'id_token_hint',
  'acr_values',
  'claims',
  'code_challenge',
  'code_challenge_method',
  'request',
  'request_uri',
  'registration',
]

/** RFC 6749 §3.1 (A07). `resource` may repeat. */
export const noDuplicates: Check = (params) => once(params, authorizeParams) ?? {}
