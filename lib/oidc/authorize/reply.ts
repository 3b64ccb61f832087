import type { ResponseMode } from '../model.ts'
import type { Ports } from '../ports.ts'
import type { Params, ProtocolResponse } from '../protocol.ts'
import type { Refusal } from '../refusal.ts'
import { empty, errorIdHeader, logRefusal } from '../respond.ts'
import { formPost } from './form-post.ts'
import type { VerifiedRedirect } from './redirect.ts'
import { maxStateLength } from './state.ts'

/** How to answer: known as soon as client and redirect URI are, and used for errors and codes alike. */
export type Reply = { clientId: string; redirect: VerifiedRedirect; mode: ResponseMode; state: string | null }

/** The reply for a request that has not been checked yet: an unusable mode or state must not lose the error (A05–A07). */
export function replyOf(clientId: string, redirect: VerifiedRedirect, params: Params): Reply {
  const asked = params.get('response_mode')
  const mode = asked === 'fragment' || asked === 'form_post' ? asked : defaultMode(params.get('response_type'))
  const state = params.duplicates.includes('state') ? undefined : params.get('state')
  return { clientId, redirect, mode, state: state === undefined || state.length > maxStateLength ? null : state }
}

/** OAuth 2.0 Multiple Response Types §5: whoever asked for tokens listens to the fragment. */
const defaultMode = (responseType = ''): ResponseMode =>
  /\btoken\b|id_token/.test(responseType) ? 'fragment' : 'query'

/** RFC 9207 §2: `iss` in every response, success or error. */
export function respond(reply: Reply, values: Record<string, string>, issuer: string): ProtocolResponse {
  const state = reply.state === null ? {} : { state: reply.state }
  const parameters: Record<string, string> = { ...values, ...state, iss: issuer }
  if (reply.mode === 'form_post') return formPost(reply.redirect.uri, parameters)
  const { uri } = reply.redirect
  const separator = reply.mode === 'fragment' ? '#' : uri.includes('?') ? '&' : '?'
  return empty(303, {
    location: `${uri}${separator}${new URLSearchParams(parameters)}`,
    'referrer-policy': 'no-referrer',
  })
}

/** RFC 6749 §4.1.2.1. The person may see the description at the app, so it carries the id to quote. */
export function respondError(reply: Reply, refusal: Refusal, ports: Ports): ProtocolResponse {
  const errorId = logRefusal('authorize', refusal, ports, reply.clientId)
  const values = { error: refusal.error, error_description: `${refusal.description} (${errorId})` }
  const response = respond(reply, values, ports.environment.issuer)
  return { ...response, headers: { ...response.headers, [errorIdHeader]: errorId } }
}
