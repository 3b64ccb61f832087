import { ask } from '#e2e/support/authorization.ts'
import type { SeededClient } from '#e2e/support/seed.ts'
import { expect, test } from '#e2e/support/test.ts'
import { claimsOf, redeem, tokensOf } from '#e2e/support/token-endpoint.ts'
import { Visitor } from '#e2e/support/visitor.ts'

type More = Record<string, string | undefined>

/** Where the request is answered with a redirect to the app: its parameters, from the query or the fragment. */
async function answered(url: string): Promise<URLSearchParams> {
  const response = await fetch(url, { redirect: 'manual' })
  const location = response.headers.get('location') ?? ''
  expect(response.status, `${url}: ${await response.text()}`).toBe(303)
  const { search, hash } = new URL(location, url)
  return new URLSearchParams(hash === '' ? search : hash.slice(1))
}

/** SECURITY's `REDIR x`: the error, the same state, the issuer. */
async function expectRedirected(
  client: SeededClient,
  more: More,
  errors: string | string[],
  what = JSON.stringify(more),
): Promise<void> {
  const asked = ask(client, more)
  const answer = await answered(asked.url)
  expect([errors].flat(), what).toContain(answer.get('error'))
  expect(answer.get('state'), what).toBe(asked.state)
  expect(answer.get('iss'), what).toBe(client.issuer)
  expect(answer.get('code'), what).toBeNull()
}

const expectAccepted = async (client: SeededClient, more: More): Promise<void> => {
  const response = await fetch(ask(client, more).url, { redirect: 'manual' })
  await response.body?.cancel()
  expect(response.headers.get('location'), JSON.stringify(more)).toContain(`${client.issuer}/sign-in`)
}

test('A01 A02 A03 A05 A06 what is asked for must be a code, in a way that exists', async ({ common: { client } }) => {
  await expectAccepted(client, {})
  await expectRedirected(client, { response_type: undefined }, 'invalid_request')
  await expectRedirected(client, { response_type: 'foo' }, 'unsupported_response_type')
  for (const response_type of ['token', 'id_token token', 'id_token', 'code id_token'])
    await expectRedirected(client, { response_type }, ['unsupported_response_type', 'unauthorized_client'])
  await expectRedirected(client, { response_type: 'code id_token', response_mode: 'query' }, [
    'invalid_request',
    'unsupported_response_type',
    'unauthorized_client',
  ])
  await expectRedirected(client, { response_mode: 'bogus' }, 'invalid_request')
})

test('A07 a parameter that comes twice is refused', async ({ common: { client } }) => {
  for (const name of ['scope', 'nonce', 'response_type', 'code_challenge', 'prompt', 'max_age']) {
    const answer = await answered(`${ask(client, { prompt: 'login', max_age: '5' }).url}&${name}=x`)
    expect(answer.get('error'), name).toBe('invalid_request')
    expect(answer.get('iss'), name).toBe(client.issuer)
  }
  expect((await answered(`${ask(client).url}&state=x`)).get('error')).toBe('invalid_request')
  const twice = await fetch(`${ask(client).url}&client_id=x`, { redirect: 'manual' })
  expect(twice.status).toBe(400)
  expect(twice.headers.get('location')).toBeNull()
})

test('A08 A09 A10 unknown and empty parameters are as if they were not there; POST is as GET', async ({
  common: { client },
}) => {
  const unknown = Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`unknown_${at}`, 'x']))
  await expectAccepted(client, { foo: 'bar', ...unknown })
  await expectAccepted(client, { nonce: '', prompt: '', login_hint: '', display: '' })
  const url = new URL(ask(client).url)
  const posted = await fetch(`${url.origin}${url.pathname}`, {
    method: 'POST',
    body: url.searchParams,
    redirect: 'manual',
  })
  expect(posted.status).toBe(303)
  expect(posted.headers.get('location')).toContain(`${client.issuer}/`)
})

test('A11 other methods are refused', async ({ common: { client } }) => {
  for (const method of ['PUT', 'DELETE', 'PATCH']) {
    const response = await fetch(ask(client).url, { method })
    await response.body?.cancel()
    expect(response.status, method).toBe(405)
  }
})

