import { record } from '#lib/audit/record.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { forgetDevices } from './assurance/remembered.ts'
import { answerLink, type LinkAnswer, type LinkState } from './challenges/answer-link.ts'
import { voidChallenges } from './challenges/void.ts'
import { endSessions } from './end-sessions.ts'
import { notifyPerson } from './notices/notify-person.ts'

type Securing = { link: Omit<LinkAnswer, 'purpose' | 'now'>; now: Date }

export type SecuredVerdict = { kind: 'secured' } | { kind: Exclude<LinkState['kind'], 'ok'> }

/**
 * "Secure my account" (UX-H53), once, by the link of a notice: everybody is signed out of the account, offline tokens with them, no
 * device is remembered, and whatever was mailed meanwhile is void. It signs nobody in, and changes no password: that takes a mail of
 * its own, to the address that the account has.
 */
export async function secureAccount(tx: Tx, { link, now }: Securing): Promise<SecuredVerdict> {
  const state = await answerLink(tx, { ...link, purpose: 'secure_account', now })
  if (state.kind !== 'ok') return { kind: state.kind }
  const { userId, environmentId } = state.challenge
  if (userId === null) return { kind: 'unknown' }
  const which = { directoryId: link.place.directoryId, userId }
  const actor = { kind: 'user', id: userId } as const
  await endSessions(tx, which, { reason: 'ended_by_user', actor, now, offline: true })
  await forgetDevices(tx, which)
  await voidChallenges(tx, which)
  await record(tx, { at: now, action: 'user.account_secured', actor, target: userId, environmentId })
  await notifyPerson(tx, which, { kind: 'account_secured' }, now)
  return { kind: 'secured' }
}
