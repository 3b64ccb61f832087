import { findRefresh, rotateRefresh } from '#lib/db/hot/index.ts'
import type { RequestContext } from '#lib/kernel/context.ts'
import type { RefreshPort } from '#lib/oidc/ports.ts'
import { placeOf, type Snapshot } from '../snapshot.ts'
import { recordMisuse } from '../trail.ts'
import type { World } from '../world.ts'
import type { Holders } from './holders.ts'
import { eventRow, familyOf } from './issued.ts'

type Moment = { now: Date; context: RequestContext; holders: Holders }

/** Refresh tokens, each step one statement. */
export const refreshPort = (snapshot: Snapshot, world: World, { now, context, holders }: Moment): RefreshPort => ({
  async find(hash) {
    const row = await findRefresh(placeOf(snapshot), hash, now, snapshot.hasRoles)
    if (row === undefined) return undefined
    const { holder, ...token } = row
    const family = familyOf(row.family)
    holders.keep(family.userId, holder)
    return { ...token, hash, family }
  },
  async rotate({ issued, ...rotation }) {
    const { access, refresh, event } = issued
    const rotated = await rotateRefresh(placeOf(snapshot), {
      ...rotation,
      access,
      refresh,
      event: eventRow(event, world, context),
    })
    const { clientRef, now: at } = rotation
    await recordMisuse(snapshot, rotated.verdict, { familyId: event.familyId, clientRef, at, context })
    return rotated
  },
})
