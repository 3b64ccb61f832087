import type { Kit } from '../words/kit.ts'
import type { Party } from './types.ts'

/** What a person is called who is gone, from the tenant or from the trail, in a file. */
export const deletedPerson = 'Deleted person'

/** Whether a person is named who is gone. */
export const isGone = ({ kind, id, name }: Party): boolean => kind === 'user' && id !== null && name === null

/** Who did it, in a word. */
export function actorWords(party: Party, t: Kit): string {
  const { kind, name } = party
  if (kind === 'operator') return t('party.operator')
  if (name !== null) return name
  if (kind === 'anonymous') return t('party.anonymous')
  return isGone(party) ? t('party.deleted') : kindWords(kind, t)
}

/** What it was done to: the kind in words, and the name; the id's beginning where the object is gone. */
export function targetWords(party: Party, t: Kit): string {
  if (isGone(party)) return t('party.deleted')
  const { kind, id, name } = party
  return `${kindWords(kind, t)} ${name ?? (id === null ? '' : `${id.slice(0, 10)}…`)}`.trim()
}

const known = [
  'user',
  'client',
  'api_key',
  'api',
  'permission',
  'role',
  'group',
  'assignment',
  'environment',
  'directory',
  'tenant',
  'platform',
  'policy',
  'session',
  'consent',
  'grant',
  'credential',
  'invitation',
  'webhook',
  'signing_key',
  'mail',
  'membership',
  'import',
  'promotion',
  'view',
  'job',
  'system',
  'operator',
  'browser',
  'token',
  'token_family',
  'key',
  'family',
] as const

/** What a kind of thing is called; kinds that have no word of ours yet by their own name. */
function kindWords(kind: string, t: Kit): string {
  const word = known.find((each) => each === kind)
  return word === undefined ? kind.replaceAll('_', ' ') : t(`party.kind.${word}`)
}
