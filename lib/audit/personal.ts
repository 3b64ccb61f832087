/** Fields that tell of a person, wherever they stand in a change (DESIGN section 6). They are sealed under that person's key. */
const personalFields: ReadonlySet<string> = new Set([
  'name',
  'displayName',
  'givenName',
  'familyName',
  'email',
  'emails',
  'identifier',
  'identifiers',
  'username',
  'phone',
  'picture',
  'address',
  'birthdate',
  'locale',
  'zoneinfo',
  'externalId',
  'attributes',
  'normalized',
  'value',
])

/** Parts the fields of a person's change: what may stand in clear, and what is sealed. */
export function partPersonal<T>(fields: Record<string, T>): { clear: Record<string, T>; personal: Record<string, T> } {
  const entries = Object.entries(fields)
  return {
    clear: Object.fromEntries(entries.filter(([name]) => !personalFields.has(name))),
    personal: Object.fromEntries(entries.filter(([name]) => personalFields.has(name))),
  }
}
