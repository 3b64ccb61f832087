import { findRefresh, rotateRefresh } from '#lib/db/hot/index.ts'
import type { RequestContext } from '#lib/kernel/context.ts'
import type { RefreshPort } from '#lib/oidc/ports.ts'
import { placeOf, type Snapshot } from '../snapshot.ts'
import { recordMisuse } from '../trail.ts'
import type { World } from '../world.ts'
import { eventRow, familyOf } from './issued.ts'

type Moment = { now: Date; context: RequestContext }

/** Refresh tokens, each step one statement. */
export const refreshPort = (snapshot: Snapshot, world: World, { now, context }: Moment): RefreshPort => ({
  async find(hash) {
    const row = await findRefresh(placeOf(snapshot), hash, now)
    return row === undefined ? undefined : { ...row, hash, family: familyOf(row.family) }
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
