import { countEffectiveOwners, lockAccess } from '#lib/access/owners.ts'
import { record } from '#lib/audit/record.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'
import type { Person } from '../assurance/owned.ts'
import { forgetDevices } from '../assurance/remembered.ts'
import { voidChallenges } from '../challenges/void.ts'
import { deletionWord, isDeletionWord } from '../deletion-word.ts'
import { endSessions } from '../end-sessions.ts'
import { mailChallenge } from '../mails/mail-challenge.ts'
import { mailedPaths } from '../mails/paths.ts'
import { lockedFieldsOf } from '../profile/locked-fields.ts'
import { deletionSeconds } from './deletion.ts'

type Asking = { typed: string; environmentId: string; issuer: string; now: Date }

/** `last_owner`: the tenant would have none. `unknown`: they are no longer there, or are going already. */
export type DeletionVerdict =
  | { kind: 'requested'; deleteAt: Date }
  | { kind: 'locked' | 'last_owner' | 'unconfirmed' | 'unknown' }

/**
 * Puts a person's account down for deletion, for the person themselves: whoever is signed in as them is out at once, every token
 * is dead, and remembered devices are forgotten. Until its time comes it can be kept, by a link that is mailed or at sign-in.
 */
export async function requestDeletion(tx: Tx, person: Person, asking: Asking): Promise<DeletionVerdict> {
  const { directoryId, userId } = person
  const { typed, environmentId, issuer, now } = asking
  await lockAccess(tx)
  const where = { directoryId, id: userId, status: 'active' }
  const row = await tx.db.user.findFirst({ where, include: { identifiers: { where: { primary: true } } } })
  if (row === null) return { kind: 'unknown' }
  if ((await lockedFieldsOf(tx, directoryId)).has('deletion')) return { kind: 'locked' }
  if (!isDeletionWord(typed, deletionWord(row))) return { kind: 'unconfirmed' }
  if ((await countEffectiveOwners(tx)) > 0 && (await countEffectiveOwners(tx, userId)) === 0)
    return { kind: 'last_owner' }
  const deleteAt = plusSeconds(now, deletionSeconds)
  const { count } = await tx.db.user.updateMany({
    where,
    data: { status: 'deleting', deleteAt, version: { increment: 1 }, updatedAt: now },
  })
  if (count === 0) return { kind: 'unknown' }
  const actor = { kind: 'user', id: userId } as const
  await endSessions(tx, person, { reason: 'user_deleted', actor, now, offline: true })
  await forgetDevices(tx, person)
  await voidChallenges(tx, person)
  const changes = { before: { status: 'active' }, after: { status: 'deleting', deleteAt: deleteAt.toISOString() } }
  await record(tx, { at: now, action: 'user.deletion_requested', actor, target: userId, environmentId, changes })
  const email = row.identifiers.find(({ kind }) => kind === 'email')
  if (email !== undefined)
    await mailChallenge(tx, {
      ...{ issuer, path: mailedPaths.keepAccount, purpose: 'keep_account', userId, now },
      ...{ place: { directoryId, environmentId }, to: email.value, normalized: email.normalized },
    })
  return { kind: 'requested', deleteAt }
}
