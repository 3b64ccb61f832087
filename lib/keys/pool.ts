import { createSecretKey, type KeyObject } from 'node:crypto'
import { asPlatform } from '#lib/db/as-platform.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { newId } from '#lib/kernel/ids.ts'
import { binding, closeEnvelope, openEnvelope } from './envelope.ts'
import { deriveKey } from './master.ts'
import { type KeyPair, makeKeyPair, type PublicJwk, type SigningAlg, signingAlgs } from './pair.ts'

/** Keys kept ready of each algorithm: a new tenant takes three. */
export const poolTarget: Record<SigningAlg, number> = { RS256: 9, ES256: 9 }

type PoolRow = { id: string; kid: string; public_jwk: unknown; sealed_private: Uint8Array }

const poolKey = (): KeyObject => createSecretKey(deriveKey('key-pool'))
const bound = (id: string): Buffer => binding(['key_pool', id, 'sealed_private'])

/** Fills the pool of signing keys, one key after the other. Run by a job, never by a request. Answers how many were made. */
export async function fillPool(target: Record<SigningAlg, number> = poolTarget): Promise<number> {
  let made = 0
  for (const alg of signingAlgs) {
    const ready = await asPlatform((db) => db.keyPool.count({ where: { alg } }))
    for (let missing = target[alg] - ready; missing > 0; missing--) {
      await addToPool(await makeKeyPair(alg))
      made++
    }
  }
  return made
}

/**
 * Takes one key out of the pool for good; nobody else gets it, not even when `tx` is rolled back later and it returns.
 * Makes one on the spot only when the pool is empty.
 */
export async function takeFromPool(tx: Tx, alg: SigningAlg): Promise<KeyPair> {
  const rows = await tx.db.$queryRaw<PoolRow[]>`
    select id, kid, public_jwk, sealed_private from take_pool_key(${alg})`
  const row = rows[0]
  if (row === undefined) return makeKeyPair(alg)
  const privateDer = openEnvelope(poolKey(), bound(row.id), row.sealed_private)
  return { alg, kid: row.kid, publicJwk: row.public_jwk as PublicJwk, privateDer }
}

/** Puts a key pair into the pool, sealed as the pool seals. */
export async function addToPool(pair: KeyPair): Promise<void> {
  const id = newId()
  const sealedPrivate = Uint8Array.from(closeEnvelope(poolKey(), bound(id), pair.privateDer))
  await asPlatform((db) =>
    db.keyPool.create({
      data: { id, alg: pair.alg, kid: pair.kid, publicJwk: pair.publicJwk as object, sealedPrivate },
    }),
  )
}
