import type { EventActor } from '#lib/audit/record.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import type { Person } from '../assurance/owned.ts'
import { endSessions } from '../end-sessions.ts'
import { notifyPerson } from '../notices/notify-person.ts'

/**
 * Keeps an account that was to be deleted: one write, while its time has not come. What a sign-in that was under way left behind
 * ends first, and the link that was mailed opens nothing any more; the person is told. The caller records it. False when there is
 * nothing to keep, or it is too late.
 */
export async function undoDeletion(tx: Tx, person: Person, actor: EventActor, now: Date): Promise<boolean> {
  const { directoryId, userId } = person
  const { count } = await tx.db.user.updateMany({
    where: { directoryId, id: userId, status: 'deleting', deleteAt: { gt: now } },
    data: { status: 'active', deleteAt: null, version: { increment: 1 }, updatedAt: now },
  })
  if (count === 0) return false
  await endSessions(tx, person, { reason: 'user_deleted', actor, now, offline: true })
  await tx.db.mailChallenge.deleteMany({ where: { directoryId, userId, purpose: 'keep_account', consumedAt: null } })
  await notifyPerson(tx, person, { kind: 'account_kept' }, now)
  return true
}
