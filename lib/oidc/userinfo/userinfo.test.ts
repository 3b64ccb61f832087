import { createLocalJWKSet, decodeJwt, type JWK, jwtVerify } from 'jose'
import { beforeEach, describe, expect, test } from 'vitest'
import { invoices, reports } from '../testing/fixtures.ts'
import { signWith, testKey } from '../testing/memory/keys.ts'
import { basic, type Fields, get, post } from '../testing/requests.ts'
import { type World, world } from '../testing/world.ts'
import { userinfo } from './index.ts'

let it: World
beforeEach(async () => {
  it = await world()
})

const bearer = (token: unknown) => ({ authorization: `Bearer ${token}` })
const call = async (request: Parameters<typeof userinfo>[0], on = it) => {
  const answer = await userinfo(request, on.ports, on.now)
  if (answer === 'stale') throw new Error('stale')
  return answer
}
const ask = (token: unknown, on = it) => call(get({}, bearer(token)), on)
const tokenOf = async (clientId = 'web', fields: Fields = {}) =>
  String((await it.tokens(clientId, fields)).access_token)

/** 401 with the code in the challenge, and nothing about anybody in the body. */
const expectInvalid = async (token: unknown, on = it) => {
  const { status, headers, body } = await ask(token, on)
  expect(status).toBe(401)
  expect(headers['www-authenticate']).toContain('error="invalid_token"')
  expect(body).not.toContain('sub-of')
}

describe('RFC 6750: presenting a token', () => {
  test('B01 without a token: 401 and a bare challenge', async () => {
    const { issuer } = it.store.environment
    for (const request of [get(), post(), get({}, basic('web'))]) {
      const { status, headers } = await call(request)
      expect([status, headers['www-authenticate']]).toEqual([401, `Bearer realm="${issuer}"`])
    }
  })

  test('B02 bad, expired, revoked', async () => {
    const token = await tokenOf()
    expect((await ask(token)).status).toBe(200)
    for (const bad of ['x', `${token}x`, token.slice(0, -2), 'a.b.c', 'sga_x']) await expectInvalid(bad)
    it.pass(600)
    await expectInvalid(token)
    const revoked = await tokenOf()
    it.store.revokedJtis.add(String(decodeJwt(revoked).jti))
    await expectInvalid(revoked)
  })

  test('B02 L12 suspended user, ended session, disabled client, revoked family, suspended tenant', async () => {
    const takes: (() => () => unknown)[] = [
      () => {
        for (const user of it.store.users.values()) user.active = false
        return () => {
          for (const user of it.store.users.values()) user.active = true
        }
      },
      () => {
        const ended = it.store.sessions.at(-1)
        Object.assign(ended ?? {}, { ended: true })
        return () => Object.assign(ended ?? {}, { ended: false })
      },
      () => {
        const client = it.store.clients.get('web')
        if (client === undefined) throw new Error('no client')
        it.store.clients.set('web', { ...client, status: 'disabled' })
        return () => it.store.clients.set('web', client)
      },
      () => {
        const family = [...it.store.families.values()].at(-1)
        Object.assign(family ?? {}, { revoked: 'consent revoked' })
        return () => Object.assign(family ?? {}, { revoked: null })
      },
      () => {
        it.store.environment.status = 'suspended'
        return () => Object.assign(it.store.environment, { status: 'active' })
      },
    ]
    const token = await tokenOf()
    for (const take of takes) {
      const giveBack = take()
      await expectInvalid(token)
      giveBack()
      expect((await ask(token)).status).toBe(200)
    }
  })

  test('B03 a token in the URI is not looked at', async () => {
    expect((await call(get({ access_token: await tokenOf() }))).status).toBe(401)
  })

  test('B04 a token twice is invalid_request', async () => {
    const token = await tokenOf()
    const answer = await call(post({ access_token: token }, bearer(token)))
    expect([answer.status, JSON.parse(answer.body ?? '').error]).toEqual([400, 'invalid_request'])
    expect((await call(post({ access_token: [token, token] }))).status).toBe(400)
  })

  test('U08 GET, POST with the header, POST with a form', async () => {
    const token = await tokenOf()
    const requests = [
      get({}, bearer(token)),
      post({}, bearer(token)),
      post({ access_token: token }),
      { ...post({}, bearer(token)), form: 'media_type' as const },
    ]
    for (const request of requests) expect((await call(request)).status).toBe(200)
    expect((await call({ ...get({}, bearer(token)), method: 'PUT' })).status).toBe(405)
    expect((await call({ ...post({}, bearer(token)), form: 'too_large' })).status).toBe(413)
  })
})

