import { pbkdf2, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { verify } from '@node-rs/argon2'
import { compare } from 'bcryptjs'

/**
 * A hash that another system made of a password, taken apart. What it costs to verify is bounded, for whoever imports people would
 * otherwise decide how long each sign-in of theirs keeps a core busy.
 */
export type ImportedHash =
  | { kind: 'argon2'; text: string }
  | { kind: 'bcrypt'; text: string }
  | { kind: 'scrypt'; logN: number; blockSize: number; lanes: number; salt: Buffer; key: Buffer }
  | { kind: 'pbkdf2'; digest: Digest; rounds: number; salt: Buffer; key: Buffer }

type Digest = 'sha256' | 'sha512'

/** What each form may cost at most: about a second of one core, and 128 MiB. */
export const hashBounds = {
  bcryptCost: { min: 4, max: 14 },
  argon2: { memoryKib: 128 * 1024, passes: 20, work: 1024 * 1024, lanes: 16 },
  scrypt: { logN: { min: 10, max: 20 }, memory: 2 ** 20, work: 2 ** 21 },
  pbkdf2: { rounds: { min: 1_000, max: 2_000_000 } },
  keyBytes: { min: 16, max: 128 },
  saltBytes: { min: 4, max: 128 },
  length: 512,
} as const

/** Why a hash is not taken: no form that is known, or one that would cost too much (or next to nothing) to verify. */
export type HashFault = 'unknown' | 'cost'

/** Reads a hash in one of the forms that are taken: bcrypt, Argon2 and scrypt and PBKDF2 in PHC form, PBKDF2 as Django writes it. */
export function readImportedHash(text: string): ImportedHash | HashFault {
  if (text.length > hashBounds.length) return 'unknown'
  for (const [form, read] of forms) {
    const parts = form.exec(text)?.groups
    if (parts !== undefined) return read(text, parts)
  }
  return 'unknown'
}

type Parts = Record<string, string>
type Read = (text: string, parts: Parts) => ImportedHash | HashFault

const base64 = '[A-Za-z0-9+/.]+={0,2}'
const forms: readonly (readonly [RegExp, Read])[] = [
  [/^\$2[aby]\$(?<cost>\d\d)\$[./A-Za-z0-9]{53}$/, bcryptOf],
  [
    new RegExp(
      `^\\$argon2(id|i|d)\\$(v=(16|19)\\$)?m=(?<m>\\d{1,8}),t=(?<t>\\d{1,4}),p=(?<p>\\d{1,3})\\$(?<salt>${base64})\\$(?<key>${base64})$`,
    ),
    argon2Of,
  ],
  [
    new RegExp(
      `^\\$scrypt\\$ln=(?<ln>\\d{1,2}),r=(?<r>\\d{1,3}),p=(?<p>\\d{1,3})\\$(?<salt>${base64})\\$(?<key>${base64})$`,
    ),
    scryptOf,
  ],
  [
    new RegExp(
      `^\\$pbkdf2-(?<digest>sha256|sha512)\\$(i=)?(?<rounds>\\d{1,8})(,l=\\d{1,3})?\\$(?<salt>${base64})\\$(?<key>${base64})$`,
    ),
    (_, parts) => pbkdf2Of(parts, bytes(parts.salt)),
  ],
  // Django's salt is text, used as it stands.
  [
    new RegExp(`^pbkdf2_(?<digest>sha256|sha512)\\$(?<rounds>\\d{1,8})\\$(?<salt>[!-#%-~]+)\\$(?<key>${base64})$`),
    (_, parts) => pbkdf2Of(parts, Buffer.from(parts.salt ?? '')),
  ],
]

function bcryptOf(text: string, { cost }: Parts): ImportedHash | HashFault {
  return within(Number(cost), hashBounds.bcryptCost) ? { kind: 'bcrypt', text } : 'cost'
}

function argon2Of(text: string, { m, t, p, salt, key }: Parts): ImportedHash | HashFault {
  const [memory, passes, lanes] = [Number(m), Number(t), Number(p)]
  const { memoryKib, passes: most, work, lanes: mostLanes } = hashBounds.argon2
  // RFC 9106 §3.1: at least one pass, one lane, and eight blocks a lane.
  if (passes < 1 || lanes < 1 || memory < 8 * lanes) return 'unknown'
  if (memory > memoryKib || passes > most || memory * passes > work || lanes > mostLanes) return 'cost'
  return areBytes(bytes(salt), bytes(key)) ? { kind: 'argon2', text } : 'unknown'
}

function scryptOf(_: string, { ln, r, p, salt, key }: Parts): ImportedHash | HashFault {
  const [logN, blockSize, lanes] = [Number(ln), Number(r), Number(p)]
  const { logN: allowed, memory, work } = hashBounds.scrypt
  if (blockSize < 1 || lanes < 1) return 'unknown'
  const size = 2 ** logN * blockSize
  if (!within(logN, allowed) || size > memory || size * lanes > work) return 'cost'
  const [saltBytes, keyBytes] = [bytes(salt), bytes(key)]
  return areBytes(saltBytes, keyBytes)
    ? { kind: 'scrypt', logN, blockSize, lanes, salt: saltBytes, key: keyBytes }
    : 'unknown'
}

function pbkdf2Of({ digest, rounds: typed, key }: Parts, salt: Buffer): ImportedHash | HashFault {
  const rounds = Number(typed)
  if (!within(rounds, hashBounds.pbkdf2.rounds)) return 'cost'
  const keyBytes = bytes(key)
  if (!areBytes(salt, keyBytes)) return 'unknown'
  return { kind: 'pbkdf2', digest: digest === 'sha512' ? 'sha512' : 'sha256', rounds, salt, key: keyBytes }
}

/** Whether a password is the one that was hashed. Keys are compared in constant time. */
export async function verifyImportedHash(hash: ImportedHash, password: Buffer): Promise<boolean> {
  switch (hash.kind) {
    case 'argon2':
      return verify(hash.text, password)
    case 'bcrypt':
      return compare(password.toString('utf8'), hash.text)
    case 'scrypt': {
      const { logN, blockSize, lanes, salt, key } = hash
      // OpenSSL counts a little more than 128 N r.
      const maxmem = 128 * (2 ** logN + lanes + 2) * blockSize + 1024 * 1024
      return timingSafeEqual(
        await runScrypt(password, salt, key.length, { N: 2 ** logN, r: blockSize, p: lanes, maxmem }),
        key,
      )
    }
    case 'pbkdf2':
      return timingSafeEqual(await runPbkdf2(password, hash.salt, hash.rounds, hash.key.length, hash.digest), hash.key)
  }
}

const runPbkdf2 = promisify(pbkdf2)
const runScrypt = promisify<Buffer, Buffer, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(scrypt)

/** Base64 with or without its end, and with passlib's `.` for `+`. */
const bytes = (text = ''): Buffer => Buffer.from(text.replaceAll('.', '+'), 'base64')

const within = (value: number, { min, max }: { min: number; max: number }): boolean => value >= min && value <= max

const areBytes = (salt: Buffer, key: Buffer): boolean =>
  within(salt.length, hashBounds.saltBytes) && within(key.length, hashBounds.keyBytes)
