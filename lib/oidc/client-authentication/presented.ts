import type { AuthMethod } from '../model.ts'
import type { Params } from '../protocol.ts'
import { isRefusal, type Refusal, refuse } from '../refusal.ts'
import { readAssertion } from './assertion-form.ts'
import { readBasic } from './basic.ts'

/** What a request offers as proof of the client. Nothing is proven yet. */
export type Presented =
  | { method: 'client_secret_basic' | 'client_secret_post'; clientId: string; secret: string }
  | { method: 'private_key_jwt'; clientId: string; assertion: string }
  | { method: 'none'; clientId: string }

/** RFC 6749 §2.3: one method per request (T13, J13); a client_id beside it must be the same client's (T16). */
export function readPresented(authorization: string | undefined, form: Params): Presented | Refusal {
  const methods = offeredMethods(authorization, form)
  if (methods.length > 1) return refuse('invalid_request', 'use one method of client authentication', methods.join('+'))
  const presented = read(methods[0] ?? 'none', authorization, form)
  if (isRefusal(presented)) return presented
  const clientId = form.get('client_id')
  if (clientId !== undefined && clientId !== presented.clientId)
    return presented.method === 'private_key_jwt'
      ? clientRefused('the assertion names another client')
      : refuse('invalid_request', 'client_id differs from the authenticated client')
  return presented
}

function offeredMethods(authorization: string | undefined, form: Params): AuthMethod[] {
  const methods: AuthMethod[] = []
  if (authorization !== undefined) methods.push('client_secret_basic')
  if (form.get('client_secret') !== undefined) methods.push('client_secret_post')
  if (form.get('client_assertion') !== undefined || form.get('client_assertion_type') !== undefined)
    methods.push('private_key_jwt')
  return methods
}

function read(method: AuthMethod, authorization: string | undefined, form: Params): Presented | Refusal {
  if (method === 'client_secret_basic') return readBasic(authorization ?? '')
  if (method === 'private_key_jwt') return readAssertion(form)
  const clientId = form.get('client_id')
  if (clientId === undefined || clientId.length > 256) return clientRefused('no client is named')
  if (method === 'none') return { method, clientId }
  return { method: 'client_secret_post', clientId, secret: form.get('client_secret') ?? '' }
}

/** T12: one answer for an unknown client, a wrong secret, another method and a disabled client. */
export const clientRefused = (detail: string): Refusal =>
  refuse('invalid_client', 'client authentication failed', detail)
