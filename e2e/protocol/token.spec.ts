import { type Asked, ask } from '#e2e/support/authorization.ts'
import type { Person, SeededClient } from '#e2e/support/seed.ts'
import { expect, test } from '#e2e/support/test.ts'
import { basic, claimsOf, post, redeem, refresh, tokensOf, userinfo } from '#e2e/support/token-endpoint.ts'
import { Visitor } from '#e2e/support/visitor.ts'

type Form = Record<string, string>

/** SECURITY's `400 x` and `401 x`: JSON, no-store, no internals (T22). */
async function expectRefused(
  response: Response,
  status: number | number[],
  error: string | string[],
  what: string,
): Promise<void> {
  const text = await response.text()
  expect([status].flat(), `${what}: ${text}`).toContain(response.status)
  expect(response.headers.get('content-type'), what).toMatch(/^application\/json/)
  expect(response.headers.get('cache-control'), what).toContain('no-store')
  expect(text, what).not.toMatch(/node_modules|at Object|prisma|select /i)
  expect([error].flat(), what).toContain((JSON.parse(text) as { error: string }).error)
}

const raw = (client: SeededClient, body: BodyInit, headers: Form = {}): Promise<Response> =>
  fetch(`${client.issuer}/oauth/token`, { method: 'POST', body, headers, redirect: 'manual' })

const formHeaders = { 'content-type': 'application/x-www-form-urlencoded' }

async function codeOf(client: SeededClient, person: Person): Promise<{ asked: Asked; code: string }> {
  const asked = ask(client, { scope: 'openid email offline_access' })
  return { asked, code: await new Visitor().codeFor(asked, person) }
}

const codeForm = ({ asked, code }: { asked: Asked; code: string }, more: Form = {}): Form => ({
  grant_type: 'authorization_code',
  code,
  redirect_uri: asked.redirectUri,
  code_verifier: asked.verifier,
  ...more,
})

test('C06 C07 C08 C11 C12 a code is redeemed as it was issued, or not at all', async ({ tenant, newClient, app }) => {
  const client = await newClient(tenant)
  const person = await tenant.person()
  const given = await codeOf(client, person)
  const attempts: [string, Form, string[]][] = [
    ['another redirect_uri', { redirect_uri: app.signedOutUri }, ['invalid_grant']],
    ['an extra slash', { redirect_uri: `${app.redirectUri}/` }, ['invalid_grant']],
    ['no code', { code: '' }, ['invalid_request']],
    ['a shorter code', { code: given.code.slice(0, -1) }, ['invalid_grant']],
    ['a longer code', { code: `${given.code}A` }, ['invalid_grant']],
    ['upper case', { code: given.code.toUpperCase() }, ['invalid_grant']],
    ['a state', { code: given.asked.state }, ['invalid_grant']],
  ]
  for (const [what, more, errors] of attempts)
    await expectRefused(await post(client, 'token', codeForm(given, more)), 400, errors, what)
  const twice = new URLSearchParams(codeForm(given))
  twice.append('code', given.code)
  await expectRefused(await raw(client, twice, { authorization: basic(client) }), 400, 'invalid_request', 'twice')
  const without = codeForm(given)
  delete without.redirect_uri
  await expectRefused(
    await post(client, 'token', without),
    400,
    ['invalid_grant', 'invalid_request'],
    'no redirect_uri',
  )

  const response = await post(client, 'token', codeForm(given, { scope: 'openid email profile phone' }))
  expect(response.headers.get('cache-control')).toContain('no-store')
  const tokens = await tokensOf(response)
  expect(tokens.token_type.toLowerCase()).toBe('bearer')
  expect(tokens.expires_in).toBeGreaterThan(0)
  expect(tokens.expires_in).toBeLessThanOrEqual(600)
  expect((tokens.scope ?? '').split(' ')).not.toContain('phone')
  await expectRefused(await redeem(client, given.asked, given.code), 400, 'invalid_grant', 'C01 the second time')
})

