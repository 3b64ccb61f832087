import * as oidc from 'openid-client'
import type { SeededClient } from '#e2e/support/seed.ts'
import type { Library, RelyingParty, Tokens } from './relying-party.ts'

/** panva/openid-client 6, as its README shows it, with signatures checked although the ID token came from the token endpoint. */
async function connect(client: SeededClient): Promise<RelyingParty> {
  const config = await oidc.discovery(
    new URL(client.issuer),
    client.clientId,
    { id_token_signed_response_alg: 'RS256' },
    oidc.ClientSecretBasic(client.secret),
    { execute: [oidc.allowInsecureRequests, oidc.enableNonRepudiationChecks] },
  )
  const [redirectUri = ''] = client.redirectUris
  const [signedOutUri = ''] = client.postLogoutRedirectUris
  let checks = { pkceCodeVerifier: '', expectedState: '', expectedNonce: '' }

  return {
    issuer: client.issuer,
    async begin(parameters = {}) {
      checks = {
        pkceCodeVerifier: oidc.randomPKCECodeVerifier(),
        expectedState: oidc.randomState(),
        expectedNonce: oidc.randomNonce(),
      }
      return oidc.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: 'openid profile email offline_access',
        code_challenge: await oidc.calculatePKCECodeChallenge(checks.pkceCodeVerifier),
        code_challenge_method: 'S256',
        state: checks.expectedState,
        nonce: checks.expectedNonce,
        ...parameters,
      }).href
    },
    async finish(callback) {
      return tokensOf(await oidc.authorizationCodeGrant(config, callback, { ...checks, idTokenExpected: true }))
    },
    refresh: async ({ refreshToken }) => tokensOf(await oidc.refreshTokenGrant(config, refreshToken)),
    userinfo: ({ accessToken, sub }) => oidc.fetchUserInfo(config, accessToken, sub),
    isActive: async (token) => (await oidc.tokenIntrospection(config, token)).active,
    revoke: (token) => oidc.tokenRevocation(config, token),
    signOutUrl: async ({ idToken }, state) =>
      oidc.buildEndSessionUrl(config, { id_token_hint: idToken, post_logout_redirect_uri: signedOutUri, state }).href,
  }
}

function tokensOf(answer: oidc.TokenEndpointResponse & oidc.TokenEndpointResponseHelpers): Tokens {
  const claims = answer.claims()
  if (claims === undefined || answer.id_token === undefined || answer.refresh_token === undefined)
    throw new Error(`the answer lacks a token: ${Object.keys(answer).join(', ')}`)
  return {
    accessToken: answer.access_token,
    refreshToken: answer.refresh_token,
    idToken: answer.id_token,
    sub: claims.sub,
  }
}

export const openidClient: Library = { name: 'openid-client', connect }
