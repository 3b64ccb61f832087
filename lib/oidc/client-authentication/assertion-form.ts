import { parseCompact } from '../jose/compact.ts'
import type { Params } from '../protocol.ts'
import { type Refusal, refuse } from '../refusal.ts'
import type { Presented } from './presented.ts'

/** RFC 7523 §2.2: the only type of client assertion. */
export const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

/** RFC 7521 §4.2, RFC 7523 §2.2: type and assertion travel together; `sub` names the client before anything is proven. */
export function readAssertion(form: Params): Presented | Refusal {
  const assertion = form.get('client_assertion')
  if (assertion === undefined || form.get('client_assertion_type') !== assertionType)
    return refuse(
      'invalid_request',
      'client_assertion and its type must both be given',
      'assertion type or value missing',
    )
  const sub = parseCompact(assertion)?.payload.sub
  if (typeof sub !== 'string' || sub === '' || sub.length > 256)
    return refuse('invalid_client', 'client authentication failed', 'the assertion is malformed')
  return { method: 'private_key_jwt', clientId: sub, assertion }
}
