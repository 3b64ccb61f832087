import { refuse } from '../refusal.ts'
import type { Check } from './check.ts'

/** OAuth 2.1, RFC 9700 §2.1.2: the code flow and nothing else (A01–A04). */
export const codeFlowOnly: Check = (params, { client }) => {
  const type = params.get('response_type')
  if (type === undefined) return refuse('invalid_request', 'response_type is missing')
  const isCombination = type.split(' ').every((word) => ['code', 'token', 'id_token', 'none'].includes(word))
  if (isCombination && type.split(' ').length > 1 && params.get('response_mode') === 'query')
    return refuse('invalid_request', 'response_mode=query cannot carry tokens')
  if (type !== 'code') return refuse('unsupported_response_type', 'only response_type=code is supported')
  if (!client.grantTypes.includes('authorization_code'))
    return refuse('unauthorized_client', 'this client may not use the authorization code grant')
  return {}
}
