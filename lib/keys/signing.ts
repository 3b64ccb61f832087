import { createSecretKey, type KeyObject, sign as signWith } from 'node:crypto'
import { findSigningKey } from '#lib/db/hot/index.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { newId } from '#lib/kernel/ids.ts'
import { concatenated } from './concatenated.ts'
import { unwrapDataKey } from './data-keys.ts'
import { masterKey } from './master.ts'
import { openPrivate } from './open-private.ts'
import type { PublicJwk, SigningAlg } from './pair.ts'
import { takeFromPool } from './pool.ts'
import { open, openUnder, type Place, seal } from './seal.ts'

export type KeyStatus = 'next' | 'current' | 'previous' | 'retired'
export type PublicSigningKey = { kid: string; alg: SigningAlg; status: 'next' | 'current' | 'previous'; jwk: PublicJwk }
/** A key that signs. The key itself stays inside: nobody who holds this can take it out. */
export type SigningKey = { kid: string; alg: SigningAlg; sign(bytes: Uint8Array): Buffer }

const shown: KeyStatus[] = ['next', 'current', 'previous']

/** RFC 7518 §3.3 and §3.4. A class: there are thousands of them. */
class OpenedKey implements SigningKey {
  readonly kid: string
  readonly alg: SigningAlg
  readonly #key: KeyObject

  constructor(kid: string, alg: SigningAlg, key: KeyObject) {
    this.kid = kid
    this.alg = alg
    this.#key = key
  }

  sign(bytes: Uint8Array): Buffer {
    const signature = signWith('sha256', bytes, this.#key)
    return this.alg === 'ES256' ? concatenated(signature) : signature
  }
}

/** Where the private half of a signing key is sealed. */
export const signingKeyPlace = (id: string): Place => ({ table: 'signing_keys', row: id, column: 'sealed_private' })

/** Gives an environment one key of the algorithm. `current` only where there is none: what signs was published before. */
export async function addSigningKey(
  tx: Tx,
  environmentId: string,
  alg: SigningAlg,
  status: 'current' | 'next',
  at: Date,
): Promise<string> {
  const pair = await takeFromPool(tx, alg)
  const id = newId(at)
  await tx.db.signingKey.create({
    data: {
      tenantId: tx.tenantId,
      environmentId,
      id,
      kid: pair.kid,
      alg,
      status,
      publicJwk: pair.publicJwk as object,
      sealedPrivate: Uint8Array.from(await seal(tx, signingKeyPlace(id), pair.privateDer)),
      createdAt: at,
      activatedAt: status === 'current' ? at : null,
    },
  })
  return id
}

/** The keys that the environment's JWKS shows: those that sign, those that are about to, those that signed what still lives. */
export async function loadPublic(tx: Tx, environmentId: string): Promise<PublicSigningKey[]> {
  const rows = await tx.db.signingKey.findMany({
    where: { environmentId, status: { in: shown } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { kid: true, alg: true, status: true, publicJwk: true },
  })
  return rows.map((row) => ({
    kid: row.kid,
    alg: row.alg as SigningAlg,
    status: row.status as PublicSigningKey['status'],
    jwk: row.publicJwk as PublicJwk,
  }))
}

/**
 * The key that signs with an algorithm, opened; undefined where the environment has none. ASVS 11.7.2 asks that keys be opened on
 * use; the provider holds it within an environment's snapshot, bounded and until the environment changes, for opening costs more
 * than signing.
 *
 * It signs in place and not by WebCrypto: that hands each signature to another thread and back, which costs more than the
 * signature of ES256 itself (docs/performance.md), and there is a front for each core.
 */
export async function readSigningKey(
  at: { tenantId: string; environmentId: string },
  alg: SigningAlg,
): Promise<SigningKey | undefined> {
  const row = await findSigningKey(at, alg)
  if (row === undefined) return undefined
  const wrapped = Buffer.from(row.wrapped_key, 'hex')
  const dataKey = createSecretKey(unwrapDataKey(masterKey(), at.tenantId, row.data_key_id, wrapped))
  const sealed = Buffer.from(row.sealed_private, 'hex')
  return keyFrom(alg, row.kid, openUnder(at.tenantId, dataKey, signingKeyPlace(row.id), sealed))
}

/** The keys that sign, one of each algorithm, opened. */
export async function loadPrivate(tx: Tx, environmentId: string): Promise<SigningKey[]> {
  const rows = await tx.db.signingKey.findMany({
    where: { environmentId, status: 'current' },
    select: { id: true, kid: true, alg: true, sealedPrivate: true },
  })
  const keys: SigningKey[] = []
  for (const row of rows)
    keys.push(keyFrom(row.alg as SigningAlg, row.kid, await open(tx, signingKeyPlace(row.id), row.sealedPrivate)))
  return keys
}

/** Takes the bytes of a private key in, and wipes them. */
function keyFrom(alg: SigningAlg, kid: string, der: Buffer): SigningKey {
  const key = openPrivate(der)
  der.fill(0)
  return new OpenedKey(kid, alg, key)
}
