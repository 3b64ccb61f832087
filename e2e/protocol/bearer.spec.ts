import { createHmac, generateKeyPairSync, sign } from 'node:crypto'
import { ask } from '#e2e/support/authorization.ts'
import type { SeededClient, Tenant } from '#e2e/support/seed.ts'
import { expect, test } from '#e2e/support/test.ts'
import {
  basic,
  claimsOf,
  introspect,
  post,
  redeem,
  refresh,
  revoke,
  type TokenAnswer,
  tokensOf,
  userinfo,
} from '#e2e/support/token-endpoint.ts'
import { Visitor } from '#e2e/support/visitor.ts'

async function signedIn(
  tenant: Tenant,
  client: SeededClient,
  scope = 'openid email offline_access',
): Promise<TokenAnswer> {
  const asked = ask(client, { scope })
  return tokensOf(await redeem(client, asked, await new Visitor().codeFor(asked, await tenant.person())))
}

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const headerOf = (jwt: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(jwt.split('.')[0] ?? '', 'base64url').toString())

test('B01 B02 B03 B04 U08 how a bearer token is presented', async ({ tenant, newClient }) => {
  const client = await newClient(tenant)
  const { access_token: token } = await signedIn(tenant, client)
  const url = `${client.issuer}/oauth/userinfo`
  const authorization = `Bearer ${token}`
  expect((await fetch(url, { headers: { authorization } })).status).toBe(200)
  expect((await fetch(url, { method: 'POST', headers: { authorization } })).status).toBe(200)
  expect((await fetch(url, { method: 'POST', body: new URLSearchParams({ access_token: token }) })).status).toBe(200)

  const none = await fetch(url)
  expect(none.status).toBe(401)
  expect(none.headers.get('www-authenticate')).toMatch(/^Bearer/)
  expect(none.headers.get('www-authenticate')).not.toContain('error=')
  const bad = await userinfo(client.issuer, `${token}x`)
  expect(bad.status).toBe(401)
  expect(bad.headers.get('www-authenticate')).toContain('error="invalid_token"')
  expect((await fetch(`${url}?access_token=${token}`)).status).toBe(401)
  const twice = await fetch(url, {
    method: 'POST',
    headers: { authorization },
    body: new URLSearchParams({ access_token: token }),
  })
  expect(twice.status).toBe(400)
})

