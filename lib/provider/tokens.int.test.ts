import { describe, expect, test } from 'vitest'
import { statementsOf } from '#lib/db/testing/statements.ts'
import { newId } from '#lib/kernel/ids.ts'
import { type Answered, type Json, RelyingParty } from './testing/relying-party.ts'
import { onStage } from './testing/two-tenants.ts'

const stage = onStage()
const appOf = (tenant: 'acme' | 'globex' = 'acme', ip?: string) =>
  new RelyingParty(stage[tenant].production.issuer, stage[tenant].production.firstParty, ip)
const inactive = { status: 200, json: { active: false } }
const access = (tokens: Json): string => String(tokens.access_token)
const refresh = (tokens: Json): string => String(tokens.refresh_token)
const payload = (jwt: unknown): Json =>
  JSON.parse(Buffer.from(String(jwt).split('.')[1] ?? '', 'base64url').toString()) as Json
const challenge = ({ headers }: Answered): string | null => headers.get('www-authenticate')

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${stage.acme.production.issuer}${path}`, { headers })

describe('V revocation', () => {
  test('V01 V02 V06 POST, by a client that proves itself, with a token', async () => {
    const app = appOf()
    expect((await get('/oauth/revoke?token=x')).status).toBe(405)
    expect((await app.post('/oauth/revoke', { token: 'x' }, {})).json.error).toBe('invalid_client')
    expect((await app.post('/oauth/revoke', {})).json.error).toBe('invalid_request')
  })

  test('V03 another client’s token is left alone', async () => {
    const app = appOf()
    const thief = new RelyingParty(app.issuer, stage.acme.production.web)
    const tokens = await app.tokensFor(stage.acme.ada)
    for (const token of [refresh(tokens), access(tokens)]) expect((await thief.revoke(token)).status).toBe(200)
    expect((await app.userinfo(access(tokens))).status).toBe(200)
    expect((await app.refresh(refresh(tokens))).status).toBe(200)
  })

  test('V04 V05 unknown tokens and wrong hints: 200', async () => {
    const app = appOf()
    for (const token of ['xyz', 'a.b.c', `sgr_${'A'.repeat(43)}`]) expect((await app.revoke(token)).status).toBe(200)
    const tokens = await app.tokensFor(stage.acme.ada)
    await app.post('/oauth/revoke', { token: refresh(tokens), token_type_hint: 'access_token' })
    expect((await app.refresh(refresh(tokens))).json.error).toBe('invalid_grant')
  })

  test('V07 an access token is revoked alone; V08 a refresh token takes the grant’s tokens with it', async () => {
    const app = appOf()
    const tokens = await app.tokensFor(stage.acme.ada)
    await app.revoke(access(tokens))
    expect((await app.userinfo(access(tokens))).status).toBe(401)
    const next = await app.refresh(refresh(tokens))
    expect((await app.userinfo(access(next.json))).status).toBe(200)
    await app.revoke(refresh(next.json))
    expect((await app.userinfo(access(next.json))).status).toBe(401)
    expect(await app.introspect(access(next.json))).toMatchObject(inactive)
  })

  test('another tenant’s tokens are nobody’s', async () => {
    const tokens = await appOf().tokensFor(stage.acme.ada)
    expect((await appOf('globex').revoke(refresh(tokens))).status).toBe(200)
    expect((await appOf().refresh(refresh(tokens))).status).toBe(200)
  })
})

describe('I introspection', () => {
  test('I01 I02 I05 for confidential clients, by POST, with a token', async () => {
    const app = appOf()
    const tokens = await app.tokensFor(stage.acme.ada)
    expect((await app.post('/oauth/introspect', { token: access(tokens) }, {})).status).toBe(401)
    const bearer = { authorization: `Bearer ${access(tokens)}` }
    expect((await app.post('/oauth/introspect', { token: access(tokens) }, bearer)).status).toBe(401)
    const spa = new RelyingParty(app.issuer, stage.acme.production.spa)
    expect((await spa.introspect(access(tokens))).status).toBe(401)
    expect((await get('/oauth/introspect?token=x')).status).toBe(405)
    expect((await app.post('/oauth/introspect', {})).json.error).toBe('invalid_request')
    expect((await app.introspect(access(tokens))).json).toMatchObject({ active: true, sub: stage.acme.ada.sub })
  })

  test('I03 I08 what is not active says nothing else', async () => {
    const app = appOf()
    const tokens = await app.tokensFor(stage.acme.ada)
    const code = await app.codeFor(stage.acme.ada)
    const foreign = await appOf('globex').tokensFor(stage.globex.ada)
    const others = [
      'x',
      'a.b.c',
      `sga_${'A'.repeat(43)}`,
      code,
      tokens.id_token,
      foreign.access_token,
      foreign.refresh_token,
    ]
    for (const token of others) expect(await app.introspect(String(token))).toMatchObject(inactive)
    const other = new RelyingParty(app.issuer, stage.acme.production.web)
    expect(await other.introspect(refresh(tokens))).toMatchObject(inactive)
    expect((await app.introspect(refresh(tokens))).json).toMatchObject({ active: true })
    stage.pass(601)
    expect(await app.introspect(access(tokens))).toMatchObject(inactive)
  })

  test('I04 a token for an API is its client’s and the API’s to know', async () => {
    const { issuer, service, web } = stage.acme.production
    const caller = new RelyingParty(issuer, service)
    const { json } = await caller.post('/oauth/token', {
      grant_type: 'client_credentials',
      resource: stage.acme.api.identifier,
    })
    expect((await caller.introspect(access(json))).json).toMatchObject({ active: true, aud: stage.acme.api.identifier })
    const stranger = new RelyingParty(issuer, web)
    expect(await stranger.introspect(access(json))).toMatchObject(inactive)
    await stage.inAcme((tx) =>
      tx.db.clientIntrospection.createMany({
        data: [
          {
            tenantId: tx.tenantId,
            environmentId: stage.acme.production.id,
            clientId: web.id,
            apiId: stage.acme.api.id,
          },
        ],
      }),
    )
    stage.pass(6)
    expect((await stranger.introspect(access(json))).json).toMatchObject({ active: true })
  })

  test('I06 what is disabled is inactive at the next question', async () => {
    const app = appOf()
    const { ben } = stage.acme
    const tokens = await app.tokensFor(ben)
    const user = (status: string) =>
      stage.inAcme((tx) => tx.db.user.updateMany({ where: { id: ben.id }, data: { status } }))
    expect((await app.introspect(access(tokens))).json).toMatchObject({ active: true })
    await user('suspended')
    expect(await app.introspect(access(tokens))).toMatchObject(inactive)
    expect((await app.userinfo(access(tokens))).status).toBe(401)
    await user('active')
    expect((await app.introspect(access(tokens))).json).toMatchObject({ active: true })
  })

  test('I09 whoever tries tokens at random is slowed down, elsewhere nobody is', async () => {
    const scanner = appOf('acme', '198.51.77.1')
    let last = 200
    for (let tries = 0; tries < 150 && last === 200; tries++)
      last = (await scanner.introspect(`sga_${newId().replaceAll('-', '')}${'A'.repeat(11)}`)).status
    expect(last).toBe(429)
    expect(await appOf().introspect('x')).toMatchObject(inactive)
  })
})

describe('B bearer tokens', () => {
  test('B01 B02 B03 B04 where a token is looked for', async () => {
    const app = appOf()
    const token = access(await app.tokensFor(stage.acme.ada))
    const bare = await app.post('/oauth/userinfo', {}, {})
    expect(bare.status).toBe(401)
    expect(challenge(bare)).toMatch(/^Bearer/)
    expect(challenge(bare)).not.toContain('error=')
    const bad = await app.userinfo('x')
    expect([bad.status, challenge(bad)]).toEqual([401, expect.stringContaining('error="invalid_token"')])
    expect((await get(`/oauth/userinfo?access_token=${token}`)).status).toBe(401)
    const twice = await app.post('/oauth/userinfo', { access_token: token }, { authorization: `Bearer ${token}` })
    expect([twice.status, twice.json.error]).toEqual([400, 'invalid_request'])
    expect((await app.userinfo(token)).status).toBe(200)
  })

  test('B05 U06 a token without openid', async () => {
    const { issuer, service } = stage.acme.production
    const caller = new RelyingParty(issuer, service)
    const { json } = await caller.post('/oauth/token', {
      grant_type: 'client_credentials',
      resource: stage.acme.api.identifier,
    })
    expect([401, 403]).toContain((await caller.userinfo(access(json))).status)
    const plain = await appOf().tokensFor(stage.acme.ada, { scope: 'email' })
    expect((await appOf().userinfo(access(plain))).status).toBe(403)
  })

  test('B06 B07 B09 the type, the claims and the signature', async () => {
    const app = appOf()
    const tokens = await app.tokensFor(stage.acme.ada)
    const [head = '', body = '', signature = ''] = access(tokens).split('.')
    expect(JSON.parse(Buffer.from(head, 'base64url').toString())).toMatchObject({ typ: 'at+jwt', alg: 'ES256' })
    for (const claim of ['iss', 'exp', 'aud', 'sub', 'client_id', 'iat', 'jti', 'tenant_id', 'env', 'sid', 'gid'])
      expect(payload(access(tokens))).toHaveProperty(claim)
    const header = (changes: object) =>
      Buffer.from(JSON.stringify({ ...JSON.parse(Buffer.from(head, 'base64url').toString()), ...changes })).toString(
        'base64url',
      )
    const forged = [
      `${header({ alg: 'none' })}.${body}.`,
      `${header({ alg: 'HS256' })}.${body}.${signature}`,
      `${header({ kid: '../../etc/passwd' })}.${body}.${signature}`,
      `${head}.${Buffer.from(JSON.stringify({ ...payload(access(tokens)), sub: 'other' })).toString('base64url')}.${signature}`,
      String(tokens.id_token),
    ]
    for (const token of forged) expect((await app.userinfo(token)).status).toBe(401)
    expect((await app.userinfo(access(tokens))).status).toBe(200)
  })

  test('B08 B11 another API’s, another environment’s and another tenant’s token', async () => {
    const app = appOf()
    const forApi = await app.tokensFor(stage.acme.ada, { resource: stage.acme.api.identifier })
    expect((await app.userinfo(access(forApi))).status).toBe(401)
    const { staging } = stage.acme
    const elsewhere = [new RelyingParty(staging.issuer, staging.firstParty), appOf('globex')]
    const own = access(await app.tokensFor(stage.acme.ada))
    for (const other of elsewhere) expect((await other.userinfo(own)).status).toBe(401)
    expect((await app.userinfo(own)).status).toBe(200)
  })

  test('B12 an opaque token that was altered', async () => {
    const { issuer, service } = stage.acme.production
    const caller = new RelyingParty(issuer, service)
    const { json } = await caller.post('/oauth/token', {
      grant_type: 'client_credentials',
      resource: stage.acme.opaqueApi.identifier,
    })
    const token = access(json)
    expect(token).toMatch(/^sga_/)
    for (const wrong of [token.slice(0, -1), `${token}A`, token.toUpperCase()])
      expect(await caller.introspect(wrong)).toMatchObject(inactive)
    expect((await caller.introspect(token)).json).toMatchObject({ active: true })
  })
})

describe('U UserInfo and roles', () => {
  test('U07 U08 U09 claims of the granted scopes, by GET and POST', async () => {
    const app = appOf()
    const tokens = await app.tokensFor(stage.acme.ada, { scope: 'openid' })
    const bearer = { authorization: `Bearer ${access(tokens)}` }
    const [byGet, byPost] = [await app.userinfo(access(tokens)), await app.post('/oauth/userinfo', {}, bearer)]
    expect(byGet.json).toEqual({ sub: stage.acme.ada.sub })
    expect(byPost.json).toEqual(byGet.json)
    expect(payload(tokens.id_token).sub).toBe(stage.acme.ada.sub)
    const more = await app.userinfo(access(await app.tokensFor(stage.acme.ada, { scope: 'openid profile email' })))
    expect(more.json).toMatchObject({ name: 'Ada Lovelace', email: 'ada@example.test', email_verified: true })
    expect(more.json).not.toHaveProperty('phone_number')
  })

  test('U01 U09 one claim asked by name', async () => {
    const claims = JSON.stringify({ userinfo: { name: null }, id_token: { email: { essential: true } } })
    const app = appOf()
    const tokens = await app.tokensFor(stage.acme.ada, { scope: 'openid', claims })
    expect(payload(tokens.id_token)).toMatchObject({
      email: 'ada@example.test',
      nonce: 'the-nonce',
      aud: app.client.clientId,
    })
    expect((await app.userinfo(access(tokens))).json).toEqual({ sub: stage.acme.ada.sub, name: 'Ada Lovelace' })
  })

  test('U10 an unverified address is said to be unverified', async () => {
    const { ben } = stage.acme
    const verifiedAt = (value: Date | null) =>
      stage.inAcme((tx) => tx.db.identifier.updateMany({ where: { userId: ben.id }, data: { verifiedAt: value } }))
    await verifiedAt(null)
    const tokens = await appOf().tokensFor(ben)
    expect((await appOf().userinfo(access(tokens))).json.email_verified).toBe(false)
    await verifiedAt(new Date())
    expect((await appOf().userinfo(access(tokens))).json.email_verified).toBe(true)
  })

  test('roles and permissions are told for the requested audience and what was asked there, live', async () => {
    const app = appOf()
    const { api, ada, production } = stage.acme
    const resource = api.identifier
    const ask = { scope: 'openid invoices:read', resource }
    expect(payload((await app.tokensFor(ada, ask)).access_token)).toMatchObject({ roles: [], permissions: [] })
    const [roleId, assignmentId] = [newId(), newId()]
    await stage.inAcme(async (tx) => {
      const { tenantId } = tx
      await tx.db.role.createMany({ data: [{ tenantId, id: roleId, slug: 'clerk', displayName: 'Clerk' }] })
      for (const permissionId of Object.values(api.permissions))
        await tx.db.rolePermission.createMany({ data: [{ tenantId, roleId, permissionId }] })
      const user = { userDirectoryId: ada.directoryId, userId: ada.id }
      await tx.db.assignment.createMany({
        data: [{ tenantId, id: assignmentId, roleId, ...user, environmentId: production.id }],
      })
    })
    stage.pass(6)
    const tokens = await app.tokensFor(ada, { ...ask, scope: 'openid email invoices:read' })
    const claims = payload(tokens.access_token)
    expect(claims).toMatchObject({ aud: resource, roles: ['clerk'], permissions: ['invoices:read'] })
    let refreshed: Json = {}
    const sent = await statementsOf(async () => {
      refreshed = (await app.refresh(String(tokens.refresh_token))).json
    })
    expect(payload(refreshed.access_token)).toMatchObject({ roles: ['clerk'], permissions: ['invoices:read'] })
    expect(payload(refreshed.id_token)).toMatchObject({ email: ada.email })
    // Claims and roles come along with the refresh token: one read, one write, however much is asked.
    const asked = sent.flatMap((text) => /hot_(?:read|write|rotate|find)\w*|assignments|begin/i.exec(text)?.[0] ?? [])
    expect(asked).toEqual(['hot_read_group', 'hot_rotate_refresh'])
    expect(payload((await app.tokensFor(ada)).access_token)).not.toHaveProperty('roles')
    await stage.inAcme((tx) => tx.db.assignment.deleteMany({ where: { id: assignmentId } }))
    expect(payload((await app.tokensFor(ada, ask)).access_token)).toMatchObject({ roles: [], permissions: [] })
  })
})

describe('W metadata', () => {
  test('W01 W07 the issuer is the configured one, whatever the headers say', async () => {
    const { issuer } = stage.acme.production
    const plain = await get('/.well-known/openid-configuration')
    const spoofed = await get('/.well-known/openid-configuration', {
      'x-forwarded-host': 'evil.test',
      forwarded: 'host=evil.test',
    })
    const document = (await plain.json()) as Json
    expect(document.issuer).toBe(issuer)
    expect(await spoofed.json()).toEqual(document)
    for (const [name, value] of Object.entries(document))
      if (name.endsWith('_endpoint') || name === 'jwks_uri') expect(value).toMatch(new RegExp(`^${issuer}/oauth/`))
  })

  test('W04 keys are public, and none is shared between tenants', async () => {
    const keysAt = async (issuer: string) =>
      ((await (await fetch(`${issuer}/oauth/jwks`)).json()) as { keys: Json[] }).keys
    const [acme, globex] = [await keysAt(stage.acme.production.issuer), await keysAt(stage.globex.production.issuer)]
    expect(acme.length).toBeGreaterThanOrEqual(2)
    for (const key of acme)
      for (const member of ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k']) expect(key).not.toHaveProperty(member)
    const kids = new Set(acme.map(({ kid }) => kid))
    expect(globex.filter(({ kid }) => kids.has(kid))).toEqual([])
  })

  test('W06 W08 unknown tenants are nobody’s; RFC 8414’s place knows the right one', async () => {
    const { origin } = stage.rig
    const { slug, production } = stage.acme
    for (const path of ['/t/nope/production', `/t/${slug}/nope`]) {
      expect((await fetch(`${origin}${path}/.well-known/openid-configuration`)).status).toBe(404)
      expect((await fetch(`${origin}/.well-known/oauth-authorization-server${path}`)).status).toBe(404)
    }
    const inserted = await fetch(`${origin}/.well-known/oauth-authorization-server/t/${slug}/production`)
    expect(((await inserted.json()) as Json).issuer).toBe(production.issuer)
  })

  test('W05 a rotated key verifies until it is retired; B10 then no more', async () => {
    const app = appOf()
    const tokens = await app.tokensFor(stage.acme.ada)
    const { production } = stage.acme
    const status = (from: string, to: string) =>
      stage.inAcme((tx) =>
        tx.db.signingKey.updateMany({
          where: { environmentId: production.id, alg: 'ES256', status: from },
          data: { status: to },
        }),
      )
    const kid = JSON.parse(Buffer.from(access(tokens).split('.')[0] ?? '', 'base64url').toString()).kid as string
    const { addSigningKey } = await import('#lib/keys/signing.ts')
    await status('current', 'previous')
    await stage.inAcme((tx) => addSigningKey(tx, production.id, 'ES256', 'current', new Date()))
    stage.pass(6)
    expect((await app.userinfo(access(tokens))).status).toBe(200)
    const fresh = access(await app.tokensFor(stage.acme.ada))
    expect(JSON.parse(Buffer.from(fresh.split('.')[0] ?? '', 'base64url').toString()).kid).not.toBe(kid)
    await status('previous', 'retired')
    stage.pass(6)
    expect((await app.userinfo(access(tokens))).status).toBe(401)
    expect((await app.userinfo(fresh)).status).toBe(200)
  })
})

describe('T clients', () => {
  test('T12 T21 an unknown client, a wrong secret and another tenant’s client look alike', async () => {
    const app = appOf()
    const as = (id: string, secret: string) =>
      app.post(
        '/oauth/token',
        { grant_type: 'refresh_token', refresh_token: 'x' },
        { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` },
      )
    const globex = stage.globex.production.firstParty
    const answers = [
      await as('nobody', 'x'),
      await as(app.client.clientId, 'wrong'),
      await as(globex.clientId, globex.secret),
    ]
    for (const { status, json, headers } of answers) {
      expect([status, json]).toEqual([401, answers[0]?.json])
      expect(headers.get('www-authenticate')).toMatch(/^Basic/)
    }
  })

  test('T18 guessed secrets are slowed down there, and nobody else is locked out', async () => {
    const { issuer, web } = stage.acme.production
    const guesser = new RelyingParty(issuer, { ...web, secret: 'guess' }, '198.51.88.1')
    let last = 401
    for (let tries = 0; tries < 40 && last === 401; tries++) last = (await guesser.refresh('x')).status
    expect(last).toBe(429)
    expect((await new RelyingParty(issuer, web, '198.51.89.1').refresh('x')).json.error).toBe('invalid_grant')
    expect(
      await stage.inAcme((tx) => tx.db.auditEvent.count({ where: { action: 'client.authenticated' } })),
    ).toBeGreaterThan(0)
  })

  test('T19 an expired secret is no secret', async () => {
    const { issuer, web } = stage.acme.production
    const app = new RelyingParty(issuer, web)
    const expiry = (expiresAt: Date | null) =>
      stage.inAcme((tx) => tx.db.clientSecret.updateMany({ where: { clientId: web.id }, data: { expiresAt } }))
    await expiry(new Date(0))
    stage.pass(6)
    expect((await app.refresh('x')).json.error).toBe('invalid_client')
    await expiry(null)
    stage.pass(6)
    expect((await app.refresh('x')).json.error).toBe('invalid_grant')
  })

  test('T23 a service gets no ID token, no refresh token, and no user', async () => {
    const { issuer, service } = stage.acme.production
    const { json } = await new RelyingParty(issuer, service).post('/oauth/token', {
      grant_type: 'client_credentials',
      resource: stage.acme.api.identifier,
      scope: 'invoices:read',
    })
    expect(Object.keys(json).sort()).toEqual(['access_token', 'expires_in', 'scope', 'token_type'])
    expect(payload(json.access_token)).toMatchObject({ sub: service.clientId, aud: stage.acme.api.identifier })
  })
})
