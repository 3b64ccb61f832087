import { safeEqual, sha256 } from '#lib/kernel/tokens.ts'
import type { SecretsPort } from '#lib/oidc/ports.ts'
import type { Snapshot } from '../snapshot.ts'
import { touchSecret } from './touch-secret.ts'

/** Compared against when there is no such client, or it has no secret: the same work, and no match (SECURITY T12). */
const nothing = Buffer.alloc(32)

/** Secrets are 256 random bits, so their hash is one SHA-256; every live one is compared, in constant time. */
export const secretsPort = (snapshot: Snapshot): SecretsPort => ({
  async verify(client, secret, now) {
    const presented = sha256(secret)
    const stored = client === undefined ? [] : snapshot.secretsOf(client)
    const live = stored.filter(({ expiresAt }) => expiresAt === null || expiresAt > now)
    const matches = live.filter(({ hash }) => safeEqual(Buffer.from(hash, 'hex'), presented))
    if (live.length === 0) safeEqual(nothing, presented)
    const [match] = matches
    if (match === undefined) return undefined
    touchSecret(snapshot, match, now)
    return { secretId: match.id }
  },
})
