import type { Actor } from '#lib/access/actor.ts'
import { tokenPrefixes } from '#lib/kernel/tokens.ts'
import { actorOfKey } from './api-key.ts'
import { actorOfToken } from './token.ts'

/** RFC 6750 §2.1. Node has bounded the header already; this bounds what is looked at. */
const form = /^bearer +([A-Za-z0-9._~+/-]{1,16384}=*)$/i

/**
 * Whom an Authorization header speaks for at the management API: an API key, or an access token of a tenant's `control` for
 * `urn:signet:management`. Undefined for everything else: malformed, unknown, expired, revoked, of another issuer or audience.
 * Read on every request, so that what has ended is ended.
 */
export async function bearerActor(authorization: string | null, now: Date): Promise<Actor | undefined> {
  const text = form.exec(authorization ?? '')?.[1]
  if (text === undefined) return undefined
  return text.startsWith(tokenPrefixes.api_key) ? actorOfKey(text, now) : actorOfToken(text, now)
}
