import fc from 'fast-check'
import { exportSPKI, SignJWT } from 'jose'
import { beforeEach, describe, expect, test } from 'vitest'
import { parseCompact } from '../jose/compact.ts'
import type { Ports } from '../ports.ts'
import { retryOnStale } from '../retry-on-stale.ts'
import { signWith, type TestKey, testKey } from '../testing/memory/keys.ts'
import { type Fields, post } from '../testing/requests.ts'
import { type World, world } from '../testing/world.ts'
import { token } from '../token/index.ts'
import { assertionType } from './assertion-form.ts'

let it: World
let key: TestKey
beforeEach(async () => {
  it = await world()
  key = await testKey('key-of-assertive', 'ES256')
})

let count = 0
type Claims = Record<string, unknown>
const seconds = () => it.now.getTime() / 1000
const claimsOf = (changes: Claims = {}): Claims => {
  count += 1
  const { issuer } = it.store.environment
  return {
    iss: 'assertive',
    sub: 'assertive',
    aud: issuer,
    exp: seconds() + 60,
    iat: seconds(),
    jti: `jti-${count}`,
    ...changes,
  }
}
const signed = (changes: Claims = {}, header: Claims = {}, by = key) => signWith(by, header, claimsOf(changes))

/** A proven client is told that its grant is unsupported; an unproven one is told nothing. */
const send = async (client_assertion: string, fields: Fields = {}): Promise<string> => {
  const { response, body } = await it.token({
    grant_type: 'foo',
    client_assertion,
    client_assertion_type: assertionType,
    ...fields,
  })
  return response.status === 400 && body.error === 'unsupported_grant_type'
    ? 'proven'
    : `${response.status} ${body.error}`
}
const refused = '401 invalid_client'

