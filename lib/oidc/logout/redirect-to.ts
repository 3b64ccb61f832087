import { verifyPostLogoutRedirect } from '../authorize/redirect.ts'
import { maxStateLength } from '../authorize/state.ts'
import type { Client } from '../model.ts'
import { type Refusal, refuse } from '../refusal.ts'
import type { LogoutRequest } from './outcome.ts'

/** OIDC RP-Initiated Logout §3 (L01, L02, L07): registered by the client that the request identifies, exactly; else nowhere. */
export function redirectTo(ask: LogoutRequest, client: Client | null): string | null | Refusal {
  const { postLogoutRedirectUri: uri, state } = ask
  if (uri === null) return null
  const redirect = client === null ? undefined : verifyPostLogoutRedirect(client, uri)
  if (redirect === undefined)
    return refuse('invalid_request', 'post_logout_redirect_uri is not registered for this app')
  if (state === null) return redirect.uri
  if (state.length > maxStateLength) return refuse('invalid_request', 'state is too long')
  return `${redirect.uri}${redirect.uri.includes('?') ? '&' : '?'}${new URLSearchParams({ state })}`
}
