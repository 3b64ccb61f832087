/** A place as a database of addresses knows it. */
export type Place = {
  /** ISO 3166-1 alpha-2. */
  country: string
  /** Its names by language, where the database has cities. */
  city?: Readonly<Record<string, string>>
}

/**
 * Reads a record of a database: the flat ones of ip-location-db (`country_code`, `city`), and the nested ones of MaxMind's format
 * (`country.iso_code`, `city.names`). Undefined without a country.
 */
export function readPlace(record: object): Place | undefined {
  const { country_code, country, city } = record as Record<string, unknown>
  const code = text(country_code) ?? text((country as { iso_code?: unknown } | undefined)?.iso_code)
  if (code === undefined || !/^[A-Z]{2}$/.test(code)) return undefined
  const names = cityNames(city)
  return names === undefined ? { country: code } : { country: code, city: names }
}

function cityNames(city: unknown): Place['city'] {
  const flat = text(city)
  if (flat !== undefined) return { en: flat }
  const names = (city as { names?: Record<string, unknown> } | null | undefined)?.names
  if (typeof names !== 'object' || names === null) return undefined
  const known = Object.entries(names).filter((entry): entry is [string, string] => text(entry[1]) !== undefined)
  return known.length === 0 ? undefined : Object.fromEntries(known)
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)