describe('RFC 9068 §4: what counts as an access token', () => {
  const forge = async (kid: string, alg: string, header: object, changes: object = {}) =>
    signWith(await testKey(kid, alg), { typ: 'at+jwt', ...header }, { ...decodeJwt(await tokenOf()), ...changes })

  test('B06 the type is at+jwt: ID tokens and others are refused', async () => {
    await expectInvalid((await it.tokens('web')).id_token)
    for (const typ of ['JWT', 'logout+jwt', '']) await expectInvalid(await forge('acme-es', 'ES256', { typ }))
    expect((await ask(await forge('acme-es', 'ES256', {}))).status).toBe(200)
  })

  test('B08 the audience is UserInfo: tokens for APIs are refused, JWT and opaque', async () => {
    await expectInvalid(await tokenOf('web', { scope: 'openid invoices:read', resource: invoices }))
    await expectInvalid(await tokenOf('web', { scope: 'openid reports:read', resource: reports }))
    await expectInvalid(
      await forge('acme-es', 'ES256', {}, { aud: ['x', `${it.store.environment.issuer}/oauth/userinfo`] }),
    )
  })

  test('B08 our own signature under another issuer’s name is refused', async () => {
    await expectInvalid(await forge('acme-es', 'ES256', {}, { iss: 'https://id.test/t/acme/staging' }))
  })

  test('B09 an algorithm that is not ours never reaches a key', async () => {
    const [, body, signature] = (await tokenOf()).split('.')
    const seen: string[] = []
    const { verifyOwn } = it.ports.signer
    it.ports.signer.verifyOwn = async (jwt) => {
      seen.push(jwt)
      return verifyOwn(jwt)
    }
    for (const alg of ['HS256', 'PS256', 'EdDSA', 'RSA1_5'])
      await expectInvalid(
        `${Buffer.from(JSON.stringify({ alg, typ: 'at+jwt' })).toString('base64url')}.${body}.${signature}`,
      )
    expect(seen).toEqual([])
    expect((await ask(await tokenOf())).status).toBe(200)
    expect(seen).toHaveLength(1)
  })

  test('B09 algorithm and key games', async () => {
    const stranger = await testKey('stranger-es', 'ES256')
    for (const header of [
      { jwk: stranger.jwk },
      { kid: 'acme-es' },
      { kid: '../../etc/passwd' },
      { jku: 'https://evil.test' },
    ])
      await expectInvalid(await forge('stranger-es', 'ES256', header))
    const [, body] = (await tokenOf()).split('.')
    const none = Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url')
    for (const tail of ['', 'AAAA']) await expectInvalid(`${none}.${body}.${tail}`)
    const hmac = Buffer.from('{"alg":"HS256","typ":"at+jwt","kid":"acme-es"}').toString('base64url')
    await expectInvalid(`${hmac}.${body}.AAAA`)
  })

  test('B10 a retired key verifies nothing; a previous one still does', async () => {
    const token = await tokenOf()
    const { keys } = it.store.environment
    const set = (status: 'previous' | 'gone') =>
      Object.assign(it.store.environment, {
        keys: status === 'gone' ? keys.slice(0, 1) : keys.map((key) => ({ ...key, status })),
      })
    set('previous')
    expect((await ask(token)).status).toBe(200)
    set('gone')
    await expectInvalid(token)
  })

  test('B11 a token of another tenant, and ours at another tenant', async () => {
    const other = await world('globex')
    await expectInvalid((await other.tokens('web')).access_token)
    const token = await tokenOf()
    await expectInvalid(token, other)
    expect((await ask(token)).status).toBe(200)
  })
})

describe('OIDC Core §5.3: the answer', () => {
  test('U06 B05 client_credentials and tokens without openid are refused', async () => {
    const { body } = await it.token({ grant_type: 'client_credentials' }, basic('machine'))
    await expectInvalid(body.access_token)
    const { status, headers } = await ask(await tokenOf('web', { scope: 'email' }))
    expect(status).toBe(403)
    expect(headers['www-authenticate']).toContain('error="insufficient_scope"')
  })

  test('U07 U09 sub is the ID token’s, claims are those of the granted scopes', async () => {
    const { access_token, id_token } = await it.tokens('web')
    const answer = await ask(access_token)
    expect(JSON.parse(answer.body ?? '')).toEqual({ sub: decodeJwt(String(id_token)).sub })
    expect(answer.headers).toMatchObject({ 'cache-control': 'no-store' })
    const wide = JSON.parse((await ask(await tokenOf('web', { scope: 'openid email' }))).body ?? '')
    expect(wide).toEqual({ sub: 'sub-of-alice', email: 'alice@example.test', email_verified: false })
  })

  test('U09 a claim asked for by name is answered here', async () => {
    const claims = '{"userinfo":{"phone_number":{"essential":true}}}'
    expect(JSON.parse((await ask(await tokenOf('web', { claims }))).body ?? '')).toEqual({
      sub: 'sub-of-alice',
      phone_number: '+3120',
    })
  })

  test('U10 no source of claims sets sub, iss or aud, or adds what is not in the vocabulary', async () => {
    const everything = { scope: 'openid profile email phone address' }
    const body = JSON.parse((await ask(await tokenOf('web', everything))).body ?? '')
    expect(body.sub).toBe('sub-of-alice')
    for (const reserved of ['iss', 'aud', 'exp', 'is_admin']) expect(body).not.toHaveProperty(reserved)
  })

  test('U11 signed when registered, with iss and aud', async () => {
    const { status, headers, body } = await ask(await tokenOf('es256', { scope: 'openid email' }))
    expect([status, headers['content-type']]).toEqual([200, 'application/jwt'])
    const keys = createLocalJWKSet({ keys: it.store.environment.keys.map(({ jwk }) => jwk as JWK) })
    const { payload } = await jwtVerify(body ?? '', keys, {
      issuer: it.store.environment.issuer,
      audience: 'es256',
      currentDate: it.now,
    })
    expect(payload).toMatchObject({ sub: 'sub-of-alice', email: 'alice@example.test' })
    await expectInvalid(body)
  })

  test('CORS: a registered origin is echoed, without credentials; others get nothing', async () => {
    const token = await tokenOf()
    const cors = async (origin: string) => (await call(get({}, { ...bearer(token), origin }))).headers
    expect(await cors('https://spa.test')).toMatchObject({
      'access-control-allow-origin': 'https://spa.test',
      vary: 'origin',
    })
    for (const origin of ['https://evil.test', 'null', 'https://spa.test.evil.test'])
      expect(await cors(origin)).not.toHaveProperty('access-control-allow-origin')
    expect(await cors('https://spa.test')).not.toHaveProperty('access-control-allow-credentials')
  })
})
