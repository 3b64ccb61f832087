import { beforeEach, describe, expect, test } from 'vitest'
import { corsPolicy } from '../cors.ts'
import { endpointPaths } from '../endpoints.ts'
import { introspection } from '../introspection/index.ts'
import { jwks } from '../jwks/index.ts'
import { revocation } from '../revocation/index.ts'
import { testKey } from '../testing/memory/keys.ts'
import { get, post } from '../testing/requests.ts'
import { verdict } from '../testing/summary.ts'
import { requestOf, type World, world } from '../testing/world.ts'
import { token } from '../token/index.ts'
import { userinfo } from '../userinfo/index.ts'
import { discovery } from './index.ts'

let it: World
beforeEach(async () => {
  it = await world()
})

const fetched = async (endpoint: typeof discovery, headers: Record<string, string> = {}, method = 'GET') => {
  const answer = await endpoint({ ...get({}, headers), method }, it.ports, it.now)
  if (answer === 'stale') throw new Error('stale')
  return answer
}
const metadata = async () => JSON.parse((await fetched(discovery)).body ?? '')

describe('OIDC Discovery §3, RFC 8414 §2', () => {
  test('W01 W02 the issuer and all endpoints come from configuration, whatever the headers say', async () => {
    const plain = await fetched(discovery)
    const spoofed = await fetched(discovery, {
      host: 'evil.test',
      'x-forwarded-host': 'evil.test',
      forwarded: 'host=evil.test',
    })
    expect(spoofed.body).toBe(plain.body)
    const document = await metadata()
    expect(document.issuer).toBe('https://id.test/t/acme/production')
    for (const [name, value] of Object.entries(document).filter(([key]) => /_endpoint$|_uri$/.test(key)))
      expect([name, String(value).startsWith(`${document.issuer}/`)]).toEqual([name, true])
  })

  test('W03 each advertised endpoint is one of the table, and each of the table is advertised', async () => {
    const { issuer, ...document } = await metadata()
    const advertised = Object.values(document).filter((value) => typeof value === 'string')
    const { discovery: own, ...others } = endpointPaths
    expect(advertised.sort()).toEqual(
      Object.values(others)
        .map((path) => `${issuer}${path}`)
        .sort(),
    )
    expect(own).toBe('/.well-known/openid-configuration')
  })

  test('W03 P12 A13 advertised values work and others are refused', async () => {
    const document = await metadata()
    expect(document).toMatchObject({
      response_types_supported: ['code'],
      code_challenge_methods_supported: ['S256'],
      authorization_response_iss_parameter_supported: true,
      request_parameter_supported: false,
    })
    it.signIn('alice')
    for (const mode of document.response_modes_supported)
      expect(verdict(await it.authorize({ ...requestOf('own'), response_mode: mode }))).toMatch(/code|form/)
    for (const scope of document.scopes_supported)
      expect(verdict(await it.authorize({ ...requestOf('own'), scope }))).toBe(
        scope === 'offline_access' ? 'code' : 'code',
      )
    for (const method of ['client_secret_jwt', 'tls_client_auth'])
      expect(document.token_endpoint_auth_methods_supported).not.toContain(method)
    expect(document.introspection_endpoint_auth_methods_supported).not.toContain('none')
    for (const list of Object.entries(document).filter(([key]) => key.includes('alg_values')))
      expect(list[1]).not.toContain('none')
  })

  test('W07 cacheable, revalidated by ETag, and the same for everybody', async () => {
    const { headers, body } = await fetched(discovery)
    expect(headers).toMatchObject({ 'cache-control': 'public, max-age=300', 'access-control-allow-origin': '*' })
    const etag = String(headers.etag)
    expect(await fetched(discovery, { 'if-none-match': `"x", ${etag}` })).toMatchObject({ status: 304, body: null })
    expect(await fetched(discovery, { 'if-none-match': '"x"' })).toMatchObject({ status: 200, body })
    expect(await fetched(discovery, {}, 'HEAD')).toMatchObject({ status: 200, body: null, headers: { etag } })
    expect((await fetched(discovery, {}, 'POST')).status).toBe(405)
  })

  test('metadata and keys stay up while the environment is suspended', async () => {
    it.store.environment.status = 'suspended'
    expect([(await fetched(discovery)).status, (await fetched(jwks)).status]).toEqual([200, 200])
  })
})

describe('RFC 7517 §5: keys', () => {
  test('W04 nothing private, even if the snapshot held it', async () => {
    const { privateKey, jwk, kid } = await testKey('leaky', 'RS256')
    const { exportJWK } = await import('jose')
    const leaky = {
      kid,
      alg: 'RS256' as const,
      status: 'current' as const,
      jwk: { ...jwk, ...(await exportJWK(privateKey)), kty: 'RSA' },
    }
    Object.assign(it.store.environment, { keys: [leaky, ...it.store.environment.keys] })
    const { keys } = JSON.parse((await fetched(jwks)).body ?? '')
    expect(keys).toHaveLength(3)
    for (const key of keys)
      expect(Object.keys(key).filter((name) => ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k', 'oth'].includes(name))).toEqual(
        [],
      )
    expect(keys[0]).toMatchObject({
      kty: 'RSA',
      kid: 'leaky',
      alg: 'RS256',
      use: 'sig',
      n: expect.any(String),
      e: 'AQAB',
    })
  })

  test('W05 next and previous keys are published with the current one', async () => {
    const [rsa, ec] = it.store.environment.keys
    if (rsa === undefined || ec === undefined) throw new Error('no keys')
    Object.assign(it.store.environment, {
      keys: [
        { ...rsa, status: 'next' },
        { ...ec, status: 'previous' },
      ],
    })
    const { keys } = JSON.parse((await fetched(jwks)).body ?? '')
    expect(keys.map(({ kid }: { kid: string }) => kid)).toEqual([rsa.kid, ec.kid])
  })
})

describe('DESIGN section 4: CORS', () => {
  const preflight = async (endpoint: typeof token, origin: string) => {
    const request = get({}, { origin, 'access-control-request-method': 'POST' })
    const answer = await endpoint({ ...request, method: 'OPTIONS' }, it.ports, it.now)
    if (answer === 'stale') throw new Error('stale')
    return answer
  }

  test('V10 A37 a preflight succeeds for registered origins at token, userinfo and revocation', async () => {
    for (const endpoint of [token, userinfo, revocation]) {
      const { status, headers } = await preflight(endpoint, 'https://spa.test')
      expect(status).toBe(204)
      expect(headers).toMatchObject({
        'access-control-allow-origin': 'https://spa.test',
        'access-control-allow-headers': 'authorization, content-type',
      })
      for (const origin of ['https://evil.test', 'null', 'https://SPA.test'])
        expect((await preflight(endpoint, origin)).headers).not.toHaveProperty('access-control-allow-origin')
    }
    expect((await preflight(introspection, 'https://spa.test')).status).toBe(405)
    expect((await preflight(discovery, 'https://anyone.test')).headers['access-control-allow-origin']).toBe('*')
  })

  test('errors carry the headers too, so that an app can read them', async () => {
    const answer = await token(post({}, { origin: 'https://spa.test' }), it.ports, it.now)
    expect(answer).toMatchObject({ status: 401, headers: { 'access-control-allow-origin': 'https://spa.test' } })
  })

  test('the table', () => {
    expect(
      Object.entries(corsPolicy)
        .filter(([, policy]) => policy === 'none')
        .map(([name]) => name),
    ).toEqual(['authorize', 'introspect', 'logout'])
  })
})