describe('RFC 7523 §3: private_key_jwt', () => {
  test('J01 J05 a correct assertion proves the client, for the issuer or its token endpoint', async () => {
    const { issuer } = it.store.environment
    expect(await send(await signed())).toBe('proven')
    expect(await send(await signed({ aud: `${issuer}/oauth/token` }), { client_id: 'assertive' })).toBe('proven')
    expect(await send(await signed({ aud: [issuer] }, { typ: 'client-authentication+jwt' }))).toBe('proven')
  })

  test('J01 garbage signature, alg none in any case', async () => {
    const [head, body, signature] = (await signed()).split('.')
    const header = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    expect(await send(`${head}.${body}.${'A'.repeat(86)}`)).toBe(refused)
    for (const alg of ['none', 'None', 'NoNe'])
      for (const tail of ['', signature]) expect(await send(`${header({ alg })}.${body}.${tail}`)).toBe(refused)
  })

  test('J02 a public key is no HMAC secret, and the key decides the algorithm', async () => {
    const rsa = await testKey('key-of-any-alg', 'RS256')
    const spki = await exportSPKI(await importPublic(rsa))
    const about = { iss: 'any-alg', sub: 'any-alg' }
    for (const secret of [spki, JSON.stringify(rsa.jwk)]) {
      const forged = await new SignJWT(claimsOf(about))
        .setProtectedHeader({ alg: 'HS256' })
        .sign(new TextEncoder().encode(secret))
      expect(await send(forged)).toBe(refused)
    }
    expect(await send(await signed(about, { alg: 'RS256' }, rsa))).toBe('proven')
    const otherKind = await testKey('stray-es', 'ES256')
    expect(await send(await signed(about, { kid: 'key-of-any-alg' }, otherKind))).toBe(refused)
  })

  test('J03 the registered algorithm only', async () => {
    const rsa = await testKey('assertive-rs', 'RS256')
    const client = it.store.clients.get('assertive')
    if (client === undefined) throw new Error('no client')
    it.store.clients.set('assertive', { ...client, jwks: { keys: [key.jwk, rsa.jwk] } })
    expect(await send(await signed({}, {}, rsa))).toBe(refused)
    expect(await send(await signed())).toBe('proven')
  })

  const bad: Record<string, () => Claims[]> = {
    'J04 iss and sub are the client': () => [
      { iss: 'other' },
      { iss: undefined },
      { sub: 'other' },
      { sub: undefined },
      { sub: 7 },
    ],
    'J05 aud is this issuer alone': () => [
      { aud: undefined },
      { aud: 'https://id.test/t/globex/production' },
      { aud: [it.store.environment.issuer, 'https://evil.test'] },
      { aud: [] },
      { aud: `${it.store.environment.issuer}/` },
      { aud: `${it.store.environment.issuer}/oauth/userinfo` },
    ],
    'J06 exp is there, not past, not far ahead': () => [
      { exp: undefined },
      { exp: seconds() - 61 },
      { exp: seconds() + 365 * 86_400 },
      { exp: '9999999999' },
      { exp: Number.MAX_VALUE },
    ],
    'J07 nbf and iat are not in the future': () => [{ iat: seconds() + 300 }, { nbf: seconds() + 300 }, { iat: 'now' }],
    'J09 jti is there': () => [{ jti: undefined }, { jti: '' }, { jti: 7 }, { jti: 'x'.repeat(257) }],
  }
  for (const [name, cases] of Object.entries(bad))
    test(name, async () => {
      for (const changes of cases()) expect([changes, await send(await signed(changes))]).toEqual([changes, refused])
      expect(await send(await signed())).toBe('proven')
    })

  test('J04 client_id in the body must agree', async () => {
    expect(await send(await signed(), { client_id: 'other' })).toBe(refused)
  })

  test('J08 an assertion works once, one after the other and twenty at a time', async () => {
    const once = await signed()
    expect([await send(once), await send(once)]).toEqual(['proven', refused])
    const parallel = await signed()
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(parallel)))
    expect(answers.filter((answer) => answer === 'proven')).toHaveLength(1)
  })

  test('J08 a bad signature does not use up the jti', async () => {
    const good = await signed()
    expect(await send(`${good.slice(0, -6)}AAAAAA`)).toBe(refused)
    expect(await send(good)).toBe('proven')
  })

  test('J08 the second run of one request does not count as a replay, the next request does', async () => {
    const code = await it.code('assertive')
    const form = { grant_type: 'authorization_code', code, redirect_uri: 'https://assertive.test/cb' }
    const { verifier } = await import('../testing/world.ts')
    const request = post({
      ...form,
      code_verifier: verifier,
      client_assertion: await signed(),
      client_assertion_type: assertionType,
    })
    it.store.staleWrites = 1
    const run = (ports: Ports) => token(request, ports, it.now)
    expect(await retryOnStale(run, async () => it.ports)).toMatchObject({ status: 200 })
    expect(await retryOnStale(run, async () => it.ports)).toMatchObject({ status: 401 })
  })

  test('J10 J11 keys come from the registration alone', async () => {
    const stranger = await testKey('stranger-es', 'ES256')
    const { jwk } = stranger
    for (const header of [
      { jwk },
      { jku: 'https://evil.test/jwks' },
      { x5u: 'https://evil.test/x' },
      { kid: '../../x' },
      { kid: key.kid },
    ])
      expect(await send(await signed({}, header, stranger))).toBe(refused)
    expect(await send(await signed({ iss: 'any-alg', sub: 'any-alg' }))).toBe(refused)
  })

  test('J12 the type is exact', async () => {
    for (const client_assertion_type of [undefined, '', 'jwt-bearer', `${assertionType}x`, assertionType.toUpperCase()])
      expect(await send(await signed(), { client_assertion_type })).toBe('400 invalid_request')
    expect(await send('', { client_assertion: undefined })).toBe('400 invalid_request')
  })

  test('J15 tokens of another type are no assertions, even when the client itself signed them', async () => {
    for (const typ of ['at+jwt', 'application/at+jwt', 'logout+jwt', 'oauth-authz-req+jwt', 'dpop+jwt'])
      expect(await send(await signed({}, { typ }))).toBe(refused)
    const { id_token, access_token } = await it.tokens('web')
    for (const own of [id_token, access_token]) expect(await send(String(own))).toBe(refused)
    expect(await send(await signed({}, { typ: 'JWT' }))).toBe('proven')
  })
})

