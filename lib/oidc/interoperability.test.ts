import * as oauth from 'oauth4webapi'
import { beforeEach, describe, expect, test } from 'vitest'
import { invoices } from './testing/fixtures.ts'
import { testKey } from './testing/memory/keys.ts'
import { fetchFrom } from './testing/web.ts'
import { verifier, type World, world } from './testing/world.ts'

let it: World
let as: oauth.AuthorizationServer
let via: { [oauth.customFetch]: ReturnType<typeof fetchFrom> }
beforeEach(async () => {
  it = await world()
  it.now = new Date()
  via = { [oauth.customFetch]: fetchFrom(it) }
  const issuer = new URL(it.store.environment.issuer)
  as = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, via))
})

const basicAuth = (clientId: string) => oauth.ClientSecretBasic(`secret-of-${clientId}`)

/** Sign-in as oauth4webapi checks it: state, iss, PKCE, nonce, ID token with its signature. */
async function signIn(client: oauth.Client, auth: oauth.ClientAuth) {
  const redirectUri = `https://${client.client_id}.test/cb`
  const code = await it.code(client.client_id, { scope: 'openid email offline_access', nonce: 'n1' })
  const callback = new URL(`${redirectUri}?${new URLSearchParams({ code, state: 'xyz', iss: as.issuer })}`)
  const parameters = oauth.validateAuthResponse(as, client, callback, 'xyz')
  const response = await oauth.authorizationCodeGrantRequest(as, client, auth, parameters, redirectUri, verifier, via)
  const tokens = await oauth.processAuthorizationCodeResponse(as, client, response, {
    expectedNonce: 'n1',
    requireIdToken: true,
    maxAge: 60,
  })
  await oauth.validateApplicationLevelSignature(as, response, via)
  return tokens
}

describe('oauth4webapi, a strict relying party, against the engine', () => {
  test('W03 discovery, sign-in, userinfo, refresh, introspection, revocation', async () => {
    const client = { client_id: 'web' }
    const auth = basicAuth('web')
    const tokens = await signIn(client, auth)
    const sub = oauth.getValidatedIdTokenClaims(tokens)?.sub ?? ''
    const info = await oauth.userInfoRequest(as, client, tokens.access_token, via)
    expect(await oauth.processUserInfoResponse(as, client, sub, info)).toMatchObject({ email: 'alice@example.test' })
    const refreshing = await oauth.refreshTokenGrantRequest(as, client, auth, tokens.refresh_token ?? '', via)
    const renewed = await oauth.processRefreshTokenResponse(as, client, refreshing)
    expect(oauth.getValidatedIdTokenClaims(renewed)?.sub).toBe(sub)
    const ask = async () =>
      oauth.processIntrospectionResponse(
        as,
        client,
        await oauth.introspectionRequest(as, client, auth, renewed.access_token, via),
      )
    expect(await ask()).toMatchObject({ active: true, sub })
    await oauth.processRevocationResponse(
      await oauth.revocationRequest(as, client, auth, renewed.refresh_token ?? '', via),
    )
    expect(await ask()).toEqual({ active: false })
  })

  test('each client authentication method, and ID tokens by ES256 with signed UserInfo', async () => {
    const { privateKey } = await testKey('key-of-assertive', 'ES256')
    const signing = await testKey('key-of-any-alg', 'RS256')
    const methods: [oauth.Client, oauth.ClientAuth][] = [
      [{ client_id: 'posting' }, oauth.ClientSecretPost('secret-of-posting')],
      [{ client_id: 'spa' }, oauth.None()],
      [{ client_id: 'assertive' }, oauth.PrivateKeyJwt({ key: privateKey, kid: 'key-of-assertive' })],
      [{ client_id: 'any-alg' }, oauth.PrivateKeyJwt(signing.privateKey)],
      [
        { client_id: 'es256', id_token_signed_response_alg: 'ES256', userinfo_signed_response_alg: 'ES256' },
        basicAuth('es256'),
      ],
    ]
    for (const [client, auth] of methods) {
      const tokens = await signIn(client, auth)
      const info = await oauth.userInfoRequest(as, client, tokens.access_token, via)
      expect(await oauth.processUserInfoResponse(as, client, 'sub-of-alice', info)).toHaveProperty('email')
    }
  })

  test('client_credentials and a resource server that checks RFC 9068', async () => {
    const client = { client_id: 'machine' }
    const request = await oauth.clientCredentialsGrantRequest(
      as,
      client,
      basicAuth('machine'),
      { resource: invoices },
      via,
    )
    const { access_token } = await oauth.processClientCredentialsResponse(as, client, request)
    const call = new Request('https://api.example.test/', { headers: { authorization: `Bearer ${access_token}` } })
    expect(await oauth.validateJwtAccessToken(as, call, invoices, via)).toMatchObject({
      sub: 'machine',
      scope: 'invoices:read',
    })
    await expect(oauth.validateJwtAccessToken(as, call, 'https://api.example.test/other', via)).rejects.toThrow()
  })
})
