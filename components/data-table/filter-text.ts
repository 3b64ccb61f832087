import { checkFilter } from './filter-check.ts'
import { type FilterField, type FilterValue, operatorsOf } from './filter-field.ts'

const usual = (field: FilterField): string => operatorsOf(field)[0]?.value ?? 'is'

/** Writes a filter as the URL has it: `active`, `beyond:90`, `never`, `team,red`. */
export function writeFilter(field: FilterField, { op, values }: FilterValue): string {
  if (values.length === 0) return op
  const text = values.map((value) => value.replaceAll(/[\\,]/g, '\\$&')).join(',')
  return op === usual(field) && spoken(field, text) === undefined ? text : `${op}:${text}`
}

/** Reads what `writeFilter` wrote, or what a link says in its place. Anything else is undefined. */
export function readFilter(field: FilterField, text: string): FilterValue | undefined {
  const [op, rest] = spoken(field, text) ?? [usual(field), text]
  return checkFilter(field, { op, values: rest === undefined ? [] : split(rest) })
}

/** The operator that a text begins with, and what follows it. An operator alone stands for one that takes nothing. */
function spoken(field: FilterField, text: string): [string, string | undefined] | undefined {
  const at = text.indexOf(':')
  const op = at < 0 ? text : text.slice(0, at)
  if (!operatorsOf(field).some(({ value }) => value === op)) return undefined
  if (at >= 0) return [op, text.slice(at + 1)]
  return op === 'never' ? [op, undefined] : undefined
}

/** Values are parted by commas; a comma or backslash inside one has a backslash before it. */
function split(text: string): string[] {
  const values = ['']
  for (const [part] of text.matchAll(/\\.|[\s\S]/gu)) {
    if (part === ',') values.push('')
    else values[values.length - 1] += part.length > 1 && part.startsWith('\\') ? part.slice(1) : part
  }
  return values
}

/**
 * Reads a filter from the fields of its own form, which are sent as they are: `name.op`, `name.v` (repeated), and by kind
 * `name.days`, `name.from`, `name.to`, `name.name`, `name.value`. So the form works without scripts.
 */
export function filterOfForm(field: FilterField, get: (name: string) => readonly string[]): FilterValue | undefined {
  const [op = usual(field)] = get(`${field.name}.op`)
  const of = (part: string): string => get(`${field.name}.${part}`)[0] ?? ''
  if (field.kind === 'attribute') return checkFilter(field, { op, values: [of('name'), of('value')] })
  if (field.kind !== 'within') return checkFilter(field, { op, values: get(`${field.name}.v`) })
  if (op === 'between') return checkFilter(field, { op, values: [of('from'), of('to')] })
  return checkFilter(field, { op, values: op === 'never' ? [] : [of('days')] })
}
