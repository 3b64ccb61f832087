import { pkce, random } from './pkce.ts'
import type { SeededClient } from './seed.ts'

/** An authorization request as an app keeps it until the answer comes. */
export type Asked = { url: string; state: string; nonce: string; verifier: string; redirectUri: string }

/** A complete authorization request for `client`; `more` adds, replaces or (with undefined) removes parameters. */
export function ask(client: SeededClient, more: Record<string, string | undefined> = {}): Asked {
  const { verifier, challenge } = pkce()
  const [redirectUri = ''] = client.redirectUris
  const state = more.state ?? random(12)
  const nonce = more.nonce ?? random(12)
  const asked: Record<string, string | undefined> = {
    response_type: 'code',
    client_id: client.clientId,
    redirect_uri: redirectUri,
    scope: 'openid profile email',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    state,
    nonce,
    ...more,
  }
  const given = Object.entries(asked).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return {
    url: `${client.issuer}/oauth/authorize?${new URLSearchParams(given)}`,
    state,
    nonce,
    verifier,
    redirectUri: more.redirect_uri ?? redirectUri,
  }
}