test('B06 B07 B09 B11 an access token is one by its type, its signature and its issuer', async ({
  newTenant,
  newClient,
}) => {
  const [acme, globex] = [await newTenant('Acme'), await newTenant('Globex')]
  const [client, stranger] = [await newClient(acme), await newClient(globex)]
  const tokens = await signedIn(acme, client)
  const token = tokens.access_token
  expect(headerOf(token)).toMatchObject({ typ: 'at+jwt', alg: 'ES256' })
  const claims = claimsOf(token)
  for (const name of ['iss', 'exp', 'aud', 'sub', 'client_id', 'iat', 'jti', 'tenant_id', 'env', 'sid', 'gid'])
    expect(claims[name], name).toBeDefined()
  expect((await userinfo(client.issuer, token)).status).toBe(200)

  const [header = '', payload = '', signature = ''] = token.split('.')
  const jwks = (await (await fetch(`${client.issuer}/oauth/jwks`)).json()) as {
    keys: { kid: string; kty: string; n?: string; x?: string }[]
  }
  for (const key of jwks.keys)
    for (const secret of ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k']) expect(key, 'W04').not.toHaveProperty(secret)
  const { kid } = headerOf(token)
  const own = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const forge = (more: object, body = payload) => {
    const head = encode({ typ: 'at+jwt', alg: 'ES256', kid, ...more })
    const made = sign('sha256', Buffer.from(`${head}.${body}`), { key: own.privateKey, dsaEncoding: 'ieee-p1363' })
    return `${head}.${body}.${made.toString('base64url')}`
  }
  const hmac = encode({ typ: 'at+jwt', alg: 'HS256', kid })
  const publicKey = jwks.keys.find((key) => key.kid === kid)
  const attempts: [string, string][] = [
    ['alg none', `${encode({ typ: 'at+jwt', alg: 'none' })}.${payload}.`],
    ['alg nOnE', `${encode({ typ: 'at+jwt', alg: 'nOnE', kid })}.${payload}.${signature}`],
    [
      'HS256 with the public key',
      `${hmac}.${payload}.${createHmac('sha256', JSON.stringify(publicKey)).update(`${hmac}.${payload}`).digest('base64url')}`,
    ],
    ['another key', forge({})],
    ['an embedded key', forge({ jwk: own.publicKey.export({ format: 'jwk' }) })],
    ['a key elsewhere', forge({ jku: 'https://evil.example/jwks', kid: 'evil' })],
    ['a path as kid', forge({ kid: '../../../dev/null' })],
    ['more claims', `${header}.${encode({ ...claims, sub: 'somebody' })}.${signature}`],
    ['a cut signature', token.slice(0, -6)],
    ['the ID token', tokens.id_token ?? ''],
    ['the refresh token', tokens.refresh_token ?? ''],
    ['five parts', `${token}.x.y`],
    ['not base64', `${header}.${payload}.***`],
  ]
  for (const [what, attempt] of attempts) {
    expect((await userinfo(client.issuer, attempt)).status, what).toBe(401)
    if (what !== 'the refresh token') expect(await introspect(client, attempt), what).toEqual({ active: false })
  }
  expect((await userinfo(stranger.issuer, token)).status, 'B11').toBe(401)
  expect((await userinfo(client.issuer, token)).status).toBe(200)
})

test('U01 U06 U07 U09 what userinfo and the ID token say, and to whom', async ({ tenant, newClient }) => {
  const client = await newClient(tenant)
  const full = await signedIn(tenant, client, 'openid profile email')
  const id = claimsOf(full.id_token ?? '')
  expect(id).toMatchObject({ iss: client.issuer, aud: client.clientId })
  for (const claim of ['exp', 'iat', 'nonce', 'at_hash', 'sid']) expect(id[claim], claim).toBeDefined()
  const info = (await (await userinfo(client.issuer, full.access_token)).json()) as Record<string, unknown>
  expect(info.sub).toBe(id.sub)
  expect(info).toMatchObject({ email_verified: true })

  const little = await signedIn(tenant, client, 'openid')
  expect(Object.keys((await (await userinfo(client.issuer, little.access_token)).json()) as object)).toEqual(['sub'])
  const { access_token: withoutOpenid } = await signedIn(tenant, client, 'email')
  expect([401, 403]).toContain((await userinfo(client.issuer, withoutOpenid)).status)
})

test('V01 V02 V03 V04 V05 V06 V07 V08 V10 revocation: one’s own tokens, by POST, and for good', async ({
  tenant,
  newClient,
}) => {
  const [client, sibling] = [await newClient(tenant), await newClient(tenant)]
  const tokens = await signedIn(tenant, client)
  const token = tokens.refresh_token ?? ''
  const url = `${client.issuer}/oauth/revoke`
  expect((await fetch(`${url}?token=${token}`, { headers: { authorization: basic(client) } })).status).toBe(405)
  expect((await fetch(url, { method: 'POST', body: new URLSearchParams({ token }) })).status).toBe(401)
  expect((await post(client, 'revoke', {})).status).toBe(400)
  const odd = await post(client, 'revoke', { token: 'xyz', callback: 'alert' })
  expect(odd.status).toBe(200)
  expect(await odd.text()).toBe('')
  await revoke(sibling, token)
  await revoke(sibling, tokens.access_token)
  expect((await userinfo(client.issuer, tokens.access_token)).status, 'V03').toBe(200)
  const renewed = await tokensOf(await refresh(client, token))

  expect(
    (await post(client, 'revoke', { token: renewed.refresh_token ?? '', token_type_hint: 'access_token' })).status,
  ).toBe(200)
  expect((await refresh(client, renewed.refresh_token ?? '')).status, 'V05').toBe(400)
  expect((await userinfo(client.issuer, renewed.access_token)).status, 'V08').toBe(401)
  expect(await introspect(client, renewed.access_token)).toEqual({ active: false })

  const single = await signedIn(tenant, client)
  const answer = await revoke(client, single.access_token)
  if (answer.status === 200) expect((await userinfo(client.issuer, single.access_token)).status, 'V07').toBe(401)
  else expect(await answer.json()).toMatchObject({ error: 'unsupported_token_type' })
})

test('I01 I02 I03 I05 I08 introspection: for clients that prove themselves, and nothing about what is not live', async ({
  tenant,
  newClient,
}) => {
  const client = await newClient(tenant)
  const open = await newClient(tenant, 'production', { kind: 'spa' })
  const asked = ask(client)
  const code = await new Visitor().codeFor(asked, await tenant.person())
  expect(await introspect(client, code), 'I08 a code').toEqual({ active: false })
  const tokens = await tokensOf(await redeem(client, asked, code))
  const url = `${client.issuer}/oauth/introspect`
  const body = new URLSearchParams({ token: tokens.access_token })
  expect((await fetch(url, { method: 'POST', body })).status).toBe(401)
  expect((await post(open, 'introspect', { token: tokens.access_token })).status).toBe(401)
  const bearer = { authorization: `Bearer ${tokens.access_token}` }
  expect((await fetch(url, { method: 'POST', body, headers: bearer })).status).toBe(401)
  expect((await fetch(`${url}?${body}`, { headers: { authorization: basic(client) } })).status).toBe(405)
  expect((await post(client, 'introspect', {})).status).toBe(400)
  expect(await introspect(client, tokens.access_token)).toMatchObject({
    active: true,
    client_id: client.clientId,
    iss: client.issuer,
  })
  for (const [what, token] of [
    ['malformed', 'xyz'],
    ['an ID token', tokens.id_token ?? ''],
    ['the code', code],
  ] as const)
    expect(await introspect(client, token), what).toEqual({ active: false })
})

test('W02 W03 W08 P12 discovery says what there is, at both of its addresses', async ({
  common: { client },
  origin,
}) => {
  const metadata = (await (await fetch(`${client.issuer}/.well-known/openid-configuration`)).json()) as Record<
    string,
    unknown
  >
  const inserted = await fetch(`${origin}/.well-known/oauth-authorization-server${client.issuer.replace(origin, '')}`)
  expect(await inserted.json()).toEqual(metadata)
  expect(metadata).toMatchObject({
    issuer: client.issuer,
    code_challenge_methods_supported: ['S256'],
    response_types_supported: ['code'],
    authorization_response_iss_parameter_supported: true,
  })
  for (const [name, value] of Object.entries(metadata)) {
    if (!/_endpoint$|_uri$/.test(name)) continue
    expect(String(value).startsWith(`${client.issuer}/`), name).toBe(true)
    const response = await fetch(String(value), { redirect: 'manual' })
    await response.body?.cancel()
    expect(response.status, name).not.toBe(404)
  }
})
