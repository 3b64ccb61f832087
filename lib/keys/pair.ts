import { generateKeyPair, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import { calculateJwkThumbprint, exportJWK } from 'jose'

/** Algorithms of signing keys, in the order in which keys are made. */
export const signingAlgs = ['RS256', 'ES256'] as const
export type SigningAlg = (typeof signingAlgs)[number]

/** A key pair before it has a home. `privateDer` is PKCS #8. */
export type KeyPair = { alg: SigningAlg; kid: string; publicJwk: PublicJwk; privateDer: Buffer }
export type PublicJwk = { kty: string; kid: string; alg: string; use: 'sig'; [member: string]: unknown }

const generate = promisify(generateKeyPair)

/**
 * RSA keys have 3072 bits: 2048 is 112 bits of strength and ASVS 11.2.3 asks for 128. A signature costs 1.8 ms on Node.js 20 and
 * 0.7 ms on 24 instead of 0.3 ms, and a key takes a second to make, which is why keys come from a pool and access tokens are
 * ES256 (0.03 ms) unless their API says otherwise; a client that signs people in by the thousand a second chooses ES256 for its
 * ID tokens too.
 */
export const rsaBits = 3072

/** Makes a key pair, off the main thread. Its id is the key's own thumbprint (RFC 7638). */
export async function makeKeyPair(alg: SigningAlg): Promise<KeyPair> {
  const pair: { publicKey: KeyObject; privateKey: KeyObject } =
    alg === 'RS256'
      ? await generate('rsa', { modulusLength: rsaBits, publicExponent: 0x10001 })
      : await generate('ec', { namedCurve: 'P-256' })
  const jwk = await exportJWK(pair.publicKey)
  const kid = await calculateJwkThumbprint(jwk, 'sha256')
  return {
    alg,
    kid,
    publicJwk: { ...jwk, kty: alg === 'RS256' ? 'RSA' : 'EC', kid, alg, use: 'sig' },
    privateDer: pair.privateKey.export({ format: 'der', type: 'pkcs8' }),
  }
}
