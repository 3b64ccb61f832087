import fc from 'fast-check'
import { decodeJwt, decodeProtectedHeader } from 'jose'
import { beforeEach, describe, expect, test } from 'vitest'
import { clientWith, invoices, reports } from '../testing/fixtures.ts'
import { get } from '../testing/requests.ts'
import { verdict } from '../testing/summary.ts'
import { requestOf, verifier, type World, world } from '../testing/world.ts'
import { userinfo } from '../userinfo/index.ts'

let it: World
beforeEach(async () => {
  it = await world()
})

const isAlive = async (accessToken: string | undefined) => {
  const answer = await userinfo(get({}, { authorization: `Bearer ${accessToken}` }), it.ports, it.now)
  return answer !== 'stale' && answer.status === 200
}

describe('RFC 6749 §4.1.3: redeeming a code', () => {
  test('C01 C03 a second redemption is refused and kills the tokens of the first', async () => {
    const code = await it.code('web')
    const first = await it.exchange('web', code)
    expect(first.response.status).toBe(200)
    expect(await isAlive(first.body.access_token)).toBe(true)
    const second = await it.exchange('web', code)
    expect([second.response.status, second.body.error]).toEqual([400, 'invalid_grant'])
    expect(await isAlive(first.body.access_token)).toBe(false)
    const refresh = { grant_type: 'refresh_token', refresh_token: first.body.refresh_token }
    const { authorization } = { authorization: `Basic ${btoa('web:secret-of-web')}` }
    expect((await it.token(refresh, { authorization })).body.error).toBe('invalid_grant')
  })

  test('C02 fifty redemptions at once: one succeeds', async () => {
    const code = await it.code('web')
    const answers = await Promise.all(Array.from({ length: 50 }, () => it.exchange('web', code)))
    expect(answers.filter(({ response }) => response.status === 200)).toHaveLength(1)
    expect(new Set(answers.filter(({ response }) => response.status !== 200).map(({ body }) => body.error))).toEqual(
      new Set(['invalid_grant']),
    )
  })

  test('C04 a code lives a minute', async () => {
    const [early, late] = [await it.code('web'), await it.code('web')]
    it.pass(59)
    expect((await it.exchange('web', early)).response.status).toBe(200)
    it.pass(1)
    expect((await it.exchange('web', late)).body.error).toBe('invalid_grant')
  })

  test('C05 another client is refused, and the code is dead for its owner too', async () => {
    for (const thief of ['other', 'spa', 'posting']) {
      const code = await it.code('web')
      expect((await it.exchange(thief, code, { redirect_uri: 'https://web.test/cb' })).body.error).toBe('invalid_grant')
      expect((await it.exchange('web', code)).body.error).toBe('invalid_grant')
    }
    expect((await it.exchange('web', await it.code('web'))).response.status).toBe(200)
  })

  test('C06 redirect_uri must be the one of the request; a refusal does not use up the code', async () => {
    const code = await it.code('web')
    for (const redirect_uri of ['https://web.test/cb/', 'https://other.test/cb', undefined, ''])
      expect((await it.exchange('web', code, { redirect_uri })).body.error).toBe('invalid_grant')
    expect((await it.exchange('web', code)).response.status).toBe(200)
  })

  test('C07 code missing, empty or twice', async () => {
    const code = await it.code('web')
    for (const bad of [undefined, '', [code, code], [code, '']])
      expect((await it.exchange('web', code, { code: bad })).body.error).toBe('invalid_request')
  })

  test('C08 whatever differs in a character, or is another artefact, is refused', async () => {
    const code = await it.code('web')
    const { body } = await it.exchange('web', await it.code('web'))
    const flipped = `${code.slice(0, 10)}${code[10] === 'A' ? 'B' : 'A'}${code.slice(11)}`
    const others = [
      code.slice(0, -1),
      `${code}A`,
      flipped,
      code.toUpperCase(),
      ` ${code}`,
      body.refresh_token,
      body.access_token,
      body.id_token,
      `sgr_${code.slice(4)}`,
    ]
    for (const bad of others) expect((await it.exchange('web', String(bad))).body.error).toBe('invalid_grant')
    expect((await it.exchange('web', code)).response.status).toBe(200)
  })

  test('C09 a user, session or client that ended since the authorization ends the code', async () => {
    const suspended = await it.code('web')
    const alice = it.store.users.get('user-alice')
    if (alice !== undefined) alice.active = false
    expect((await it.exchange('web', suspended)).body.error).toBe('invalid_grant')
    if (alice !== undefined) alice.active = true
    const signedOut = await it.code('web')
    for (const session of it.store.sessions) session.ended = true
    expect((await it.exchange('web', signedOut)).body.error).toBe('invalid_grant')
    expect((await it.exchange('web', await it.code('web'))).response.status).toBe(200)
  })

  test('C10 a code of another tenant is unknown here, and stays good at home', async () => {
    const other = await world('globex')
    const code = await it.code('web')
    expect((await other.exchange('web', code)).body.error).toBe('invalid_grant')
    expect((await it.exchange('web', code)).response.status).toBe(200)
  })

  test('C11 scope cannot grow', async () => {
    const { body } = await it.exchange('web', await it.code('web'), { scope: 'openid email phone' })
    expect(body.scope).toBe('openid')
  })

  test('C12 T22 the response is JSON in UTF-8 that nobody stores', async () => {
    const { response, body } = await it.exchange('web', await it.code('web'))
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 600, scope: 'openid' })
    expect(response.headers).toMatchObject({
      'content-type': 'application/json;charset=utf-8',
      'cache-control': 'no-store',
    })
  })

  test('A15 without openid there is no ID token', async () => {
    expect(await it.tokens('web', { scope: 'email' })).not.toHaveProperty('id_token')
    expect(await it.tokens('web')).toHaveProperty('id_token')
  })

  test('a verdict other than redeemed throws the signatures away', async () => {
    const code = await it.code('web')
    it.ports.codes.redeem = async () => 'unknown'
    const { body } = await it.exchange('web', code)
    expect(body).toEqual({ error: 'invalid_grant', error_description: expect.any(String) })
  })
})

