import { decodeJwt } from 'jose'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Ports } from '../ports.ts'
import { retryOnStale } from '../retry-on-stale.ts'
import { clientWith, invoices, reports } from '../testing/fixtures.ts'
import { attemptLimit } from '../testing/memory/guards.ts'
import { basic, type Fields, get, post } from '../testing/requests.ts'
import { verifier, type World, world } from '../testing/world.ts'
import { token } from './index.ts'

let it: World
beforeEach(async () => {
  it = await world()
})

const machine = (fields: Fields = {}, headers: Record<string, string> = basic('machine')) =>
  it.token({ grant_type: 'client_credentials', ...fields }, headers)
const errorOf = async (fields: Fields, headers?: Record<string, string>) => {
  const { response, body } = await machine(fields, headers)
  return `${response.status} ${body.error ?? 'ok'}`
}

describe('RFC 6749 §3.2: the token endpoint', () => {
  test('T01 POST only', async () => {
    const answer = await token(get({ grant_type: 'client_credentials' }, basic('machine')), it.ports, it.now)
    expect(answer).toMatchObject({ status: 405, headers: { allow: 'POST' } })
  })

  test('T02 T17 parameters in the URI are refused, secrets above all', async () => {
    expect(await errorOf({})).toBe('200 ok')
    const bare = post({}, basic('machine'))
    const strays: Fields[] = [
      { grant_type: 'client_credentials' },
      { client_secret: 'secret-of-posting' },
      { code: 'x' },
    ]
    for (const query of strays) {
      const answer = await token(
        { ...bare, query: get(query).query, form: post({ grant_type: 'client_credentials' }).form },
        it.ports,
        it.now,
      )
      expect(answer).toMatchObject({ status: 400, body: expect.stringContaining('invalid_request') })
    }
  })

  test('T03 T25 a body that cannot be read: 415, 413 or 400, and always JSON', async () => {
    for (const [problem, status] of [
      ['media_type', 415],
      ['too_large', 413],
      ['malformed', 400],
      ['too_many', 400],
    ] as const) {
      const answer = await token({ ...post({}, basic('machine')), form: problem }, it.ports, it.now)
      expect(answer).toMatchObject({ status, body: expect.stringContaining('"invalid_request"') })
    }
  })

  test('T04 T05 T06 grant_type missing, empty, unknown, password', async () => {
    expect(await errorOf({ grant_type: undefined })).toBe('400 invalid_request')
    expect(await errorOf({ grant_type: '' })).toBe('400 invalid_request')
    for (const grant_type of ['foo', 'password', 'implicit', 'constructor', '__proto__', 'x'.repeat(60_000)])
      expect(await errorOf({ grant_type })).toBe('400 unsupported_grant_type')
  })

  test('T07 a client is limited to its grants', async () => {
    expect(await errorOf({}, basic('web'))).toBe('400 unauthorized_client')
    expect(await errorOf({ grant_type: 'authorization_code', code: 'x' })).toBe('400 unauthorized_client')
  })

  test('T08 a public client has no credentials, even if it was given the grant', async () => {
    it.store.clients.set('spa', clientWith('spa', { authMethod: 'none', grantTypes: ['client_credentials'] }))
    expect(await errorOf({ client_id: 'spa' }, {})).toBe('400 unauthorized_client')
  })

  test('T09 a parameter twice', async () => {
    expect(await errorOf({ grant_type: ['client_credentials', 'client_credentials'] })).toBe('400 invalid_request')
    expect(await errorOf({ client_id: ['machine', 'machine'] })).toBe('400 invalid_request')
    expect(await errorOf({ scope: ['invoices:read', ''] })).toBe('400 invalid_request')
  })
})

