import {
  type CryptoKey,
  compactVerify,
  createLocalJWKSet,
  decodeJwt,
  exportJWK,
  generateKeyPair,
  type JSONWebKeySet,
  type JWK,
  SignJWT,
} from 'jose'
import type { PublicJwk, PublicKey, SigningAlg } from '../../model.ts'
import type { Jws, SignerPort, VerifierPort } from '../../ports.ts'

export type TestKey = { kid: string; alg: string; privateKey: CryptoKey; jwk: PublicJwk }

const made = new Map<string, Promise<TestKey>>()

/** Real keys, made once for each name and shared by all tests of a file. */
export function testKey(kid: string, alg: string): Promise<TestKey> {
  const key = made.get(kid) ?? make(kid, alg)
  made.set(kid, key)
  return key
}

async function make(kid: string, alg: string): Promise<TestKey> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true })
  return { kid, alg, privateKey, jwk: { ...((await exportJWK(publicKey)) as PublicJwk), kid, alg } }
}

export const publicKey = ({ kid, alg, jwk }: TestKey): PublicKey => ({
  kid,
  alg: alg as SigningAlg,
  status: 'current',
  jwk,
})

/** A JWS by any key: what clients, attackers and we ourselves sign with. */
export const signWith = (
  key: TestKey,
  header: Record<string, unknown>,
  payload: Record<string, unknown>,
): Promise<string> =>
  new SignJWT(payload).setProtectedHeader({ alg: key.alg, kid: key.kid, ...header }).sign(key.privateKey)

export const memorySigner = (keys: readonly TestKey[], published: () => readonly PublicKey[]): SignerPort => ({
  sign(alg, typ, payload) {
    const key = keys.find((candidate) => candidate.alg === alg)
    if (key === undefined) throw new Error(`no key for ${alg}`)
    return signWith(key, { typ }, payload)
  },
  verifyOwn: (jwt) =>
    verifyWithSet(
      jwt,
      published().map(({ jwk }) => jwk),
      ['RS256', 'ES256'],
    ),
})

export const memoryVerifier: VerifierPort = { verify: verifyWithSet }

async function verifyWithSet(
  jwt: string,
  keys: readonly PublicJwk[],
  algs: readonly string[],
): Promise<Jws | undefined> {
  try {
    const set = createLocalJWKSet({ keys: keys as unknown as JWK[] } satisfies JSONWebKeySet)
    const { protectedHeader } = await compactVerify(jwt, set, { algorithms: [...algs] })
    return { header: { ...protectedHeader }, payload: decodeJwt(jwt) }
  } catch {
    return undefined
  }
}
