import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { clientWith } from '../testing/fixtures.ts'
import { type Fields, get, params, post } from '../testing/requests.ts'
import { summary, verdict } from '../testing/summary.ts'
import { locationOf, requestOf, type World, world } from '../testing/world.ts'
import { submitHash } from './form-post.ts'
import { authorize } from './index.ts'

let it: World
beforeEach(async () => {
  it = await world()
  it.signIn('alice')
})

const own = (fields: Fields = {}) => it.authorize({ ...requestOf('own'), ...fields })
const refusals = async (cases: readonly Fields[], error: string) => {
  expect(verdict(await own())).toBe('code')
  for (const fields of cases) expect([fields, verdict(await own(fields))]).toEqual([fields, error])
  expect(it.store.codes.size).toBe(1)
}

describe('RFC 6749 §4.1.1: parameters of the request', () => {
  test('A01 response_type is required', () =>
    refusals([{ response_type: undefined }, { response_type: '' }], 'invalid_request'))

  test('A02 A03 A04 only the code flow exists', () =>
    refusals(
      ['foo', 'token', 'id_token', 'id_token token', 'code id_token', 'none'].map((type) => ({ response_type: type })),
      'unsupported_response_type',
    ))

  test('A04 a client without the code grant is refused', async () => {
    it.store.clients.set('own', clientWith('own', { firstParty: true, grantTypes: ['client_credentials'] }))
    expect(verdict(await own())).toBe('unauthorized_client')
  })

  test('A05 tokens are refused in the query, and the error goes to the fragment', async () => {
    const answer = await own({ response_type: 'code id_token', response_mode: 'query' })
    expect(summary(answer)).toMatchObject({ params: { error: 'invalid_request', state: 'xyz' } })
    expect(answer !== 'stale' && answer.kind === 'respond' && answer.response.headers.location).toMatch(/cb#error=/)
  })

  test('A06 response_mode must be known', () =>
    refusals([{ response_mode: 'bogus' }, { response_mode: 'query.jwt' }], 'invalid_request'))

  test('A07 a parameter twice is refused; client_id twice on a page', async () => {
    await refusals(
      [{ scope: ['openid', 'email'] }, { nonce: ['a', 'a'] }, { code_challenge: ['a', ''] }],
      'invalid_request',
    )
    const twice = summary(await own({ state: ['a', 'b'] }))
    expect(twice).toMatchObject({ params: { error: 'invalid_request' } })
    expect(twice.is === 'redirect' && twice.params.state).toBeUndefined()
    expect(verdict(await own({ client_id: ['own', 'own'] }))).toBe('page')
  })

  test('A08 unknown parameters are ignored, two hundred of them too', async () => {
    const unknown = Object.fromEntries(Array.from({ length: 200 }, (_, n) => [`unknown${n}`, 'x']))
    expect(verdict(await own({ ...unknown, foo: ['a', 'b'] }))).toBe('code')
  })

  test('A09 an empty parameter is as if omitted', async () => {
    expect(verdict(await own({ scope: '' }))).toBe('invalid_scope')
    expect(verdict(await own({ nonce: '', prompt: '', max_age: '', claims: '', response_mode: '' }))).toBe('code')
  })

  test('A10 POST with a form answers as GET with a query', async () => {
    const fields = requestOf('own')
    const posted = await authorize(post(fields), it.ports, it.now)
    expect(summary(posted)).toMatchObject({ to: 'https://own.test/cb', params: { state: 'xyz' } })
    const inQuery = { ...post({}), query: params(fields) }
    expect(verdict(await authorize(inQuery, it.ports, it.now))).toBe('page')
  })

  test('A11 other methods are 405', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS']) {
      const answer = await authorize({ ...get(requestOf('own')), method }, it.ports, it.now)
      expect(answer).toMatchObject({ kind: 'respond', response: { status: 405, headers: { allow: 'GET, POST' } } })
    }
  })

  test('parameters that cannot be read are 4xx pages', async () => {
    for (const [problem, status] of [
      ['too_large', 413],
      ['malformed', 400],
      ['too_many', 400],
    ] as const)
      expect(summary(await authorize({ ...get(), query: problem }, it.ports, it.now))).toEqual({ is: 'page', status })
  })

  test('A12 state returns unchanged, in errors too; over 4096 characters it is an error, not a crash', async () => {
    for (const state of ['"<>&%+ ;=?#/', 'héllo ✓ 😀', `\r\n\t${'x'.repeat(2_000)}`, 'x'.repeat(4_096)]) {
      expect(summary(await own({ state }))).toMatchObject({ params: { state } })
      expect(summary(await own({ state, scope: 'nonsense' }))).toMatchObject({
        params: { state, error: 'invalid_scope' },
      })
    }
    expect(verdict(await own({ state: 'x'.repeat(4_097) }))).toBe('invalid_request')
  })

  test('A13 A14 iss is in every response, success or error, in every mode, and is the environment’s own', async () => {
    const { issuer } = it.store.environment
    for (const fields of [{}, { scope: 'nonsense' }, { prompt: 'none login' }])
      for (const mode of ['query', 'fragment'])
        expect(summary(await own({ ...fields, response_mode: mode }))).toMatchObject({
          params: { iss: issuer, state: 'xyz' },
        })
    const form = summary(await own({ response_mode: 'form_post' }))
    expect(form).toMatchObject({ html: expect.stringContaining(`name="iss" value="${issuer}"`) })
    const other = await world('globex')
    other.signIn('alice')
    expect(summary(await other.authorize(requestOf('own')))).toMatchObject({
      params: { iss: other.store.environment.issuer },
    })
  })

  test('A16 A17 scope must be there, well formed and allowed', () =>
    refusals(
      [
        { scope: undefined },
        { scope: 'openid a"b' },
        { scope: 'openid admin' },
        { scope: 'openid\u00e9' },
        { scope: 'x'.repeat(100_000) },
      ],
      'invalid_scope',
    ))

  test('A16 a scope of the protocol that this client was not given is refused', async () => {
    it.store.clients.set('own', clientWith('own', { firstParty: true, scopes: ['openid'] }))
    expect(verdict(await own({ scope: 'openid email' }))).toBe('invalid_scope')
    expect(verdict(await own())).toBe('code')
  })

  test('A19 a nonce beyond 1024 characters is refused', () =>
    refusals([{ nonce: 'n'.repeat(1_025) }], 'invalid_request'))

  test('A22 A25 prompt=none stands alone, and unknown prompts are refused', () =>
    refusals([{ prompt: 'none login' }, { prompt: 'foo' }, { prompt: 'login create' }], 'invalid_request'))

  test('A27 max_age is a whole number of seconds', () =>
    refusals(
      ['-1', 'abc', '1e9999', '1.5', '99999999999'].map((text) => ({ max_age: text })),
      'invalid_request',
    ))

  test('A32 claims must have the shape of OIDC Core §5.5', async () => {
    const bad = [
      '[]',
      '"x"',
      '{',
      'null',
      '{"id_token":[]}',
      '{"id_token":{"email":1}}',
      '{"userinfo":{"email":{"essential":"yes"}}}',
      '{"id_token":{},"id_token":{}}',
    ]
    await refusals(
      bad.map((claims) => ({ claims })),
      'invalid_request',
    )
    expect(verdict(await own({ claims: '{"id_token":{"__proto__":null,"unknown":null},"userinfo":null}' }))).toBe(
      'code',
    )
  })

  test('A33 request objects and registration are refused by name', async () => {
    expect(verdict(await own({ request: 'eyJ' }))).toBe('request_not_supported')
    expect(verdict(await own({ request_uri: 'urn:x' }))).toBe('request_uri_not_supported')
    expect(verdict(await own({ registration: '{}' }))).toBe('registration_not_supported')
  })

  test('A39 form_post escapes what it carries and runs one known script', async () => {
    const answer = await own({ response_mode: 'form_post', state: '"><script>alert(1)</script>&\'' })
    if (answer === 'stale' || answer.kind !== 'respond') throw new Error('no answer')
    const { body, headers } = answer.response
    expect(body).toContain('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;&#39;"')
    expect(body?.match(/<script>/g)).toHaveLength(1)
    const script = /<script>(.*)<\/script>/.exec(body ?? '')?.[1] ?? ''
    expect(submitHash).toBe(`sha256-${createHash('sha256').update(script).digest('base64')}`)
    expect(headers['content-security-policy']).toContain(`script-src '${submitHash}'`)
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
  })

  test('A36 A38 error pages are not framed, not cached and send no referrer', async () => {
    const answer = await own({ client_id: 'nope' })
    if (answer === 'stale' || answer.kind !== 'respond') throw new Error('no answer')
    expect(answer.response.headers).toMatchObject({
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    })
    expect(answer.response.headers['content-security-policy']).toContain("default-src 'none'")
  })

  test('A37 no answer has a CORS header', async () => {
    for (const fields of [{}, { scope: 'x' }, { client_id: 'nope' }]) {
      const answer = await authorize(
        get({ ...requestOf('own'), ...fields }, { origin: 'https://spa.test' }),
        it.ports,
        it.now,
      )
      if (answer === 'stale' || answer.kind !== 'respond') throw new Error('no answer')
      expect(Object.keys(answer.response.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
    }
  })

  test('A44 requests with bad parameters leave nothing behind', async () => {
    for (let n = 0; n < 200; n += 1) await own({ scope: `nonsense${n}` })
    expect([it.store.codes.size, it.store.families.size, it.store.completed.size]).toEqual([0, 0, 0])
  })

  test('every refusal has an id that is in the log, with what the client is not told', async () => {
    const answer = await own({ scope: 'secret-scope-name' })
    if (answer === 'stale' || answer.kind !== 'respond') throw new Error('no answer')
    const description = locationOf(answer.response).searchParams.get('error_description')
    const entry = it.store.log.at(-1)
    expect(description).toContain(entry?.errorId)
    expect(answer.response.headers['signet-error-id']).toBe(entry?.errorId)
    expect(description).not.toContain('secret-scope-name')
    expect(entry?.detail).toContain('secret-scope-name')
  })
})
