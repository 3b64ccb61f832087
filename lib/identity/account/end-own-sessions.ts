import type { Tx } from '#lib/db/with-tenant.ts'
import type { Person } from '../assurance/owned.ts'
import { endSessions } from '../end-sessions.ts'

/** Which of a person's own sessions: one, in whichever environment of their directory, or all but the one they are in. */
export type WhichOwn = { id: string } | { except: string }

/**
 * Ends sessions for the person whose they are, and all tokens that apps got by them, those for while the person is away too, at once on
 * every node; where it is all but one, whatever apps got elsewhere. One that is not theirs is not there. Answers how many ended.
 */
export async function endOwnSessions(
  tx: Tx,
  { directoryId, userId }: Person,
  which: WhichOwn,
  now: Date,
): Promise<number> {
  const ending = { reason: 'ended_by_user', actor: { kind: 'user', id: userId }, now, offline: true } as const
  if ('except' in which) {
    const others = { directoryId, userId, except: which.except }
    return (await endSessions(tx, others, ending)).length
  }
  const session = await tx.db.session.findFirst({
    where: { directoryId, userId, id: which.id },
    select: { environmentId: true },
  })
  if (session === null) return 0
  const one = { environmentId: session.environmentId, ids: [which.id] }
  return (await endSessions(tx, one, ending)).length
}