describe('RFC 7636 §4.6: the verifier', () => {
  test('P06 P07 P09 P11 missing, wrong, empty, or the challenge itself: refused, and the right one still works', async () => {
    const code = await it.code('web')
    const challenge = String(requestOf('web').code_challenge)
    const other = `${verifier.slice(0, -1)}X`
    for (const code_verifier of [undefined, '', challenge, other])
      expect((await it.exchange('web', code, { code_verifier })).body.error).toBe('invalid_grant')
    expect((await it.exchange('web', code)).response.status).toBe(200)
  })

  test('P08 without a challenge a verifier is refused', async () => {
    const none = { code_challenge: undefined, code_challenge_method: undefined }
    const code = await it.code('legacy', none)
    expect((await it.exchange('legacy', code)).body.error).toBe('invalid_grant')
    expect((await it.exchange('legacy', code, { code_verifier: undefined })).response.status).toBe(200)
  })

  test('P10 43 to 128 unreserved characters', async () => {
    const code = await it.code('web')
    for (const code_verifier of ['x'.repeat(42), 'x'.repeat(129), `${verifier} `, `${verifier}é`, 'x'.repeat(50_000)])
      expect((await it.exchange('web', code, { code_verifier })).body.error).toBe('invalid_request')
  })

  test('P13 after five wrong verifiers the code is dead', async () => {
    const code = await it.code('web')
    for (let n = 0; n < 5; n += 1) await it.exchange('web', code, { code_verifier: 'y'.repeat(43) })
    expect((await it.exchange('web', code)).body.error).toBe('invalid_grant')
  })

  test('P07 no verifier but the right one passes', async () => {
    const alphabet = [...'ABCXYZabcxyz0189-._~']
    const text = fc
      .array(fc.constantFrom(...alphabet), { minLength: 43, maxLength: 128 })
      .map((letters) => letters.join(''))
    const code = await it.code('web')
    it.ports.codes.countFailedVerifier = async () => {}
    await fc.assert(
      fc.asyncProperty(fc.oneof(text, fc.string()), async (code_verifier) => {
        fc.pre(code_verifier !== verifier)
        expect((await it.exchange('web', code, { code_verifier })).response.status).toBe(400)
      }),
    )
    expect((await it.exchange('web', code)).response.status).toBe(200)
  })
})

