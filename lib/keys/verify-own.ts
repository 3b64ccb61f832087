import { singleton } from '#lib/kernel/singleton.ts'
import { sha256 } from '#lib/kernel/tokens.ts'
import type { PublicJwk } from '#lib/oidc/model.ts'
import type { Jws } from '#lib/oidc/ports.ts'
import { verifySignature } from './verify-signature.ts'

/** What verified, and against which published keys: those of another version of the environment are another array. */
type Verified = { published: readonly PublicJwk[]; jws: Jws }

const mostRemembered = 10_000

/**
 * Verifies a JWT that an environment signed itself. The same token comes again with each request of whoever holds it, and its
 * signature does not change: what verified is remembered by its digest for as long as the same keys are published, bounded, the
 * eldest leaving first. Expiry, revocation and whatever else can change is the reader's to ask, each time.
 */
export async function verifyOwn(
  jwt: string,
  published: readonly PublicJwk[],
  verify: typeof verifySignature = verifySignature,
): Promise<Jws | undefined> {
  const remembered = singleton('keys.verified', () => new Map<string, Verified>())
  const name = sha256(jwt).toString('base64')
  const known = remembered.get(name)
  if (known?.published === published) return known.jws
  const jws = await verify(jwt, published, ['RS256', 'ES256'])
  if (jws === undefined) return undefined
  remembered.delete(name)
  remembered.set(name, { published, jws })
  const [eldest] = remembered.keys()
  if (remembered.size > mostRemembered && eldest !== undefined) remembered.delete(eldest)
  return jws
}
