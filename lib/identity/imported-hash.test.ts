import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ImportedHash, readImportedHash, verifyImportedHash } from './imported-hash.ts'
import { needsRehash, verifyPassword } from './password.ts'

/** What others have published, or another implementation has made, of a password that is known. */
const answers: Record<string, [password: string, hash: string]> = {
  'bcrypt $2a$ (jBCrypt)': ['abc', '$2a$06$If6bvum7DFjUnE9p2uDeDu0YHzrHM6tf.iqN8.yx.jNN1ILEf7h0i'],
  'bcrypt $2b$': ['abc', '$2b$06$If6bvum7DFjUnE9p2uDeDu0YHzrHM6tf.iqN8.yx.jNN1ILEf7h0i'],
  'bcrypt $2y$ (PHP)': ['abc', '$2y$06$If6bvum7DFjUnE9p2uDeDu0YHzrHM6tf.iqN8.yx.jNN1ILEf7h0i'],
  'Argon2i (phc-winner-argon2)': [
    'password',
    '$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$wWKIMhR9lyDFvRz9YTZweHKfbftvj+qf+YFY4NeBbtA',
  ],
  'Argon2id (phc-winner-argon2)': [
    'password',
    '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc',
  ],
  'scrypt (RFC 7914 §12)': [
    'pleaseletmein',
    '$scrypt$ln=14,r=8,p=1$U29kaXVtQ2hsb3JpZGU$cCO9yzr9c0hGHAbNgf046/2o+7qQT44+qbVD9lRdofLVQylVYT8Pz2LUlwUkKpr55h6F3A1lHkDfzwF7RVdYhw',
  ],
  'scrypt (hashlib)': [
    'correct horse',
    '$scrypt$ln=10,r=8,p=1$c2FsdHNhbHRzYWx0c2FsdA$A9lBa6RTbfBovWqamVIqXKovIl4Vk6OZyVojLJmYmSI',
  ],
  'PBKDF2-SHA256 (passlib)': [
    'toomanysecrets',
    '$pbkdf2-sha256$29000$N2YMIWQsBWBMae09x1jrPQ$1t8iyB2A.WF/Z5JZv.lfCIhXXN33N23OSgQYThBYRfk',
  ],
  'PBKDF2-SHA512 (hashlib, passlib’s form)': [
    'correct horse',
    '$pbkdf2-sha512$29000$MDEyMzQ1Njc4OWFiY2RlZg$SSH4tYdnj40UcN3bNwqYRgw7G3muMxydEPt9.o3n1Hn6fy1wwD4CGySBD8KHAERUSAhpIilxI7ToAO4cbOdCZA',
  ],
  'PBKDF2-SHA256 (Django)': [
    'correct horse',
    'pbkdf2_sha256$30000$NaClSaltText$uz2TvncG4AXOcuTaNawQt5PaY4Q5IM9NJGHvCRrg5Rc=',
  ],
  'PBKDF2-SHA512 (hashlib, Django’s form)': [
    'correct horse',
    'pbkdf2_sha512$30000$NaClSaltText$W4qxWOfpZf63PKTe01AZtUuYyorCW6p6M+EPwQP6Y4H7BWg/gUrEI/unPiSTKUv7BZSlYHvO5H4sbv7elohZ4g==',
  ],
}

const read = (text: string): ImportedHash => {
  const hash = readImportedHash(text)
  if (typeof hash === 'string') throw new Error(`not read: ${hash}`)
  return hash
}

