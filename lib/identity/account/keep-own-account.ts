import { record } from '#lib/audit/record.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import type { Person } from '../assurance/owned.ts'
import { answerLink, type LinkAnswer, type LinkState } from '../challenges/answer-link.ts'
import { undoDeletion } from './undo-deletion.ts'

/** A person keeps their account, after they have shown that it is theirs. False when there is nothing to keep (any more). */
export async function keepOwnAccount(tx: Tx, person: Person, environmentId: string, now: Date): Promise<boolean> {
  const actor = { kind: 'user', id: person.userId } as const
  if (!(await undoDeletion(tx, person, actor, now))) return false
  const changes = { before: { status: 'deleting' }, after: { status: 'active' } }
  await record(tx, { at: now, action: 'user.deletion_undone', actor, target: person.userId, environmentId, changes })
  return true
}

export type KeepVerdict = { kind: 'kept' | 'late' } | { kind: Exclude<LinkState['kind'], 'ok'> }

/** Keeps an account by the link that was mailed when its deletion was asked for: once. */
export async function keepAccountByLink(tx: Tx, link: Omit<LinkAnswer, 'purpose'>): Promise<KeepVerdict> {
  const state = await answerLink(tx, { ...link, purpose: 'keep_account' })
  if (state.kind !== 'ok') return { kind: state.kind }
  const { userId, environmentId } = state.challenge
  if (userId === null) return { kind: 'unknown' }
  const { directoryId } = link.place
  return { kind: (await keepOwnAccount(tx, { directoryId, userId }, environmentId, link.now)) ? 'kept' : 'late' }
}
