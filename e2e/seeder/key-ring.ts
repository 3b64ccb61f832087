import { generateKeyPair, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import { calculateJwkThumbprint, exportJWK } from 'jose'
import type { KeyPair, SigningAlg } from '#lib/keys/pair.ts'
import { addToPool } from '#lib/keys/pool.ts'

/**
 * A hundred tenants would take ten minutes of making RSA keys. The suite's tenants share a ring of small ones, in turn:
 * neighbours have other keys, and where two tenants do share one, a wall that rests on the signature alone would show.
 */
const size = 14
const perTenant = 6
const generate = promisify(generateKeyPair)

async function make(alg: SigningAlg): Promise<KeyPair> {
  const pair: { publicKey: KeyObject; privateKey: KeyObject } =
    alg === 'RS256' ? await generate('rsa', { modulusLength: 2048 }) : await generate('ec', { namedCurve: 'P-256' })
  const jwk = await exportJWK(pair.publicKey)
  const kid = await calculateJwkThumbprint(jwk, 'sha256')
  const kty = alg === 'RS256' ? 'RSA' : 'EC'
  return {
    alg,
    kid,
    publicJwk: { ...jwk, kty, kid, alg, use: 'sig' },
    privateDer: pair.privateKey.export({ format: 'der', type: 'pkcs8' }),
  }
}

let ring: Promise<Record<SigningAlg, KeyPair[]>> | undefined
let turn = 0

async function makeRing(): Promise<Record<SigningAlg, KeyPair[]>> {
  const several = (alg: SigningAlg) => Promise.all(Array.from({ length: size }, () => make(alg)))
  return { RS256: await several('RS256'), ES256: await several('ES256') }
}

/** Puts what one more tenant takes, now and when its next keys are published, into the product's pool. */
export async function stockPool(): Promise<void> {
  ring ??= makeRing()
  const keys = await ring
  for (let count = 0; count < perTenant; count++) {
    const at = turn++ % size
    for (const alg of ['RS256', 'ES256'] as const) {
      const pair = keys[alg][at]
      if (pair !== undefined) await addToPool(pair)
    }
  }
}
