import type { HotEvent, HotFamily } from '#lib/db/hot/index.ts'
import type { ClaimsRequest, Family } from '#lib/oidc/model.ts'
import type { TokenEvent } from '#lib/oidc/ports.ts'
import type { World } from '../world.ts'

/** An event of issuance as its row wants it: with an id, and the id of the request that caused it. */
export const eventRow = (event: TokenEvent, { mint }: World, { requestId }: { requestId: string }): HotEvent => ({
  ...event,
  id: mint.uuid(),
  requestId,
})

/** A family of a person, as the engine sees it. Every family that has codes or refresh tokens is a person's. */
export function familyOf(row: HotFamily): Family {
  const { userId, sub, sessionId, sid, authTime } = row
  if (userId === null || sub === null || sessionId === null || sid === null || authTime === null)
    throw new Error(`family ${row.id} is nobody's`)
  return { ...row, userId, sub, sessionId, sid, authTime, claims: row.claims as ClaimsRequest }
}
