import { type EventActor, record } from '#lib/audit/record.ts'
import type { Tx } from '#lib/db/with-tenant.ts'

/** Why a session ended. */
export type EndReason =
  | 'signed_out'
  | 'superseded'
  | 'ended_by_user'
  | 'ended_by_admin'
  | 'user_suspended'
  | 'password_changed'
  | 'user_deleted'

/** Which sessions: some of a browser or of an environment, or all of a person, in each environment of their directory. */
export type WhichSessions =
  | { environmentId: string; ids: readonly string[]; browserId?: string }
  | { environmentId: string; browserId: string }
  | { directoryId: string; userId: string; except?: string }

export type Ending = {
  reason: EndReason
  actor: EventActor
  now: Date /** Also what was meant to outlive the session. */
  offline?: boolean
}

/**
 * Ends sessions, and with them every token family that lives by them; offline ones only when asked. What has ended is dead at
 * once on every node, for each use looks the session up (ASVS 7.4.1). One event per session. Answers the ended ids.
 */
export async function endSessions(tx: Tx, which: WhichSessions, ending: Ending): Promise<string[]> {
  const { reason, actor, now } = ending
  const rows = await tx.db.session.findMany({
    where: { ...selection(which), endedAt: null },
    select: { id: true, environmentId: true, userId: true },
    orderBy: { id: 'asc' },
  })
  const ids = rows.map(({ id }) => id)
  await tx.db.session.updateMany({
    where: { id: { in: ids }, endedAt: null },
    data: { endedAt: now, endReason: reason },
  })
  await tx.db.tokenFamily.updateMany({
    where: {
      revokedAt: null,
      ...('userId' in which && ending.offline === true
        ? {
            directoryId: which.directoryId,
            userId: which.userId,
            ...(which.except === undefined ? {} : { sessionId: { not: which.except } }),
          }
        : { sessionId: { in: ids }, ...(ending.offline === true ? {} : { offline: false }) }),
    },
    data: { revokedAt: now, revokeReason: 'session_ended' },
  })
  for (const row of rows) {
    const { id: target, environmentId, userId: person } = row
    await record(tx, { at: now, action: 'session.ended', actor, target, environmentId, person, reason })
  }
  return ids
}

function selection(which: WhichSessions) {
  if ('userId' in which) {
    const { directoryId, userId, except } = which
    return { directoryId, userId, ...(except === undefined ? {} : { id: { not: except } }) }
  }
  const { environmentId, browserId } = which
  const some = 'ids' in which ? { id: { in: [...which.ids] } } : {}
  return { environmentId, ...some, ...(browserId === undefined ? {} : { browserId }) }
}