describe('RFC 7515 §5.2, RFC 8725: malformed JWTs', () => {
  const part = (text: string) => Buffer.from(text).toString('base64url')
  const payload = part('{"iss":"assertive","sub":"assertive"}')

  test('J16 five parts, no JSON, duplicate names, critical extensions, a megabyte: 401', async () => {
    const heads = [
      'x',
      '[]',
      'null',
      '{"alg":"ES256","alg":"none"}',
      '{"alg":"ES256","\\u0061lg":"none"}',
      '{"alg":7}',
      '{}',
      '{"alg":"ES256","crit":["exp"]}',
      '{"alg":"ES256","b64":false}',
      '{"alg":"ES256","typ":1}',
    ]
    const texts = [
      ...heads.map((head) => `${part(head)}.${payload}.AAAA`),
      'a.b.c.d.e',
      'a.b',
      '..',
      '.',
      `${part('{"alg":"ES256"}')}.${payload}.`,
      `${part('{"alg":"ES256"}')}.${part('{"sub":"assertive","sub":"x"}')}.AAAA`,
      'A'.repeat(50_000),
    ]
    for (const text of texts) expect([text.slice(0, 40), await send(text)]).toEqual([text.slice(0, 40), refused])
    expect(parseCompact('A'.repeat(1_000_000))).toBeUndefined()
  })

  test('J16 a critical extension is refused for itself, even when the signature is good', async () => {
    const structure = (header: object) =>
      parseCompact(`${part(JSON.stringify({ alg: 'ES256', ...header }))}.${payload}.AAAA`)
    expect(structure({})).toBeDefined()
    for (const header of [{ crit: ['exp'] }, { crit: [] }, { b64: true }, { b64: false }])
      expect(structure(header)).toBeUndefined()
  })

  test('J16 names may repeat in different objects, not in one', () => {
    const parses = (json: string) => parseCompact(`${part('{"alg":"ES256"}')}.${part(json)}.AAAA`) !== undefined
    expect(parses('{"a":{"x":1},"b":[{"x":2},{"x":3}],"c":"x\\":{"}')).toBe(true)
    expect(parses('{"a":{"x":1,"x":2}}')).toBe(false)
    expect(parses('{"b":[{"x":2,"\\u0078":3}]}')).toBe(false)
  })

  test('J16 whatever arrives is refused as 401 or 400, never by an exception', async () => {
    const anyPart = fc.oneof(fc.string(), fc.json().map(part), fc.base64String(), fc.constant(''))
    const anyJwt = fc.array(anyPart, { minLength: 1, maxLength: 6 }).map((parts) => parts.join('.'))
    it.ports.attempts.blockedUntil = async () => undefined
    await fc.assert(
      fc.asyncProperty(fc.oneof(anyJwt, fc.string()), async (text) => {
        expect(await send(text === '' ? 'x' : text)).toBe(refused)
      }),
      { numRuns: 300 },
    )
  })

  test('J16 one flipped character anywhere ends a good assertion', async () => {
    const good = await signed({ jti: 'flip' })
    for (let at = 0; at < good.length - 1; at += 3) {
      const flipped = `${good.slice(0, at)}${good[at] === 'A' ? 'B' : 'A'}${good.slice(at + 1)}`
      expect([at, await send(flipped)]).toEqual([at, refused])
    }
    expect(await send(good)).toBe('proven')
  })
})

async function importPublic({ jwk, alg }: TestKey) {
  const { importJWK } = await import('jose')
  const imported = await importJWK({ ...jwk }, alg, { extractable: true })
  if (imported instanceof Uint8Array) throw new Error('not a public key')
  return imported
}
