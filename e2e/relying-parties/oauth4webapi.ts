import * as oauth from 'oauth4webapi'
import type { SeededClient } from '#e2e/support/seed.ts'
import type { Library, RelyingParty, Tokens } from './relying-party.ts'

const plainHttp = { [oauth.allowInsecureRequests]: true } as const

/** panva/oauth4webapi 3: every request and every check of its answer by hand, with `client_secret_post`. */
async function connect(client: SeededClient): Promise<RelyingParty> {
  const issuer = new URL(client.issuer)
  const found = await oauth.discoveryRequest(issuer, plainHttp)
  const as = await oauth.processDiscoveryResponse(issuer, found)
  const self: oauth.Client = { client_id: client.clientId, id_token_signed_response_alg: 'RS256' }
  const authentication = oauth.ClientSecretPost(client.secret)
  const [redirectUri = ''] = client.redirectUris
  const [signedOutUri = ''] = client.postLogoutRedirectUris
  let asked = { verifier: '', state: '', nonce: '' }

  async function validated(response: Response, answer: oauth.TokenEndpointResponse): Promise<Tokens> {
    await oauth.validateApplicationLevelSignature(as, response, plainHttp)
    const claims = oauth.getValidatedIdTokenClaims(answer)
    if (claims === undefined || answer.id_token === undefined || answer.refresh_token === undefined)
      throw new Error(`the answer lacks a token: ${Object.keys(answer).join(', ')}`)
    return {
      accessToken: answer.access_token,
      refreshToken: answer.refresh_token,
      idToken: answer.id_token,
      sub: claims.sub,
    }
  }

  return {
    issuer: client.issuer,
    async begin(parameters = {}) {
      asked = {
        verifier: oauth.generateRandomCodeVerifier(),
        state: oauth.generateRandomState(),
        nonce: oauth.generateRandomNonce(),
      }
      const url = new URL(as.authorization_endpoint ?? '')
      const query = {
        response_type: 'code',
        client_id: client.clientId,
        redirect_uri: redirectUri,
        scope: 'openid profile email offline_access',
        code_challenge: await oauth.calculatePKCECodeChallenge(asked.verifier),
        code_challenge_method: 'S256',
        state: asked.state,
        nonce: asked.nonce,
        ...parameters,
      }
      for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
      return url.href
    },
    async finish(callback) {
      const parameters = oauth.validateAuthResponse(as, self, callback, asked.state)
      const response = await oauth.authorizationCodeGrantRequest(
        as,
        self,
        authentication,
        parameters,
        redirectUri,
        asked.verifier,
        plainHttp,
      )
      const checks = { expectedNonce: asked.nonce, requireIdToken: true }
      return validated(response, await oauth.processAuthorizationCodeResponse(as, self, response, checks))
    },
    async refresh({ refreshToken }) {
      const response = await oauth.refreshTokenGrantRequest(as, self, authentication, refreshToken, plainHttp)
      return validated(response, await oauth.processRefreshTokenResponse(as, self, response))
    },
    async userinfo({ accessToken, sub }) {
      const response = await oauth.userInfoRequest(as, self, accessToken, plainHttp)
      return oauth.processUserInfoResponse(as, self, sub, response)
    },
    async isActive(token) {
      const response = await oauth.introspectionRequest(as, self, authentication, token, plainHttp)
      return (await oauth.processIntrospectionResponse(as, self, response)).active
    },
    async revoke(token) {
      await oauth.processRevocationResponse(await oauth.revocationRequest(as, self, authentication, token, plainHttp))
    },
    async signOutUrl({ idToken }, state) {
      const url = new URL(as.end_session_endpoint ?? '')
      url.search = String(
        new URLSearchParams({ id_token_hint: idToken, post_logout_redirect_uri: signedOutUri, state }),
      )
      return url.href
    },
  }
}

export const oauth4webapi: Library = { name: 'oauth4webapi', connect }
