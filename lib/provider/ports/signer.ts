import { CompactSign, type CryptoKey } from 'jose'
import { verifySignature } from '#lib/keys/verify-signature.ts'
import type { PublicJwk, SigningAlg } from '#lib/oidc/model.ts'
import type { SignerPort } from '#lib/oidc/ports.ts'

/** A private key of the environment, imported and never exported again. */
export type PrivateKey = { kid: string; alg: SigningAlg; key: CryptoKey }

/** Makes a compact JWS. A parameter of the signer, so that tests of the doors can make signatures repeat. */
export type SignCompact = (
  key: PrivateKey,
  header: { alg: SigningAlg; kid: string; typ: string },
  payload: Record<string, unknown>,
) => Promise<string>

const encoder = new TextEncoder()

/** RFC 7515 §7.1: signs a payload with this key and header, in compact form. */
export const signCompact: SignCompact = (key, header, payload) =>
  new CompactSign(encoder.encode(JSON.stringify(payload))).setProtectedHeader(header).sign(key.key)

/** Signs with the environment's current keys; verifies with every published one. */
export const signerPort = (
  published: readonly PublicJwk[],
  current: (alg: SigningAlg) => Promise<PrivateKey>,
  sign: SignCompact,
): SignerPort => ({
  async sign(alg, typ, payload) {
    const key = await current(alg)
    return sign(key, { alg, kid: key.kid, typ }, payload)
  },
  verifyOwn: (jwt) => verifySignature(jwt, published, ['RS256', 'ES256']),
})
