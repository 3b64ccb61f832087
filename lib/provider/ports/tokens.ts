import { lookupJwt, lookupOpaque, recordIssuance, revokeToken, useAssertion } from '#lib/db/hot/index.ts'
import type { RequestContext } from '#lib/kernel/context.ts'
import { isUuid } from '#lib/kernel/ids.ts'
import { sha256 } from '#lib/kernel/tokens.ts'
import type { AccessTokenClaims, ClaimsRequest } from '#lib/oidc/model.ts'
import type { AssertionsPort, IssuancePort, Live, TokensPort } from '#lib/oidc/ports.ts'
import { placeOf, type Snapshot } from '../snapshot.ts'
import { recordRevocation } from '../trail.ts'
import type { World } from '../world.ts'
import { eventRow } from './issued.ts'

type HotLive = { dead: string | null; userId: string | null; claims: unknown }

const liveOf = ({ dead, userId, claims }: HotLive): Live => ({ dead, userId, claims: claims as ClaimsRequest | null })

/** Live state of access tokens, read at each use: what has been revoked is dead at once on every node. */
export const tokensPort = (snapshot: Snapshot, context: RequestContext): TokensPort => {
  const place = placeOf(snapshot)
  return {
    async lookupJwt({ jti, gid, ...ref }, now) {
      if (gid !== null && !isUuid(gid)) return { dead: 'not what was issued', userId: null, claims: null }
      return liveOf(await lookupJwt(place, { ...ref, gid, jtiHash: sha256(jti) }, now))
    },
    async lookupOpaque(hash, now) {
      const found = await lookupOpaque(place, hash, now)
      return found && { token: found.token as AccessTokenClaims, live: liveOf(found.live) }
    },
    async revoke(what, clientRef, now) {
      const revocable = what.kind === 'jwt' ? { ...what, jtiHash: sha256(what.jti) } : what
      await revokeToken(place, revocable, clientRef, now)
      await recordRevocation(snapshot, what.kind, { clientRef, at: now, context })
    },
  }
}

/** Keeps what a grant without a family issued (RFC 6749 §4.4), in one call to the database. */
export const issuancePort = (snapshot: Snapshot, world: World, context: RequestContext): IssuancePort => ({
  record: ({ access, event }, now) =>
    recordIssuance(placeOf(snapshot), { access, event: eventRow(event, world, context) }, now),
})

/** RFC 7523 §3: whether a client’s assertion is used for the first time; asking uses it. */
export const assertionsPort = (snapshot: Snapshot): AssertionsPort => ({
  use: (clientRef, jti, expiresAt) => useAssertion(placeOf(snapshot), clientRef, sha256(jti), expiresAt),
})
