import type { Search } from '../../place.ts'

/** What a level is to say, by field, before it is saved: null gives a field back. Durations are seconds. */
export type Draft = Record<string, number | null>

const prefix = 'v.'

/**
 * A policy's form as a draft: `values.idleSeconds` and its unit become seconds, an empty field gives the value back. What is no
 * number becomes one that no field takes, so that it is refused at its field.
 */
export function draftOf(names: readonly string[], form: Readonly<Record<string, unknown>>): Draft {
  return Object.fromEntries(names.map((name) => [name, numberIn(form, `values.${name}`)]))
}

function numberIn(form: Readonly<Record<string, unknown>>, key: string): number | null {
  const typed = form[key]
  if (typeof typed !== 'string' || typed.trim() === '') return null
  const number = Number(typed.trim()) * Number(form[`unit.${key}`] ?? 1)
  return Number.isFinite(number) ? number : -1
}

/** A draft as it stands in the address of its review, and back. What the address says of no field is nobody's. */
export const draftQuery = (draft: Draft): Record<string, string> =>
  Object.fromEntries(
    Object.entries(draft).map(([name, value]) => [`${prefix}${name}`, value === null ? '' : String(value)]),
  )

export function draftIn(names: readonly string[], search: Search): Draft {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = search[`${prefix}${name}`]
      if (typeof value !== 'string') return []
      const number = value === '' ? null : Number(value)
      return [[name, Number.isNaN(number) ? -1 : number]]
    }),
  )
}