describe('RFC 6749 §2.3: client authentication', () => {
  const posting = (fields: Fields) => it.token({ grant_type: 'foo', client_id: 'posting', ...fields })

  test('T10 a confidential client must authenticate', async () => {
    expect(await errorOf({ client_id: 'machine' }, {})).toBe('401 invalid_client')
    expect(await errorOf({}, {})).toBe('401 invalid_client')
  })

  test('T11 T12 wrong secret and unknown client: the same answer, with a Basic challenge', async () => {
    const wrong = await machine({}, basic('machine', 'wrong'))
    const unknown = await machine({}, basic('nobody', 'wrong'))
    expect(wrong.response.status).toBe(401)
    expect(wrong.response.headers['www-authenticate']).toBe(`Basic realm="${it.store.environment.issuer}"`)
    expect(unknown.response.body).toBe(wrong.response.body)
    const withoutId = (headers: object) => ({ ...headers, 'signet-error-id': '' })
    expect(withoutId(unknown.response.headers)).toEqual(withoutId(wrong.response.headers))
    expect(it.store.log.map(({ detail }) => detail)).toHaveLength(2)
  })

  test('T11 what is not Basic credentials is no secret', async () => {
    for (const authorization of [
      'Basic',
      'Basic !!!',
      'Basic OnNlY3JldA==',
      'Bearer abc',
      'Digest x',
      `Basic ${btoa('machine')}`,
      'Basic /////w==',
    ])
      expect(await errorOf({}, { authorization })).toBe('401 invalid_client')
  })

  test('T13 J13 one method for each request', async () => {
    const assertion = {
      client_assertion: 'x.y.z',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    }
    for (const second of [{ client_secret: 'secret-of-machine' }, assertion, { client_assertion_type: 'x' }])
      expect(await errorOf(second)).toBe('400 invalid_request')
    expect(await errorOf({ client_id: 'posting', client_secret: 'secret-of-posting', ...assertion }, {})).toBe(
      '400 invalid_request',
    )
  })

  test('T14 the registered method and no other', async () => {
    expect((await posting({ client_secret: 'secret-of-posting' })).body.error).toBe('unsupported_grant_type')
    expect(await errorOf({}, basic('posting'))).toBe('401 invalid_client')
    expect(await errorOf({ client_id: 'machine', client_secret: 'secret-of-machine' }, {})).toBe('401 invalid_client')
    it.store.secrets.set('assertive', [{ id: 's', secret: 'secret-of-assertive', expiresAt: null }])
    expect(await errorOf({}, basic('assertive'))).toBe('401 invalid_client')
    expect(await errorOf({}, basic('spa', ''))).toBe('401 invalid_client')
  })

  test('T15 Basic is form-decoded first', async () => {
    const odd = { id: 'odd:id +%', secret: 's%c:r +é' }
    it.store.clients.set(odd.id, clientWith(odd.id, { grantTypes: ['client_credentials'], apis: { [invoices]: [] } }))
    it.store.secrets.set(odd.id, [{ id: 's', secret: odd.secret, expiresAt: null }])
    expect(await errorOf({}, basic(odd.id, odd.secret))).toBe('200 ok')
    const raw = `Basic ${btoa(unescape(encodeURIComponent(`${odd.id}:${odd.secret}`)))}`
    expect(await errorOf({}, { authorization: raw })).toBe('401 invalid_client')
  })

  test('T16 client_id beside Basic must be the same client’s', async () => {
    expect(await errorOf({ client_id: 'machine' })).toBe('200 ok')
    expect(await errorOf({ client_id: 'other' })).toBe('400 invalid_request')
  })

  test('T18 guessing is slowed down for that network, and the client is not locked out elsewhere', async () => {
    for (let n = 1; n < attemptLimit; n += 1)
      expect(await errorOf({}, basic('machine', `guess${n}`))).toBe('401 invalid_client')
    const blocked = await machine({}, basic('machine', 'guess'))
    expect(blocked.response).toMatchObject({ status: 429, headers: { 'retry-after': '60' } })
    expect(await errorOf({})).toBe('429 temporarily_unavailable')
    expect(await errorOf({}, { ...basic('machine'), 'test-ip': '198.51.100.7' })).toBe('200 ok')
  })

  test('T19 a rotated secret works through its overlap and not after', async () => {
    const secrets = it.store.secrets.get('machine') ?? []
    secrets.push({ id: 'old', secret: 'old', expiresAt: new Date(it.now.getTime() + 60_000) })
    expect(await errorOf({}, basic('machine', 'old'))).toBe('200 ok')
    it.pass(60)
    expect(await errorOf({}, basic('machine', 'old'))).toBe('401 invalid_client')
    expect(await errorOf({})).toBe('200 ok')
  })

  test('T20 T21 a disabled client, a suspended environment, a client of another tenant', async () => {
    const other = await world('globex')
    other.store.clients.set('foreign', clientWith('foreign', { grantTypes: ['client_credentials'] }))
    other.store.secrets.set('foreign', [{ id: 's', secret: 'secret-of-foreign', expiresAt: null }])
    expect(await errorOf({}, basic('foreign'))).toBe('401 invalid_client')
    it.store.environment.status = 'suspended'
    expect(await errorOf({})).toBe('401 invalid_client')
    it.store.environment.status = 'active'
    it.store.clients.set('machine', clientWith('machine', { status: 'disabled', grantTypes: ['client_credentials'] }))
    expect(await errorOf({})).toBe('401 invalid_client')
  })

  test('T22 errors are JSON that nobody stores, carry an id that is in the log, and say nothing of the inside', async () => {
    const cases = [
      machine({ grant_type: 'foo' }),
      machine({}, basic('machine', 'x')),
      machine({ scope: 'x' }),
      machine({ resource: 'x' }),
    ]
    for (const { response, body } of await Promise.all(cases)) {
      expect(response.headers).toMatchObject({
        'content-type': 'application/json;charset=utf-8',
        'cache-control': 'no-store',
      })
      expect(Object.keys(body)).toEqual(['error', 'error_description'])
      expect(body.error_description).toMatch(/^[\x20-\x21\x23-\x5b\x5d-\x7e]+$/)
      expect(it.store.log.map(({ errorId }) => errorId)).toContain(response.headers['signet-error-id'])
    }
  })
})

