import type { ImportedPerson } from './read-person.ts'

/** What must be one person's alone in a directory, with the field that says it. */
export type Keyed = { key: string; field: string }

/** What tells a person apart. */
export const keysOf = ({ identifiers, externalId }: ImportedPerson): Keyed[] => [
  ...identifiers.map(({ kind, normalized }) => ({ key: `${kind}:${normalized}`, field: kind })),
  ...(externalId === null ? [] : [{ key: `externalId:${externalId}`, field: 'externalId' }]),
]

/** The row on which each key occurs first. */
export function firstLines(people: readonly { line: number; person: ImportedPerson }[]): ReadonlyMap<string, number> {
  const first = new Map<string, number>()
  for (const { line, person } of people) for (const { key } of keysOf(person)) if (!first.has(key)) first.set(key, line)
  return first
}