test('A12 A13 A39 a hostile state comes back unchanged, escaped where it is shown', async ({ tenant, newClient }) => {
  const client = await newClient(tenant)
  const person = await tenant.person()
  for (const state of ['"><script>alert(1)</script>', '%00%0d%0a&error=x;+ ', 'ünïcödé ✓', 's'.repeat(2_000)]) {
    const visitor = new Visitor()
    const page = await visitor.signIn(await visitor.open(ask(client, { state }).url), person)
    const back = new URL(page.url).searchParams
    expect(back.get('state')).toBe(state)
    expect(back.get('iss')).toBe(client.issuer)
    const form = await visitor.open(ask(client, { state, response_mode: 'form_post' }).url)
    expect(form.html).toContain('name="state"')
    expect(form.html).not.toContain('<script>alert')
    const fragment = await visitor.open(ask(client, { state, response_mode: 'fragment' }).url)
    expect(new URLSearchParams(new URL(fragment.url).hash.slice(1)).get('state')).toBe(state)
  }
  const long = ask(client, { state: 's'.repeat(6_000) })
  expect((await answered(long.url)).get('error')).toBe('invalid_request')
})

test('A15 A16 A17 scopes: none without openid, none unknown, none malformed', async ({ tenant, newClient }) => {
  const client = await newClient(tenant)
  const person = await tenant.person()
  for (const scope of ['openid payroll', 'openid a"b', 'openid \\'])
    await expectRedirected(client, { scope }, 'invalid_scope')
  const asked = ask(client, { scope: 'email', nonce: undefined })
  const tokens = await tokensOf(await redeem(client, asked, await new Visitor().codeFor(asked, person)))
  expect(tokens.id_token).toBeUndefined()
})

test('A19 a nonce of odd characters comes back in the ID token as it was sent', async ({ tenant, newClient }) => {
  const client = await newClient(tenant)
  const asked = ask(client, { nonce: '"\\ü<>&+% ' })
  const tokens = await tokensOf(await redeem(client, asked, await new Visitor().codeFor(asked, await tenant.person())))
  expect(claimsOf(tokens.id_token ?? '').nonce).toBe('"\\ü<>&+% ')
})

test('A20 A22 A25 A27 A32 A33 prompts, ages, claims and registrations that make no sense', async ({
  common: { client },
}) => {
  await expectRedirected(client, { prompt: 'none' }, 'login_required')
  await expectRedirected(client, { prompt: 'none login' }, 'invalid_request')
  await expectRedirected(client, { prompt: 'foo' }, 'invalid_request')
  for (const max_age of ['-1', 'abc', '1e9999', '1.5', ' 5'])
    await expectRedirected(client, { max_age }, 'invalid_request')
  for (const claims of ['[]', '"x"', '{', '5']) await expectRedirected(client, { claims }, 'invalid_request')
  await expectRedirected(client, { registration: '{}' }, 'registration_not_supported')
  await expectRedirected(client, { request: 'a.b.c' }, 'request_not_supported')
  await expectRedirected(client, { request_uri: 'https://evil.example/x' }, 'request_uri_not_supported')
  await expectAccepted(client, { prompt: 'login', max_age: '0', claims: '{"id_token":{"email":null}}' })
})

test('P01 P02 P03 P04 P05 a code challenge of S256 or nothing', async ({ tenant, newClient }) => {
  const confidential = await newClient(tenant)
  const open = await newClient(tenant, 'production', { kind: 'spa' })
  for (const client of [confidential, open]) {
    await expectAccepted(client, {})
    await expectRedirected(client, { code_challenge: undefined, code_challenge_method: undefined }, 'invalid_request')
    for (const code_challenge_method of ['plain', 'S512', 's256', undefined])
      await expectRedirected(client, { code_challenge_method }, 'invalid_request')
    for (const code_challenge of ['a'.repeat(42), 'a'.repeat(44), `${'a'.repeat(42)}=`, `${'a'.repeat(42)}+`, ''])
      await expectRedirected(client, { code_challenge }, 'invalid_request')
  }
  const exempt = await newClient(tenant, 'production', { requirePkce: false })
  await expectAccepted(exempt, { code_challenge: undefined, code_challenge_method: undefined })
})

test('A45 a suspended person is refused at sign-in, after the right password only', async ({ tenant, newClient }) => {
  const client = await newClient(tenant)
  const person = await tenant.person()
  await tenant.suspend(person)
  const visitor = new Visitor()
  const wrong = await visitor.signIn(await visitor.open(ask(client).url), {
    ...person,
    password: 'not this one, surely',
  })
  expect(wrong.html).not.toMatch(/suspended/i)
  const right = await visitor.signIn(await visitor.open(ask(client).url), person)
  expect(right.html).toMatch(/suspended/i)
  expect(right.status).toBe(403)
})
