/** What a column of a file can become. `client_id` and `sub` are not among them: those are made here and never imported. */
export const importFields = [
  'email',
  'emailVerified',
  'username',
  'phone',
  'displayName',
  'givenName',
  'familyName',
  'locale',
  'zoneinfo',
  'picture',
  'externalId',
  'status',
  'groups',
  'passwordHash',
] as const
export type ImportField = (typeof importFields)[number]

/** A column that is left out. */
export const leftOut = '-'

const attributePrefix = 'attributes.'
const attributeName = /^[A-Za-z][A-Za-z0-9_.-]{0,59}$/

/** The name of the attribute that a target of a mapping is, or undefined where it is none. */
export const attributeOf = (target: string): string | undefined =>
  target.startsWith(attributePrefix) && attributeName.test(target.slice(attributePrefix.length))
    ? target.slice(attributePrefix.length)
    : undefined

/** The target that keeps a column as an attribute, by its own name as far as attributes may be called so. */
export function asAttribute(column: string): string | undefined {
  const name = column
    .replace(/^attributes?[._]/i, '')
    .replaceAll(/[^A-Za-z0-9_.-]+/g, '_')
    .replace(/^[^A-Za-z]+/, '')
    .slice(0, 60)
  return attributeOf(`${attributePrefix}${name}`) === undefined ? undefined : `${attributePrefix}${name}`
}

/** Whether a mapping may name this target. */
export const isTarget = (target: string): boolean =>
  target === leftOut || (importFields as readonly string[]).includes(target) || attributeOf(target) !== undefined
