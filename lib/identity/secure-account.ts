import { record } from '#lib/audit/record.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import type { Taken } from '#lib/mail/message.ts'
import { answerLink, type LinkAnswer, type LinkState } from './challenges/answer-link.ts'
import { readSince } from './challenges/since.ts'
import { notifyPerson } from './notices/notify-person.ts'
import { takeBack } from './take-back.ts'

type Securing = { link: Omit<LinkAnswer, 'purpose' | 'now'>; now: Date }

export type SecuredVerdict = { kind: 'secured'; taken: readonly Taken[] } | { kind: Exclude<LinkState['kind'], 'ok'> }

/**
 * "Secure my account" (UX-H53), once, by the link of a notice: everybody is signed out of the account, offline tokens with them, no
 * device is remembered, whatever was mailed meanwhile is void, and what was added to the account since that sign-in goes. It signs
 * nobody in, and sets no password: that takes a mail of its own, to the address that the account has then.
 */
export async function secureAccount(tx: Tx, { link, now }: Securing): Promise<SecuredVerdict> {
  const state = await answerLink(tx, { ...link, purpose: 'secure_account', now })
  if (state.kind !== 'ok') return { kind: state.kind }
  const { userId, environmentId, normalized, data } = state.challenge
  if (userId === null) return { kind: 'unknown' }
  const which = { directoryId: link.place.directoryId, userId }
  const actor = { kind: 'user', id: userId } as const
  const wanted = { since: readSince(data, now), environmentId, now }
  const email = { value: String(data.value ?? normalized), normalized }
  // Where somebody else has the address by now, the account keeps the one that it has.
  const taken =
    (await takeBack(tx, which, { ...wanted, email })) ?? (await takeBack(tx, which, { ...wanted, email: undefined }))
  const kinds = taken?.kinds ?? []
  await record(tx, { at: now, action: 'user.account_secured', actor, target: userId, environmentId })
  await notifyPerson(tx, which, { kind: 'account_secured', taken: kinds }, now)
  if (taken?.formerAddress !== undefined)
    await notifyPerson(tx, which, { kind: 'email_restored', taken: [] }, now, taken.formerAddress)
  return { kind: 'secured', taken: kinds }
}
