import { readIdTokenHint } from '../jose/id-token-hint.ts'
import { refuse } from '../refusal.ts'
import type { Check } from './check.ts'

/** OIDC Core §3.1.2.1: whom to offer on the sign-in page. Only a hint, so an absurd one is dropped. */
export const loginHint: Check<'loginHint'> = (params) => {
  const hint = params.get('login_hint') ?? null
  return { loginHint: hint !== null && hint.length > 320 ? null : hint }
}

/** OIDC Core §3.1.2.1 (A29, A30): an ID token of ours for this client, expired or not. Else it selects nobody: it is refused. */
export const verifiedIdTokenHint: Check<'hintedSub'> = async (params, { client, ports }) => {
  const hint = params.get('id_token_hint')
  if (hint === undefined) return { hintedSub: null }
  const idToken = await readIdTokenHint(hint, ports)
  return idToken?.aud === client.clientId
    ? { hintedSub: idToken.sub }
    : refuse('invalid_request', 'id_token_hint is not an ID token of this issuer for this client')
}

/** OIDC Core §3.1.2.1: preferences, never an error. */
export const uiLocales: Check<'uiLocales'> = (params) => ({
  uiLocales: (params.get('ui_locales') ?? '')
    .slice(0, 256)
    .split(' ')
    .filter((tag) => /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}$/.test(tag))
    .slice(0, 20),
})
