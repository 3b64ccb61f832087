import type { Party } from './types.ts'

/** What a person is called who is gone, from the tenant or from the trail. */
export const deletedPerson = 'Deleted person'

/** Whether a person is named who is gone. */
export const isGone = ({ kind, id, name }: Party): boolean => kind === 'user' && id !== null && name === null

/** Who did it, in a word. */
export function actorWords(party: Party): string {
  const { kind, name } = party
  if (kind === 'operator') return 'An operator'
  if (name !== null) return name
  if (kind === 'anonymous') return 'Somebody'
  return isGone(party) ? deletedPerson : `A ${kind.replaceAll('_', ' ')}`
}

/** What it was done to: the kind in words, and the name; the id's beginning where the object is gone. */
export function targetWords(party: Party): string {
  if (isGone(party)) return deletedPerson
  const { kind, id, name } = party
  return `${kind.replaceAll('_', ' ')} ${name ?? (id === null ? '' : `${id.slice(0, 10)}…`)}`.trim()
}
