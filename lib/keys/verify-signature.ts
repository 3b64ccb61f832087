import { type CryptoKey, compactVerify, decodeProtectedHeader, importJWK } from 'jose'
import type { PublicJwk } from '#lib/oidc/model.ts'
import type { Jws } from '#lib/oidc/ports.ts'

/** Imported keys, by the JWK they came from: a snapshot keeps its JWKs, so each is imported once. */
const imported = new WeakMap<PublicJwk, Map<string, Promise<CryptoKey | undefined>>>()

function importKey(jwk: PublicJwk, alg: string): Promise<CryptoKey | undefined> {
  const byAlg = imported.get(jwk) ?? new Map<string, Promise<CryptoKey | undefined>>()
  imported.set(jwk, byAlg)
  const found = byAlg.get(alg)
  if (found !== undefined) return found
  const fresh = importJWK(jwk, alg).then(
    (key) => (key instanceof Uint8Array ? undefined : key),
    () => undefined,
  )
  byAlg.set(alg, fresh)
  return fresh
}

const kinds: Record<string, { kty: string; crv?: string }> = {
  RS256: { kty: 'RSA' },
  PS256: { kty: 'RSA' },
  ES256: { kty: 'EC', crv: 'P-256' },
  EdDSA: { kty: 'OKP', crv: 'Ed25519' },
}

/** RFC 8725 §3.1: the key decides the algorithm. A key for encryption, of another type or for another `alg` is no candidate. */
const isCandidate = (jwk: PublicJwk, alg: string, kid: unknown): boolean => {
  const kind = kinds[alg]
  return (
    kind !== undefined &&
    jwk.kty === kind.kty &&
    (kind.crv === undefined || jwk.crv === kind.crv) &&
    (jwk.alg === undefined || jwk.alg === alg) &&
    (jwk.use === undefined || jwk.use === 'sig') &&
    (kid === undefined || jwk.kid === undefined || jwk.kid === kid)
  )
}

/** At most this many keys are tried when a token names none: a key set is the client's, the work is ours. */
const maxCandidates = 8

/** Verifies the signature alone. `jwk`, `jku`, `x5c` and `x5u` headers are never looked at (SECURITY J10). */
export async function verifySignature(
  jwt: string,
  keys: readonly PublicJwk[],
  algs: readonly string[],
): Promise<Jws | undefined> {
  try {
    const { alg, kid } = decodeProtectedHeader(jwt)
    if (alg === undefined || !algs.includes(alg)) return undefined
    const candidates = keys.filter((jwk) => isCandidate(jwk, alg, kid)).slice(0, maxCandidates)
    for (const jwk of candidates) {
      const jws = await verifyWith(jwt, jwk, alg)
      if (jws !== undefined) return jws
    }
    return undefined
  } catch {
    return undefined
  }
}

async function verifyWith(jwt: string, jwk: PublicJwk, alg: string): Promise<Jws | undefined> {
  const key = await importKey(jwk, alg)
  if (key === undefined) return undefined
  const verified = await compactVerify(jwt, key, { algorithms: [alg] }).catch(() => undefined)
  if (verified === undefined) return undefined
  const payload: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(verified.payload))
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) return undefined
  return { header: { ...verified.protectedHeader }, payload: payload as Record<string, unknown> }
}