describe('RFC 6749 §4.4: client_credentials', () => {
  test('T23 T24 no ID token, no refresh token, and the subject is the client', async () => {
    const { body } = await machine()
    expect(Object.keys(body).sort()).toEqual(['access_token', 'expires_in', 'scope', 'token_type'])
    const claims = decodeJwt(String(body.access_token))
    expect(claims).toMatchObject({
      sub: 'machine',
      client_id: 'machine',
      aud: invoices,
      scope: 'invoices:read',
      permissions: ['invoices:read'],
    })
    for (const personal of ['sid', 'gid', 'auth_time', 'email']) expect(claims).not.toHaveProperty(personal)
    expect(it.store.events.at(-1)).toMatchObject({ grantType: 'client_credentials', userId: null })
  })

  test('N02 A16 only what the client was given', async () => {
    expect(await errorOf({ scope: 'invoices:read', resource: invoices })).toBe('200 ok')
    for (const scope of ['invoices:write', 'openid', 'invoices:read openid'])
      expect(await errorOf({ scope })).toBe('400 invalid_scope')
    expect(await errorOf({ scope: `invoices:read ${'x'.repeat(60_000)}` })).toBe('400 invalid_scope')
    for (const resource of [reports, 'foo', `${it.store.environment.issuer}/oauth/userinfo`])
      expect(await errorOf({ resource })).toBe('400 invalid_target')
  })

  test('N05 of several APIs one must be named', async () => {
    const apis = { [invoices]: ['invoices:read'], [reports]: ['reports:read'] }
    it.store.clients.set('machine', clientWith('machine', { grantTypes: ['client_credentials'], apis }))
    expect(await errorOf({})).toBe('400 invalid_target')
    expect(await errorOf({ resource: [invoices, reports] })).toBe('400 invalid_target')
    expect((await machine({ resource: reports })).body).toMatchObject({
      scope: 'reports:read',
      access_token: expect.stringMatching(/^sga_/),
    })
  })
})

describe('DESIGN section 4: a snapshot that moved', () => {
  const exchange = async (ports: Ports, code: string) => {
    const form = {
      grant_type: 'authorization_code',
      code,
      redirect_uri: 'https://web.test/cb',
      code_verifier: verifier,
    }
    return token(post(form, basic('web')), ports, it.now)
  }

  test('stale once: the request runs again on the new one and succeeds', async () => {
    const code = await it.code('web')
    it.store.staleWrites = 1
    const loads: boolean[] = []
    const answer = await retryOnStale(
      (ports) => exchange(ports, code),
      async (again) => {
        loads.push(again)
        return it.ports
      },
    )
    expect([answer.status, loads]).toEqual([200, [false, true]])
  })

  test('stale twice: 503 with Retry-After, and the code is still good', async () => {
    const code = await it.code('web')
    it.store.staleWrites = 2
    const answer = await retryOnStale(
      (ports) => exchange(ports, code),
      async () => it.ports,
    )
    expect(answer).toMatchObject({ status: 503, headers: { 'retry-after': '1' } })
    expect(await exchange(it.ports, code)).toMatchObject({ status: 200 })
  })
})