test('P06 P07 P09 P10 P11 P13 the verifier proves who asked', async ({ tenant, newClient }) => {
  const client = await newClient(tenant)
  const person = await tenant.person()
  const given = await codeOf(client, person)
  const challenge = new URL(given.asked.url).searchParams.get('code_challenge') ?? ''
  for (const [what, verifier] of [
    ['the challenge itself', challenge],
    ['too short', 'a'.repeat(42)],
    ['too long', 'a'.repeat(129)],
  ] as const)
    await expectRefused(
      await post(client, 'token', codeForm(given, { code_verifier: verifier })),
      400,
      ['invalid_grant', 'invalid_request'],
      what,
    )
  await tokensOf(await post(client, 'token', codeForm(given)))

  const missing = await codeOf(client, person)
  const form = codeForm(missing)
  delete form.code_verifier
  await expectRefused(await post(client, 'token', form), 400, ['invalid_grant', 'invalid_request'], 'none')
  await expectRefused(
    await post(client, 'token', codeForm(missing, { code_verifier: '' })),
    400,
    ['invalid_grant', 'invalid_request'],
    'empty',
  )

  const guessed = await codeOf(client, person)
  for (let guess = 0; guess < 12; guess++)
    await expectRefused(
      await post(client, 'token', codeForm(guessed, { code_verifier: String(guess).padStart(43, 'a') })),
      400,
      'invalid_grant',
      'guess',
    )
  await expectRefused(
    await post(client, 'token', codeForm(guessed)),
    400,
    'invalid_grant',
    'the right one after too many wrong ones',
  )
})

test('P08 a verifier without a challenge is a downgrade', async ({ tenant, newClient }) => {
  const client = await newClient(tenant, 'production', { requirePkce: false })
  const person = await tenant.person()
  const plain = ask(client, { code_challenge: undefined, code_challenge_method: undefined })
  const code = await new Visitor().codeFor(plain, person)
  await expectRefused(
    await post(client, 'token', codeForm({ asked: plain, code })),
    400,
    ['invalid_grant', 'invalid_request'],
    'downgrade',
  )
  const again = ask(client, { code_challenge: undefined, code_challenge_method: undefined })
  const form = codeForm({ asked: again, code: await new Visitor().codeFor(again, person) })
  delete form.code_verifier
  await tokensOf(await post(client, 'token', form))
})

test('T01 T02 T03 T04 T05 T06 T09 T17 the shape of a token request', async ({ common: { client } }) => {
  const authorization = basic(client)
  const form = 'grant_type=refresh_token&refresh_token=x'
  await expectRefused(
    await post(client, 'token', { grant_type: 'refresh_token', refresh_token: 'x' }),
    400,
    'invalid_grant',
    'the shape itself',
  )
  const got = await fetch(`${client.issuer}/oauth/token?${form}`, { headers: { authorization } })
  await got.body?.cancel()
  expect([400, 405]).toContain(got.status)
  const inQuery = await fetch(`${client.issuer}/oauth/token?${form}`, {
    method: 'POST',
    headers: { authorization, ...formHeaders },
  })
  await expectRefused(inQuery, 400, 'invalid_request', 'in the query')
  for (const [type, body] of [
    ['application/json', '{"grant_type":"refresh_token"}'],
    ['text/plain', form],
    [
      'multipart/form-data; boundary=x',
      '--x\r\ncontent-disposition: form-data; name="grant_type"\r\n\r\nrefresh_token\r\n--x--\r\n',
    ],
  ] as const)
    await expectRefused(
      await raw(client, body, { authorization, 'content-type': type }),
      [400, 415],
      'invalid_request',
      type,
    )
  for (const [body, error] of [
    ['code=x', 'invalid_request'],
    ['grant_type=', 'invalid_request'],
    ['grant_type=foo', 'unsupported_grant_type'],
    ['grant_type=password&username=a&password=b', 'unsupported_grant_type'],
    [`${form}&grant_type=refresh_token`, 'invalid_request'],
    [`${form}&client_id=a&client_id=b`, 'invalid_request'],
    ['grant_type=%zz', 'invalid_request'],
    ['grant_type=%ff%fe', ['invalid_request', 'unsupported_grant_type']],
  ] as const)
    await expectRefused(await raw(client, body, { authorization, ...formHeaders }), 400, [error].flat(), body)
  const secretInUri = `${client.issuer}/oauth/token?client_id=${client.clientId}&client_secret=${client.secret}`
  const refused = await fetch(secretInUri, { method: 'POST', headers: formHeaders, body: form })
  expect([400, 401]).toContain(refused.status)
})

