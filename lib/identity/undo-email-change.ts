import type { Tx } from '#lib/db/with-tenant.ts'
import type { Taken } from '#lib/mail/message.ts'
import { answerLink, type LinkAnswer } from './challenges/answer-link.ts'
import { readSince } from './challenges/since.ts'
import type { ChangeVerdict } from './change-email.ts'
import { notifyPerson } from './notices/notify-person.ts'
import { takeBack } from './take-back.ts'

type Undoing = { link: Omit<LinkAnswer, 'purpose' | 'now'>; now: Date }

export type UndoVerdict =
  | { kind: 'undone'; taken: readonly Taken[] }
  | { kind: Exclude<ChangeVerdict['kind'], 'changed'> }

/**
 * "This wasn't me" (UX-H46): the old address is the person's again, everybody is signed out of the account, whatever was mailed
 * meanwhile is void, and what was added since the change was asked for goes. The newer address is told, and so is the old one.
 */
export async function undoEmailChange(tx: Tx, { link, now }: Undoing): Promise<UndoVerdict> {
  const state = await answerLink(tx, { ...link, purpose: 'undo_email', now })
  if (state.kind !== 'ok') return { kind: state.kind }
  const { userId, normalized, data, environmentId } = state.challenge
  if (userId === null) return { kind: 'unknown' }
  const which = { directoryId: link.place.directoryId, userId }
  const email = { value: String(data.value ?? normalized), normalized }
  const taken = await takeBack(tx, which, { since: readSince(data, now), email, environmentId, now })
  if (taken === undefined) return { kind: 'taken' }
  const kinds = taken.kinds.filter((kind) => kind !== 'email')
  await notifyPerson(tx, which, { kind: 'email_restored', taken: kinds }, now)
  if (taken.formerAddress !== undefined)
    await notifyPerson(tx, which, { kind: 'email_restored', taken: [] }, now, taken.formerAddress)
  return { kind: 'undone', taken: kinds }
}
