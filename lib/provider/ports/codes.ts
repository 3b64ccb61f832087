import { countFailedVerifier, findCode, issueCode, redeemCode, revokeFamily, touchSession } from '#lib/db/hot/index.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'
import type { RequestContext } from '#lib/kernel/context.ts'
import type { CodesPort, FamiliesPort } from '#lib/oidc/ports.ts'
import { placeOf, type Snapshot } from '../snapshot.ts'
import { recordMisuse } from '../trail.ts'
import type { World } from '../world.ts'
import type { Holders } from './holders.ts'
import { eventRow, familyOf } from './issued.ts'

type Moment = { now: Date; context: RequestContext; holders: Holders }

/** Codes, each step one statement. What a verdict means for the trail is written when it is known. */
export const codesPort = (snapshot: Snapshot, world: World, { now, context, holders }: Moment): CodesPort => {
  const place = placeOf(snapshot)
  return {
    async issue(issue) {
      const consent = issue.consent === null ? null : { id: world.mint.uuid(), ...issue.consent }
      const verdict = await issueCode(place, { ...issue, consent, event: eventRow(issue.event, world, context) })
      const idleUntil = plusSeconds(issue.now, snapshot.sessionIdleSeconds)
      if (verdict === 'issued') await touchSession(place, issue.family.sessionId, idleUntil, issue.now)
      return verdict
    },
    async find(hash) {
      const row = await findCode(place, hash, now, snapshot.hasRoles)
      if (row === undefined) return undefined
      const { holder, ...code } = row
      const family = familyOf(row.family)
      holders.keep(family.userId, holder)
      return { ...code, hash, family }
    },
    countFailedVerifier: (hash) => countFailedVerifier(place, hash),
    async redeem({ hash, clientRef, issued, now: at }) {
      const { access, refresh, event } = issued
      const redemption = { hash, clientRef, access, refresh, event: eventRow(event, world, context), now: at }
      const verdict = await redeemCode(place, redemption)
      await recordMisuse(snapshot, verdict, { familyId: event.familyId, clientRef, at, context })
      return verdict
    },
  }
}

/** The token families of one environment: revoked at once, and the misuse that led to it told to the trail. */
export const familiesPort = (snapshot: Snapshot, context: RequestContext): FamiliesPort => ({
  async revoke(familyId, reason, at) {
    await revokeFamily(placeOf(snapshot), familyId, reason, at)
    const verdict = reason === 'wrong_client' ? reason : 'replayed'
    await recordMisuse(snapshot, verdict, { familyId, clientRef: null, at, context })
  },
})
