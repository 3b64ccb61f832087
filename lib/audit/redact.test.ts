import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mint, type TokenKind, tokenPrefixes } from '#lib/kernel/tokens.ts'
import { actions, isAction } from './catalogue.ts'
import { type Fields, redacted, redactObject } from './redact.ts'

describe('ASVS 16.2.5 what may stand in a change', () => {
  test.each([
    ...['password', 'passwordHash', 'secret', 'secretHash', 'clientSecret', 'client_secret', 'token', 'refreshToken'],
    ...['access_token', 'codeVerifier', 'code_verifier', 'privateKey', 'private_jwk', 'sealedPrivate', 'wrappedKey'],
    ...['cookie', 'Authorization', 'tokenHash', 'recoveryCodes', 'otp', 'seed'],
  ])('a field called %s is redacted, at any depth', (name) => {
    expect(redactObject({ [name]: 'x' })).toEqual({ [name]: redacted })
    expect(redactObject({ outer: [{ [name]: 'x' }] })).toEqual({ outer: [{ [name]: redacted }] })
  })

  test.each([
    ...[
      'tokenEndpointAuthMethod',
      'accessTokenLifetimeSeconds',
      'requireNewPassword',
      'tokenFormat',
      'tokenSigningAlg',
      'minLength',
    ],
    ...['redirectUris', 'secretId', 'authTime', 'zipcode', 'keyId'],
  ])('a setting called %s is kept', (name) => {
    expect(redactObject({ [name]: 'x' })).toEqual({ [name]: 'x' })
  })

  test('how many recovery codes there are is kept; the codes are not, one or several', () => {
    expect(redactObject({ recoveryCodes: 3 })).toEqual({ recoveryCodes: 3 })
    for (const codes of ['ABCD', ['ABCD'], { first: 1 }])
      expect(redactObject({ recoveryCodes: codes })).toEqual({ recoveryCodes: redacted })
    expect(redactObject({ otp: 123_456, code: 123_456 })).toEqual({ otp: redacted, code: redacted })
  })

  test('a secret is known by its form under any name', () => {
    const kinds = Object.keys(tokenPrefixes) as TokenKind[]
    const jwt = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2lnbmF0dXJl'
    const texts = [
      ...kinds.map(mint),
      '$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA',
      '-----BEGIN PRIVATE KEY-----',
      jwt,
    ]
    for (const text of texts)
      expect(redactObject({ note: text, list: [text] })).toEqual({ note: redacted, list: [redacted] })
    expect(redactObject({ note: `see ${mint('refresh')}` })).toEqual({ note: redacted })
  })

  test('bytes are redacted: hashes and sealed values are bytes', () => {
    expect(redactObject({ anything: Buffer.from('x'), other: new Uint8Array(3) })).toEqual({
      anything: redacted,
      other: redacted,
    })
  })

  test('a key set keeps its public members and loses the private ones', () => {
    const key = { kty: 'EC', crv: 'P-256', x: 'a', y: 'b', d: 'private', kid: 'one' }
    expect(redactObject({ jwks: { keys: [key] } })).toEqual({ jwks: { keys: [{ ...key, d: redacted }] } })
  })

  test('a date that is none is nothing, and stops no change from being recorded', () => {
    expect(redactObject({ at: new Date(Number.NaN), until: new Date(0) })).toEqual({
      at: null,
      until: '1970-01-01T00:00:00.000Z',
    })
  })

  test('what is kept is JSON, whatever it was', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.anything({ withDate: true, withBigInt: true, withTypedArray: true })),
        (fields) => {
          const kept = redactObject(fields)
          expect(JSON.parse(JSON.stringify(kept))).toEqual(kept)
        },
      ),
    )
  })

  test('the type refuses a secret where it can see one', () => {
    // @ts-expect-error a secret has no place in a change
    const fields: Fields = { password: 'x' }
    expect(redactObject(fields)).toEqual({ password: redacted })
  })
})

describe('ASVS 16.1.1 the catalogue', () => {
  test('every action says what it is about and what happened, and is called noun.verb', () => {
    for (const [name, { target, says }] of Object.entries(actions)) {
      expect(name).toMatch(/^[a-z]+(_[a-z]+)*\.[a-z]+(_[a-z]+)*$/)
      expect(target).not.toBe('')
      expect(says).toMatch(/^[A-Z].{8,}[^.]$/)
    }
  })

  test('what is not in it is no action', () => {
    expect(isAction('client.created')).toBe(true)
    for (const name of ['client.exploded', 'toString', '__proto__', '']) expect(isAction(name)).toBe(false)
  })
})