test('T07 T08 T10 T11 T12 T13 T14 T16 T21 a client authenticates as it was registered', async ({
  newTenant,
  newClient,
}) => {
  const [acme, globex] = [await newTenant('Acme'), await newTenant('Globex')]
  const client = await newClient(acme)
  const open = await newClient(acme, 'production', { kind: 'spa' })
  const stranger = await newClient(globex)
  const form = { grant_type: 'refresh_token', refresh_token: 'x' }
  const with_ = (headers: Form, body: Form) => raw(client, new URLSearchParams(body), headers)
  await expectRefused(await post(client, 'token', form), 400, 'invalid_grant', 'as registered')
  await expectRefused(
    await post(client, 'token', { grant_type: 'client_credentials' }),
    400,
    'unauthorized_client',
    'T07',
  )
  await expectRefused(
    await post(open, 'token', { grant_type: 'client_credentials' }),
    [400, 401],
    ['unauthorized_client', 'invalid_client'],
    'T08',
  )
  await expectRefused(await with_({}, form), [400, 401], ['invalid_client', 'invalid_request'], 'T10 nothing')
  await expectRefused(
    await with_({}, { ...form, client_id: client.clientId }),
    401,
    'invalid_client',
    'T10 T14 a name alone',
  )
  const wrong = await with_({ authorization: basic({ ...client, secret: 'sgs_wrong' }) }, form)
  expect(wrong.headers.get('www-authenticate')).toMatch(/^Basic/)
  const wrongText = await wrong.clone().text()
  await expectRefused(wrong, 401, 'invalid_client', 'T11')
  const unknown = await with_({ authorization: basic({ clientId: 'nobody', secret: 'sgs_wrong' }) }, form)
  const withoutIds = (text: string) => text.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '')
  expect(withoutIds(await unknown.clone().text()), 'T12').toBe(withoutIds(wrongText))
  await expectRefused(unknown, 401, 'invalid_client', 'T12')
  const { secret, clientId } = client
  await expectRefused(
    await with_({ authorization: basic(client) }, { ...form, client_secret: secret }),
    [400, 401],
    ['invalid_request', 'invalid_client'],
    'T13',
  )
  await expectRefused(
    await with_({}, { ...form, client_id: clientId, client_secret: secret }),
    401,
    'invalid_client',
    'T14',
  )
  await expectRefused(
    await with_({ authorization: basic(client) }, { ...form, client_id: open.clientId }),
    [400, 401],
    ['invalid_request', 'invalid_client'],
    'T16',
  )
  await expectRefused(await with_({ authorization: basic(stranger) }, form), 401, 'invalid_client', 'T21')
})

test('T23 client_credentials: no ID token, no refresh token, no person', async ({ tenant, newClient }) => {
  const service = await newClient(tenant, 'production', {
    ...{ kind: 'm2m', redirectUris: [], postLogoutRedirectUris: [], scopes: [], grantTypes: ['client_credentials'] },
  })
  await tenant.api('production', service, 'https://api.example/invoices', 'invoices:read')
  const asked = { grant_type: 'client_credentials', resource: 'https://api.example/invoices', scope: 'invoices:read' }
  const tokens = await tokensOf(await post(service, 'token', asked))
  expect(claimsOf(tokens.access_token)).toMatchObject({ aud: 'https://api.example/invoices', iss: service.issuer })
  expect(tokens.id_token).toBeUndefined()
  expect(tokens.refresh_token).toBeUndefined()
  expect(claimsOf(tokens.access_token).sub).toBe(service.clientId)
  expect([401, 403]).toContain((await userinfo(service.issuer, tokens.access_token)).status)
})

test('F06 F07 F13 F14 F15 a refresh gives no more than was granted, and the same person', async ({
  tenant,
  newClient,
}) => {
  const client = await newClient(tenant)
  const { asked, code } = await codeOf(client, await tenant.person())
  const first = await tokensOf(await redeem(client, asked, code))
  const token = first.refresh_token ?? ''
  const again = (more: Form) => post(client, 'token', { grant_type: 'refresh_token', refresh_token: token, ...more })
  await expectRefused(await again({ scope: 'openid email profile' }), 400, 'invalid_scope', 'F06')
  for (const [what, odd] of [
    ['shorter', token.slice(0, -1)],
    ['longer', `${token}x`],
    ['other case', token.toUpperCase()],
    ['an access token', first.access_token],
    ['an ID token', first.id_token ?? ''],
    ['the code', code],
  ] as const)
    await expectRefused(await again({ refresh_token: odd }), 400, 'invalid_grant', what)
  const narrow = await tokensOf(await again({ scope: 'openid' }))
  expect((narrow.scope ?? 'openid').split(' ')).not.toContain('email')
  const wide = await tokensOf(await refresh(client, narrow.refresh_token ?? ''))
  const granted = (wide.scope ?? 'openid email offline_access').split(' ')
  expect(granted).toContain('email')
  const [before, after] = [claimsOf(first.id_token ?? ''), claimsOf(wide.id_token ?? '')]
  for (const claim of ['iss', 'sub', 'aud', 'auth_time']) expect(after[claim], claim).toEqual(before[claim])
})

test('C09 a person who is suspended between the code and the token gets none', async ({ tenant, newClient }) => {
  const client = await newClient(tenant)
  const person = await tenant.person()
  const given = await codeOf(client, person)
  await tenant.suspend(person)
  await expectRefused(await redeem(client, given.asked, given.code), 400, 'invalid_grant', 'suspended')
})
