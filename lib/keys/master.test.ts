import { describe, expect, test } from 'vitest'
import { databaseRoles, deriveKey, keyCheckValue, rolePasswords } from './master.ts'

const one = Buffer.alloc(32, 1)
const other = Buffer.alloc(32, 2)

describe('keys derived from the master key', () => {
  test('each purpose has a key of its own, the same at every start', () => {
    const keys = [
      deriveKey('key-check', 32, one),
      deriveKey('tenant-key', 32, one),
      deriveKey('portal-client:a', 32, one),
      deriveKey('portal-client:b', 32, one),
      deriveKey('key-check', 32, other),
    ].map((key) => key.toString('hex'))
    expect(new Set(keys).size).toBe(keys.length)
    expect(deriveKey('tenant-key', 32, one).toString('hex')).toBe(keys[1])
  })

  test('RFC 5869 HKDF-SHA256: what is derived today is derived by every later version', () => {
    expect(deriveKey('key-check', 32, one).toString('hex')).toBe(
      'f5506081a900b20f089a0fe7d0a1568638bb402945c0e4894499cbd189590175',
    )
  })

  test('another master key has another check value', () => {
    expect(keyCheckValue(one).equals(keyCheckValue(other))).toBe(false)
    expect(keyCheckValue(one)).toHaveLength(32)
  })

  test('the four roles have four passwords, which are none of the other keys', () => {
    const passwords = databaseRoles.map((role) => rolePasswords(one)[role])
    expect(new Set(passwords).size).toBe(4)
    for (const password of passwords) expect(password).toMatch(/^[\w-]{43}$/)
    expect(passwords).not.toContain(keyCheckValue(one).toString('base64url'))
  })
})
