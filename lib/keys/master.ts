import { hkdfSync } from 'node:crypto'
import { config } from '#lib/kernel/env.ts'

/**
 * What keys are derived for. A label is never given a second meaning: a new use takes a new label.
 * `form-token`, `portal-*` and `peer` belong to the doors; they stand here so that the inventory is one list (ASVS 11.1.2).
 */
export type Purpose =
  | 'key-check'
  | 'playground-run'
  | 'cursor'
  | 'tenant-key'
  | 'key-pool'
  | 'subject-hash'
  | 'network-hash'
  | 'trail-address'
  | 'form-token'
  | 'mailed-code'
  | 'mail-recipient'
  | 'peer'
  | 'seed'
  | `database-role:${DatabaseRole}`
  | `portal-client:${string}`
  | `portal-session:${string}`
  | `retry-seal:${string}`

/** The login roles of the database; the password of each derives from the master key. */
export const databaseRoles = ['signet_owner', 'signet_app', 'signet_platform', 'signet_janitor'] as const
export type DatabaseRole = (typeof databaseRoles)[number]

const salt = Buffer.from('signet/v1')

/** The master key of this process. Start-up sets it before anything is served. */
export function masterKey(): Buffer {
  const key = config().masterKey
  if (key === undefined) throw new Error('SIGNET_MASTER_KEY is not set in this process')
  return key
}

/** A key for one purpose: HKDF-SHA256 (RFC 5869) of the master key with the purpose as `info`. Purposes tell nothing of each other. */
export function deriveKey(purpose: Purpose, bytes = 32, master: Buffer = masterKey()): Buffer {
  // Those of one thing each are as many as the things.
  if (purpose.includes(':')) return derive(purpose, bytes, master)
  const name = `${purpose} ${bytes}`
  const known = derived.get(master) ?? new Map<string, Buffer>()
  derived.set(master, known)
  const key = known.get(name) ?? derive(purpose, bytes, master)
  known.set(name, key)
  return key
}

/** What was derived of a master key, by purpose and length: a page needs some of them several times. */
const derived = new WeakMap<Buffer, Map<string, Buffer>>()

const derive = (purpose: Purpose, bytes: number, master: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', master, salt, `signet/v1/${purpose}`, bytes))

/** Kept in the database at first start; a later start with another master key finds another value and refuses to serve. */
export const keyCheckValue = (master: Buffer = masterKey()): Buffer => deriveKey('key-check', 32, master)

/** The passwords of the four database roles: every node that holds the master key knows them, and nothing else stores them. */
export function rolePasswords(master: Buffer = masterKey()): Record<DatabaseRole, string> {
  const password = (role: DatabaseRole) => deriveKey(`database-role:${role}`, 32, master).toString('base64url')
  return {
    signet_owner: password('signet_owner'),
    signet_app: password('signet_app'),
    signet_platform: password('signet_platform'),
    signet_janitor: password('signet_janitor'),
  }
}
