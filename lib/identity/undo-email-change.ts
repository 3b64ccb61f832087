import { record } from '#lib/audit/record.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { forgetDevices } from './assurance/remembered.ts'
import { answerLink, type LinkAnswer } from './challenges/answer-link.ts'
import { type ChangeVerdict, replaceEmail } from './change-email.ts'
import { endSessions } from './end-sessions.ts'
import { notifyPerson } from './notices/notify-person.ts'

type Undoing = { link: Omit<LinkAnswer, 'purpose' | 'now'>; now: Date }

/**
 * "This wasn't me" (UX-H46): the old address is the person's again, everybody is signed out of the account, and whatever was
 * mailed meanwhile is void. The newer address is told.
 */
export async function undoEmailChange(tx: Tx, { link, now }: Undoing): Promise<ChangeVerdict> {
  const state = await answerLink(tx, { ...link, purpose: 'undo_email', now })
  if (state.kind !== 'ok') return { kind: state.kind }
  const { userId, normalized, data, environmentId } = state.challenge
  const { directoryId } = link.place
  if (userId === null) return { kind: 'unknown' }
  const which = { directoryId, userId }
  const old = { value: String(data.value ?? normalized), normalized }
  const newer = await replaceEmail(tx, { ...which, environmentId }, old, now)
  if (newer === 'taken') return { kind: 'taken' }
  const actor = { kind: 'user', id: userId } as const
  await endSessions(tx, which, { reason: 'ended_by_user', actor, now, offline: true })
  await forgetDevices(tx, which)
  await record(tx, { at: now, action: 'user.email_restored', actor, target: userId, environmentId })
  if (newer !== undefined) await notifyPerson(tx, which, { kind: 'email_restored' }, now, newer.value)
  return { kind: 'changed' }
}