describe('OIDC Core §2 and RFC 9068 §2: what is issued', () => {
  const fields = { scope: 'openid email profile', nonce: 'n-"\'<>é' }

  test('U01 U02 A19 the ID token', async () => {
    const body = await it.tokens('web', fields)
    const idToken = String(body.id_token)
    expect(decodeProtectedHeader(idToken)).toMatchObject({ alg: 'RS256', typ: 'JWT', kid: 'acme-rs' })
    expect(decodeJwt(idToken)).toMatchObject({
      iss: it.store.environment.issuer,
      sub: 'sub-of-alice',
      aud: 'web',
      nonce: fields.nonce,
      acr: 'urn:test:password',
      amr: ['pwd'],
      sid: 'sid-session-1',
      auth_time: it.now.getTime() / 1000,
      iat: it.now.getTime() / 1000,
      exp: it.now.getTime() / 1000 + 3_600,
    })
    const { createHash } = await import('node:crypto')
    const half = createHash('sha256').update(String(body.access_token)).digest().subarray(0, 16)
    expect(decodeJwt(idToken).at_hash).toBe(half.toString('base64url'))
    expect(decodeProtectedHeader(String((await it.tokens('es256')).id_token)).alg).toBe('ES256')
  })

  test('U09 U10 only claims of the granted scopes, and none that is the protocol’s', async () => {
    const narrow = decodeJwt(String((await it.tokens('web')).id_token))
    expect(narrow).not.toHaveProperty('email')
    const wide = decodeJwt(String((await it.tokens('web', fields)).id_token))
    expect(wide).toMatchObject({
      email: 'alice@example.test',
      email_verified: false,
      name: 'alice',
      sub: 'sub-of-alice',
      aud: 'web',
    })
    expect(wide).not.toHaveProperty('phone_number')
    expect(wide).not.toHaveProperty('is_admin')
  })

  test('U09 a claim asked for by name comes without its scope, but only if the client may have that scope', async () => {
    const claims = '{"id_token":{"email":null}}'
    expect(decodeJwt(String((await it.tokens('web', { claims })).id_token))).toMatchObject({
      email: 'alice@example.test',
    })
    it.store.clients.set('web', clientWith('web', { scopes: ['openid'] }))
    expect(decodeJwt(String((await it.tokens('web', { claims })).id_token))).not.toHaveProperty('email')
  })

  test('B07 the access token is at+jwt by ES256 with the claims of RFC 9068 and our own', async () => {
    const accessToken = String((await it.tokens('web', fields)).access_token)
    expect(decodeProtectedHeader(accessToken)).toMatchObject({ alg: 'ES256', typ: 'at+jwt' })
    const claims = decodeJwt(accessToken)
    expect(claims).toMatchObject({
      iss: it.store.environment.issuer,
      aud: `${it.store.environment.issuer}/oauth/userinfo`,
      sub: 'sub-of-alice',
      client_id: 'web',
      scope: 'openid email profile',
      tenant_id: 'tenant-acme',
      env: 'production',
      sid: 'sid-session-1',
      gid: [...it.store.families.keys()].at(-1),
      jti: expect.any(String),
      iat: expect.any(Number),
      exp: it.now.getTime() / 1000 + 600,
    })
    for (const personal of ['email', 'name', 'roles', 'permissions']) expect(claims).not.toHaveProperty(personal)
  })
})

describe('RFC 8707: audiences', () => {
  const both = { scope: 'openid invoices:read invoices:write reports:read', resource: [invoices, reports] }

  test('N03 N04 a token is for one authorized resource', async () => {
    const code = await it.code('web', { ...both, resource: [invoices], scope: 'openid invoices:read' })
    expect((await it.exchange('web', code, { resource: reports })).body.error).toBe('invalid_target')
    const { body } = await it.exchange('web', code, { resource: invoices })
    expect(decodeJwt(String(body.access_token))).toMatchObject({ aud: invoices })
    expect(body.expires_in).toBe(300)
  })

  test('N05 of several, one must be named, and the scopes of the other do not mix in', async () => {
    const code = await it.code('web', both)
    expect((await it.exchange('web', code)).body.error).toBe('invalid_target')
    expect((await it.exchange('web', code, { resource: [invoices, reports] })).body.error).toBe('invalid_target')
    const { body } = await it.exchange('web', code, { resource: invoices })
    // invoices:write was granted to the client, but alice does not hold it.
    expect(body.scope).toBe('openid invoices:read')
    expect(decodeJwt(String(body.access_token))).toMatchObject({ roles: ['Clerk'], permissions: ['invoices:read'] })
  })

  test('N04 an API may have opaque tokens, of ten minutes at most', async () => {
    const code = await it.code('web', both)
    const { body } = await it.exchange('web', code, { resource: reports })
    expect(body).toMatchObject({
      access_token: expect.stringMatching(/^sga_/),
      scope: 'openid reports:read',
      expires_in: 600,
    })
  })

  test('DESIGN 2.4: beyond 150 entries or 4 kB the token says where to ask', async () => {
    const alice = it.store.users.get('user-alice')
    const named = { scope: 'openid invoices:read', resource: invoices }
    for (const roles of [Array.from({ length: 150 }, (_, n) => `r${n}`), ['x'.repeat(4_096)]]) {
      if (alice !== undefined) alice.holds[invoices] = { roles, permissions: ['invoices:read'] }
      const claims = decodeJwt(String((await it.tokens('web', named)).access_token))
      expect(claims).toMatchObject({ permissions_ref: 'introspection' })
      expect(claims).not.toHaveProperty('roles')
    }
  })

  test('verdicts of authorize and token agree on a permission taken from the client meanwhile', async () => {
    const code = await it.code('web', { scope: 'openid invoices:read', resource: invoices })
    it.store.clients.set('web', clientWith('web', { apis: {} }))
    expect((await it.exchange('web', code)).body.error).toBe('invalid_target')
    expect(verdict(await it.authorize({ scope: 'openid', resource: invoices }))).toBe('invalid_target')
  })
})
