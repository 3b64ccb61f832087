import { availableParallelism } from 'node:os'
import { hash, parseOptions, verify } from '@node-rs/argon2'
import { singleton } from '#lib/kernel/singleton.ts'
import { KeyCache } from '#lib/keys/key-cache.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { policies } from '#lib/policy/fields.ts'
import { BoundedQueue } from './bounded-queue.ts'
import { readImportedHash, verifyImportedHash } from './imported-hash.ts'

/** What a hash costs. One lane: parallel people keep the cores busy already. */
export type HashCost = { memoryKib: number; passes: number }

/** OWASP's minimum for Argon2id (ASVS 11.4.2): 19 MiB, two passes. */
export const defaultCost: HashCost = {
  memoryKib: policies.password.hashMemoryKib.default,
  passes: policies.password.hashPasses.default,
}

/** One core stays free for everything else; beyond the queue, people are asked to come back rather than left waiting. */
const queue = () =>
  singleton(
    'identity.hashing',
    () => new BoundedQueue(Math.max(1, availableParallelism() - 1), bounds.queue.passwordHashes),
  )

/** Text in the one form in which it is hashed: NFC, and otherwise exactly as typed (ASVS 6.2.8). */
const bytesOf = (password: string): Buffer => Buffer.from(password.normalize('NFC'), 'utf8')

/** Argon2id of a password, as a PHC string. Throws `unavailable` when the queue is full. */
export const hashPassword = (password: string, cost: HashCost = defaultCost): Promise<string> =>
  queue().run(() => hashNow(password, cost))

const hashNow = (password: string, cost: HashCost): Promise<string> =>
  hash(bytesOf(password), { memoryCost: cost.memoryKib, timeCost: cost.passes, parallelism: 1, outputLen: 32 })

/**
 * Whether a password is the one that was hashed, by us or by the system that a person was imported from. Longer ones than
 * anybody may set are wrong without being hashed.
 */
export const verifyPassword = (hashed: string, password: string): Promise<boolean> =>
  password.length > bounds.password.typedLength
    ? Promise.resolve(false)
    : queue().run(() => (isOurs(hashed) ? verify(hashed, bytesOf(password)) : verifyImported(hashed, password)))

const isOurs = (hashed: string): boolean => hashed.startsWith('$argon2id$v=19$')

/** Another system hashed what its browser sent, which need not have been NFC. */
async function verifyImported(hashed: string, password: string): Promise<boolean> {
  const hash = readImportedHash(hashed)
  if (typeof hash === 'string') return false
  const [normal, typed] = [bytesOf(password), Buffer.from(password, 'utf8')]
  return (await verifyImportedHash(hash, normal)) || (!typed.equals(normal) && verifyImportedHash(hash, typed))
}

/** By cost: each tenant decides its own, so there may be many. */
const nobodies = () => singleton('identity.nobodies', () => new KeyCache<Promise<string>>(mostNobodies, dayMs))
const mostNobodies = 100
const dayMs = 86_400_000

function nobodyAt(cost: HashCost): Promise<string> {
  const name = `${cost.memoryKib} ${cost.passes}`
  const known = nobodies().get(name)
  if (known !== undefined) return known
  const made = hashNow('nobody has this password', cost)
  nobodies().set(name, made)
  made.catch(() => nobodies().delete(name))
  return made
}

/** The same work as `verifyPassword` where there is nobody to verify (ASVS 6.3.8). Always false. */
export async function verifyNothing(password: string, cost: HashCost = defaultCost): Promise<false> {
  if (password.length > bounds.password.typedLength) return false
  const nobody = await nobodyAt(cost)
  await queue().run(() => verify(nobody, bytesOf(password)))
  return false
}

/** Whether a hash was made with other parameters than today's; it is made anew at the next sign-in (ASVS 11.4.2). */
export function needsRehash(hashed: string, cost: HashCost = defaultCost): boolean {
  if (!isOurs(hashed)) return true
  const made = parseOptions(hashed)
  return made.memoryCost !== cost.memoryKib || made.timeCost !== cost.passes || made.parallelism !== 1
}