describe('hashes of other systems', () => {
  test.each(Object.entries(answers))('%s: opens to its password and to no other', async (_, [password, hash]) => {
    expect(await verifyImportedHash(read(hash), Buffer.from(password))).toBe(true)
    expect(await verifyImportedHash(read(hash), Buffer.from(`${password} `))).toBe(false)
    expect(await verifyPassword(hash, password)).toBe(true)
    expect(await verifyPassword(hash, password.toUpperCase())).toBe(false)
  })

  test.each(Object.entries(answers))('11.4.2 %s: is made anew at the next sign-in', (_, [, hash]) => {
    expect(needsRehash(hash)).toBe(true)
  })

  test('a password that was not NFC when it was hashed opens it too', async () => {
    const hash = 'pbkdf2_sha256$1000$NaClSaltText$g6J49NnxM0cWHOtjF7NYVU7nA5ZPtniNiLW/6hVlKSg='
    expect(await verifyPassword(hash, 'cafe\u0301 au lait')).toBe(true)
    expect(await verifyPassword(hash, 'caf\u00e9 au lait')).toBe(false)
  })

  test('what would cost too much to verify is refused, and what costs next to nothing', () => {
    const [salt, key] = ['c2FsdHNhbHRzYWx0', 'A9lBa6RTbfBovWqamVIqXKovIl4Vk6OZyVojLJmYmSI']
    for (const text of [
      '$2b$15$If6bvum7DFjUnE9p2uDeDu0YHzrHM6tf.iqN8.yx.jNN1ILEf7h0i',
      '$2b$03$If6bvum7DFjUnE9p2uDeDu0YHzrHM6tf.iqN8.yx.jNN1ILEf7h0i',
      `$argon2id$v=19$m=262144,t=1,p=1$${salt}$${key}`,
      `$argon2id$v=19$m=131072,t=9,p=1$${salt}$${key}`,
      `$argon2id$v=19$m=4096,t=100,p=1$${salt}$${key}`,
      `$argon2id$v=19$m=65536,t=1,p=99$${salt}$${key}`,
      `$scrypt$ln=21,r=8,p=1$${salt}$${key}`,
      `$scrypt$ln=18,r=8,p=1$${salt}$${key}`,
      `$scrypt$ln=17,r=8,p=4$${salt}$${key}`,
      `$scrypt$ln=99,r=999,p=999$${salt}$${key}`,
      `$scrypt$ln=5,r=8,p=1$${salt}$${key}`,
      `$pbkdf2-sha256$2000001$${salt}$${key}`,
      `$pbkdf2-sha512$10$${salt}$${key}`,
      `pbkdf2_sha256$99999999$salt$${key}`,
    ])
      expect([text, readImportedHash(text)]).toEqual([text, 'cost'])
  })

  test('what has another form is unknown: a password in clear above all', () => {
    const [salt, key] = ['c2FsdHNhbHRzYWx0', 'A9lBa6RTbfBovWqamVIqXKovIl4Vk6OZyVojLJmYmSI']
    for (const text of [
      '',
      'correct horse battery staple',
      '5f4dcc3b5aa765d61d8327deb882cf99',
      '$2x$10$If6bvum7DFjUnE9p2uDeDu0YHzrHM6tf.iqN8.yx.jNN1ILEf7h0i',
      '$2b$10$short',
      '$1$saltsalt$qjXMvbEw8oaL.CzflDtaK/',
      '{SSHA}DkMTwBl+a/3DQTxCYEApdUtNXGgdUac3',
      `$argon2id$v=19$m=65536,t=0,p=1$${salt}$${key}`,
      `$argon2id$v=19$m=4,t=1,p=1$${salt}$${key}`,
      `$argon2id$v=19$m=65536,t=2,p=1$${salt}$QQ`,
      `$argon2ids$v=19$m=65536,t=2,p=1$${salt}$${key}`,
      `$scrypt$ln=14,r=0,p=1$${salt}$${key}`,
      `$pbkdf2-md5$29000$${salt}$${key}`,
      `pbkdf2_sha256$29000$a$b$${key}`,
      `${answers['bcrypt $2a$ (jBCrypt)']?.[1]}\n`,
      `$pbkdf2-sha256$29000$${salt}$${'A'.repeat(600)}`,
    ])
      expect([text, readImportedHash(text)]).toEqual([text, 'unknown'])
  })

  test('8.2.3 reading never throws, whatever is read', () => {
    const parts = fc.constantFrom(
      '$',
      ',',
      '=',
      '2b',
      'argon2id',
      'scrypt',
      'pbkdf2-sha256',
      'ln=',
      'm=',
      '19',
      'c2FsdA',
    )
    const text = fc.oneof(
      fc.string(),
      fc.array(parts).map((all) => all.join('')),
    )
    fc.assert(
      fc.property(text, (typed) => {
        const hash = readImportedHash(typed)
        expect(typeof hash === 'string' ? hash : hash.kind).toMatch(/^(unknown|cost|argon2|bcrypt|scrypt|pbkdf2)$/)
      }),
    )
  })
})
