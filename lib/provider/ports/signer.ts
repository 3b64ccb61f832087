import { CompactSign, type CryptoKey } from 'jose'
import type { PublicKey, SigningAlg } from '#lib/oidc/model.ts'
import type { SignerPort } from '#lib/oidc/ports.ts'
import { verifySignature } from './verifier.ts'

/** A private key of the environment, imported and never exported again. */
export type PrivateKey = { kid: string; alg: SigningAlg; key: CryptoKey }

/** Makes a compact JWS. A parameter of the signer, so that tests of the doors can make signatures repeat. */
export type SignCompact = (
  key: PrivateKey,
  header: { alg: SigningAlg; kid: string; typ: string },
  payload: Record<string, unknown>,
) => Promise<string>

const encoder = new TextEncoder()

export const signCompact: SignCompact = (key, header, payload) =>
  new CompactSign(encoder.encode(JSON.stringify(payload))).setProtectedHeader(header).sign(key.key)

/** Signs with the environment's current keys; verifies with every published one. */
export const signerPort = (
  published: readonly PublicKey[],
  current: (alg: SigningAlg) => Promise<PrivateKey>,
  sign: SignCompact,
): SignerPort => {
  const keys = published.map(({ kid, alg, jwk }) => ({ ...jwk, kid, alg, use: 'sig' }))
  return {
    async sign(alg, typ, payload) {
      const key = await current(alg)
      return sign(key, { alg, kid: key.kid, typ }, payload)
    },
    verifyOwn: (jwt) => verifySignature(jwt, keys, ['RS256', 'ES256']),
  }
}
