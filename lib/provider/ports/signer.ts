import { paced } from '#lib/kernel/paced.ts'
import type { SigningKey } from '#lib/keys/signing.ts'
import { verifyOwn } from '#lib/keys/verify-own.ts'
import type { SigningAlg } from '#lib/oidc/model.ts'
import type { SignerPort } from '#lib/oidc/ports.ts'
import type { Snapshot } from '../snapshot.ts'

/** Makes a compact JWS. A parameter of the signer, so that tests of the doors can make signatures repeat. */
export type SignCompact = (
  key: SigningKey,
  header: { alg: SigningAlg; kid: string; typ: string },
  payload: Record<string, unknown>,
) => Promise<string>

/**
 * RFC 7515 §7.1: signs a payload with this key and header, in compact form. With RSA that takes two milliseconds in place: each has
 * a round of the event loop of its own, so that thirty of one tenant hold up nobody else's request, nor the group that commits.
 */
export const signCompact: SignCompact = async (key, header, payload) => {
  const signed = `${headOf(header)}.${encode(payload)}`
  const bytes = Buffer.from(signed)
  const signature = header.alg === 'RS256' ? await paced(() => key.sign(bytes)) : key.sign(bytes)
  return `${signed}.${signature.toString('base64url')}`
}

/** Encoded headers, by key and type: each is one of two or three. Bounded: when it is full, it starts over. */
const heads = new Map<string, string>()
const mostHeads = 1_000

function headOf(header: { alg: SigningAlg; kid: string; typ: string }): string {
  const name = `${header.typ} ${header.alg} ${header.kid}`
  const found = heads.get(name)
  if (found !== undefined) return found
  const made = encode(header)
  if (heads.size >= mostHeads) heads.clear()
  heads.set(name, made)
  return made
}

const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url')

/** Signs with the environment's current keys; verifies with every published one. */
export const signerPort = (
  environment: Pick<Snapshot, 'verificationKeys' | 'signingKey'>,
  sign: SignCompact,
): SignerPort => ({
  async sign(alg, typ, payload) {
    const key = await environment.signingKey(alg)
    return sign(key, { alg, kid: key.kid, typ }, payload)
  },
  verifyOwn: (jwt) => verifyOwn(jwt, environment.verificationKeys()),
})
