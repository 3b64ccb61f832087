import type { Tx } from '#lib/db/with-tenant.ts'
import type { Person } from '../assurance/owned.ts'
import { endSessions } from '../end-sessions.ts'

/** Which of a person's own sessions: one, in whichever environment of their directory, or all but the one they are in. */
export type WhichOwn = { id: string } | { except: string }

/**
 * Ends sessions for the person whose they are, and the tokens that live by them, at once on every node; where it is all but one, also
 * what apps got to use while the person is away, except from that one. One that is not theirs is not there. Answers how many ended.
 */
export async function endOwnSessions(
  tx: Tx,
  { directoryId, userId }: Person,
  which: WhichOwn,
  now: Date,
): Promise<number> {
  const ending = { reason: 'ended_by_user', actor: { kind: 'user', id: userId }, now } as const
  if ('except' in which) {
    const others = { directoryId, userId, except: which.except }
    return (await endSessions(tx, others, { ...ending, offline: true })).length
  }
  const session = await tx.db.session.findFirst({
    where: { directoryId, userId, id: which.id },
    select: { environmentId: true },
  })
  if (session === null) return 0
  const one = { environmentId: session.environmentId, ids: [which.id] }
  return (await endSessions(tx, one, ending)).length
}
