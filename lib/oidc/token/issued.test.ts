import { decodeJwt, decodeProtectedHeader } from 'jose'
import { beforeEach, describe, expect, test } from 'vitest'
import { clientWith, invoices, payroll, reports } from '../testing/fixtures.ts'
import { verdict } from '../testing/summary.ts'
import { authenticated, type World, world } from '../testing/world.ts'

let it: World
beforeEach(async () => {
  it = await world()
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

  test('RFC 9068 §2.1 the algorithm is that of the audience, so of several resources each has its own', async () => {
    const apis = { [invoices]: ['invoices:read'], [payroll]: ['payroll:read'], [reports]: ['reports:read'] }
    it.store.clients.set('web', clientWith('web', { apis }))
    const alice = it.store.users.get('user-alice')
    Object.assign(alice?.holds ?? {}, { [payroll]: { roles: [], permissions: ['payroll:read'] } })
    const fields = { scope: 'openid offline_access invoices:read payroll:read', resource: [invoices, payroll, reports] }
    const { body } = await it.exchange('web', await it.code('web', fields), { resource: payroll })
    expect(decodeProtectedHeader(String(body.access_token))).toEqual({ alg: 'RS256', typ: 'at+jwt', kid: 'acme-rs' })
    expect(decodeJwt(String(body.access_token))).toMatchObject({ aud: payroll, permissions: ['payroll:read'] })
    const next = async (resource: string, refreshToken: unknown) => {
      const form = { grant_type: 'refresh_token', refresh_token: String(refreshToken), resource }
      return (await it.token(...authenticated(it, 'web', form))).body
    }
    const forInvoices = await next(invoices, body.refresh_token)
    const header = { alg: 'ES256', typ: 'at+jwt', kid: 'acme-es' }
    expect(decodeProtectedHeader(String(forInvoices.access_token))).toEqual(header)
    const forUserinfo = await next(`${it.store.environment.issuer}/oauth/userinfo`, forInvoices.refresh_token)
    expect(decodeProtectedHeader(String(forUserinfo.access_token))).toEqual(header)
    expect((await next(reports, forUserinfo.refresh_token)).access_token).toMatch(/^sga_/)
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

  test('N04 an API may have opaque tokens, which are looked up at each use and live as long as it says, a day at most', async () => {
    const { environment } = it.store
    const lives = async (seconds: number) => {
      environment.apis = environment.apis.map((api) => ({ ...api, tokenLifetimeSeconds: seconds }))
      const opaque = await it.exchange('web', await it.code('web', both), { resource: reports })
      expect(opaque.body).toMatchObject({ access_token: expect.stringMatching(/^sga_/), scope: 'openid reports:read' })
      const jwt = await it.exchange('web', await it.code('web', both), { resource: invoices })
      return [opaque.body.expires_in, jwt.body.expires_in]
    }
    expect(await lives(3_600)).toEqual([3_600, 600])
    expect(await lives(1_000_000)).toEqual([86_400, 600])
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
