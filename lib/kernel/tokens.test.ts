import { describe, expect, test } from 'vitest'
import { hashToken, mint, randomId, safeEqual, sha256, type TokenKind, tokenPrefixes } from './tokens.ts'

const kinds = Object.keys(tokenPrefixes) as TokenKind[]

describe('tokens', () => {
  test('a minted token is read as its own kind only', () => {
    for (const kind of kinds) {
      const token = mint(kind)
      for (const other of kinds) expect(hashToken(other, token) !== undefined).toBe(kind === other)
      expect(hashToken(kind, token)).toEqual(sha256(token))
    }
  })

  test('C08 F13 B12 a truncated, extended or re-cased token has another hash or none', () => {
    const token = mint('refresh')
    const flipped = token.slice(0, 10) + (token[10] === 'A' ? 'B' : 'A') + token.slice(11)
    for (const other of [token.slice(0, -1), `${token}A`, token.toUpperCase(), ` ${token}`, `${token}\n`, ''])
      expect(hashToken('refresh', other)).toBeUndefined()
    expect(hashToken('refresh', flipped)).not.toEqual(hashToken('refresh', token))
  })

  test('non-canonical base64url of the same bytes is not a token', () => {
    const bytes = Buffer.alloc(32, 0xff)
    const last = bytes.toString('base64url').slice(0, -1)
    expect(hashToken('code', `sgc_${last}8`)).toBeDefined()
    expect(hashToken('code', `sgc_${last}9`)).toBeUndefined()
  })

  test('7.2.3 ten thousand ids have no duplicate and at least 128 bits', () => {
    const ids = new Set(Array.from({ length: 10_000 }, () => randomId()))
    expect(ids.size).toBe(10_000)
    for (const id of ids) expect(Buffer.from(id, 'base64url').length).toBe(16)
  })

  test('safeEqual compares contents and lengths', () => {
    expect(safeEqual(sha256('a'), sha256('a'))).toBe(true)
    expect(safeEqual(sha256('a'), sha256('b'))).toBe(false)
    expect(safeEqual(sha256('a'), sha256('a').subarray(1))).toBe(false)
  })
})
