import { record } from '#lib/audit/record.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { answerLink, type LinkAnswer, type LinkState } from './challenges/answer-link.ts'
import { readSince, sinceOf } from './challenges/since.ts'
import { voidChallenges } from './challenges/void.ts'
import type { Email } from './email.ts'
import { lockPerson } from './lock-person.ts'
import { mailChallenge } from './mails/mail-challenge.ts'
import { mailedPaths } from './mails/paths.ts'
import { lockedFieldsOf } from './profile/locked-fields.ts'

type Person = { directoryId: string; userId: string; environmentId: string }

/**
 * Mails a link to the address that a person wants to have: theirs changes when it is opened and confirmed. Ask `admitMail`
 * before. Whether somebody else has it is not told here, and decided when it is confirmed.
 */
export async function askEmailChange(
  tx: Tx,
  { issuer, email, now, ...person }: Person & { issuer: string; email: Email; now: Date },
): Promise<void> {
  const { directoryId, environmentId, userId } = person
  const { value: to, normalized } = email
  const place = { directoryId, environmentId }
  const purpose = 'change_email'
  const since = await sinceOf(tx, { directoryId, userId }, now, now)
  const data = { value: to, since: since.toISOString() }
  await mailChallenge(tx, { issuer, path: mailedPaths.confirmEmail, to, place, purpose, userId, normalized, data, now })
  const actor = { kind: 'user', id: userId } as const
  await record(tx, { at: now, action: 'user.email_change_asked', actor, target: userId, environmentId })
}

export type ChangeVerdict = { kind: 'changed' } | { kind: Exclude<LinkState['kind'], 'ok'> | 'taken' }

type Confirming = { link: Omit<LinkAnswer, 'purpose' | 'now'>; issuer: string; now: Date }

/**
 * Changes a person's address to the one whose mailbox they have shown (UX-H46). Whatever else was mailed to them is void, and the
 * old address gets a link by which a change that was not theirs is taken back.
 */
export async function confirmEmailChange(tx: Tx, { link, issuer, now }: Confirming): Promise<ChangeVerdict> {
  const state = await answerLink(tx, { ...link, purpose: 'change_email', now })
  if (state.kind !== 'ok') return { kind: state.kind }
  const { userId, normalized, data, environmentId } = state.challenge
  const { directoryId } = link.place
  if (userId === null) return { kind: 'unknown' }
  // A tenant that manages addresses itself may have begun to since the link was mailed (UX-H58).
  if ((await lockedFieldsOf(tx, directoryId)).has('email')) return { kind: 'dead' }
  // Nor does somebody who is suspended, or about to be deleted, change anything.
  const active = await tx.db.user.count({ where: { directoryId, id: userId, status: 'active' } })
  if (active === 0) return { kind: 'dead' }
  const person = { directoryId, userId, environmentId }
  const since = await sinceOf(tx, person, readSince(data, now), now)
  const before = await replaceEmail(tx, person, { value: String(data.value ?? normalized), normalized }, now)
  if (before === 'taken') return { kind: 'taken' }
  const actor = { kind: 'user', id: userId } as const
  await record(tx, { at: now, action: 'user.email_changed', actor, target: userId, environmentId })
  if (before !== undefined)
    await mailChallenge(tx, {
      ...{ issuer, path: mailedPaths.undoEmail, place: link.place, purpose: 'undo_email', userId, now },
      to: before.value,
      normalized: before.normalized,
      // One for each address: a second change takes nobody's way back to the first.
      subject: `${userId}:${before.normalized}`,
      data: { value: before.value, since: since.toISOString() },
    })
  return { kind: 'changed' }
}

/** Puts an address in the place of the person's primary one, as a verified one. Answers the old one if that was verified. */
export async function replaceEmail(
  tx: Tx,
  { directoryId, userId }: Person,
  { value, normalized }: Email,
  now: Date,
): Promise<Email | undefined | 'taken'> {
  await lockPerson(tx, { directoryId, userId })
  const reserved = { directoryId, kind: 'email', normalized, verifiedAt: { not: null }, userId: { not: userId } }
  if ((await tx.db.identifier.count({ where: reserved })) > 0) return 'taken'
  const mine = { directoryId, userId, kind: 'email' }
  const old = await tx.db.identifier.findFirst({ where: { ...mine, primary: true } })
  if (old === null) return 'taken'
  await tx.db.identifier.deleteMany({ where: { ...mine, normalized, id: { not: old.id } } })
  const data = { value, normalized, verifiedAt: now }
  await tx.db.identifier.updateMany({ where: { ...mine, id: old.id }, data })
  await tx.db.user.updateMany({
    where: { directoryId, id: userId },
    data: { version: { increment: 1 }, updatedAt: now },
  })
  await voidChallenges(tx, { directoryId, userId })
  const wasTheirs = old.verifiedAt !== null && old.normalized !== normalized
  return wasTheirs ? { value: old.value, normalized: old.normalized } : undefined
}
