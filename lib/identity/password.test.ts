import { describe, expect, test } from 'vitest'
import { singleton } from '#lib/kernel/singleton.ts'
import { KeyCache } from '#lib/keys/key-cache.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { defaultCost, hashPassword, needsRehash, verifyNothing, verifyPassword } from './password.ts'

const cheap = { memoryKib: 1_024, passes: 1 }

describe('password hashes', () => {
  test('ASVS 11.4.2 the default is Argon2id with at least 19 MiB and two passes', async () => {
    const hashed = await hashPassword('correct horse battery staple')
    expect(hashed).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(needsRehash(hashed)).toBe(false)
  })

  test('ASVS 6.2.8 a password is verified exactly as typed: no trim, no case fold, no truncation', async () => {
    const long = `${'é🙂'.repeat(30)}x`
    const hashed = await hashPassword(long, cheap)
    expect(await verifyPassword(hashed, long)).toBe(true)
    for (const other of [`${long} `, ` ${long}`, long.toUpperCase(), long.slice(0, -1), `${long}x`])
      expect(await verifyPassword(hashed, other)).toBe(false)
  })

  test('ASVS 6.2.8 two ways of typing one letter are the same password (NFC)', async () => {
    const hashed = await hashPassword('Zürich im Novembér', cheap)
    expect(await verifyPassword(hashed, 'Zu\u0308rich im Novembe\u0301r')).toBe(true)
  })

  test('ASVS 6.2.8 compatibility forms are not folded (NFC, not NFKC)', async () => {
    expect(await verifyPassword(await hashPassword('ﬁve hundred miles', cheap), 'five hundred miles')).toBe(false)
  })

  test('ASVS 6.2.9 what nobody may set is refused without being hashed', async () => {
    const typed = 'a'.repeat(bounds.password.typedLength + 1)
    expect(await verifyPassword('not even a hash', typed)).toBe(false)
    expect(await verifyNothing(typed)).toBe(false)
  })

  test('the same password hashes differently each time', async () => {
    expect(await hashPassword('correct horse', cheap)).not.toBe(await hashPassword('correct horse', cheap))
  })

  test('ASVS 11.2.2 a hash with other parameters is verified, and told to be made anew', async () => {
    const hashed = await hashPassword('correct horse battery staple', cheap)
    expect(needsRehash(hashed, cheap)).toBe(false)
    expect(needsRehash(hashed, defaultCost)).toBe(true)
    expect(await verifyPassword(hashed, 'correct horse battery staple')).toBe(true)
  })

  test('ASVS 6.3.8 nobody has a password, not even the one nobody has', async () => {
    expect(await verifyNothing('nobody has this password', cheap)).toBe(false)
  })

  test('however many costs tenants choose, a hundred of nobody’s hashes are kept', async () => {
    for (let more = 0; more < 110; more += 1)
      expect(await verifyNothing('a guess', { memoryKib: 16 + more, passes: 1 })).toBe(false)
    expect(singleton('identity.nobodies', () => new KeyCache(0, 0)).size).toBe(100)
  })
})
