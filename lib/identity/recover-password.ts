import { record } from '#lib/audit/record.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { answerLink, type LinkAnswer, type LinkState } from './challenges/answer-link.ts'
import { endSessions } from './end-sessions.ts'
import { notifyPerson } from './notices/notify-person.ts'
import { setPassword } from './users.ts'

export type Recovery = {
  link: Omit<LinkAnswer, 'purpose' | 'now'>
  /** By the rules of the place, hashed before. */
  passwordHash: string
  /** Whether whoever is signed in as this person anywhere stays so. */
  keepsSessions: boolean
  now: Date
}

export type RecoveryVerdict =
  | { kind: 'recovered'; userId: string }
  | { kind: Exclude<LinkState['kind'], 'ok'> | 'suspended' }

/**
 * Replaces a forgotten password, once, by a mailed link (ASVS 6.4.3): it opens nothing by itself. What the old one had opened
 * ends, whatever else was mailed is void, remembered devices are asked again, and the person is told.
 */
export async function recoverPassword(
  tx: Tx,
  { link, passwordHash, keepsSessions, now }: Recovery,
): Promise<RecoveryVerdict> {
  const state = await answerLink(tx, { ...link, purpose: 'reset_password', now })
  if (state.kind !== 'ok') return { kind: state.kind }
  const { userId, environmentId } = state.challenge
  const { directoryId } = link.place
  if (userId === null) return { kind: 'unknown' }
  const active = await tx.db.user.updateMany({
    where: { directoryId, id: userId, status: { in: ['active', 'deleting'] } },
    data: { requireNewPassword: false, version: { increment: 1 }, updatedAt: now },
  })
  if (active.count === 0) return { kind: 'suspended' }
  const actor = { kind: 'user', id: userId } as const
  const which = { directoryId, userId }
  if (!keepsSessions) await endSessions(tx, which, { reason: 'password_changed', actor, now, offline: true })
  await setPassword(tx, { ...which, passwordHash, byMail: true, now })
  await record(tx, { at: now, action: 'user.password_recovered', actor, target: userId, environmentId })
  await notifyPerson(tx, which, { kind: 'password_changed' }, now)
  return { kind: 'recovered', userId }
}
