import { type FilterField, type FilterValue, operatorsOf } from './filter-field.ts'

/** The most values of one filter, and the longest of them: what a URL holds and a query is asked at once. */
export const filterBounds = { values: 20, length: 200, days: 3650 } as const

/** A filter as its canonical self, or undefined for one that its field does not know: a URL's garbage is dropped, not guessed at. */
export function checkFilter(field: FilterField, { op, values }: FilterValue): FilterValue | undefined {
  if (!operatorsOf(field).some(({ value }) => value === op)) return undefined
  const kept = keptValues(field, op, values)
  return kept === undefined ? undefined : { op, values: kept }
}

function keptValues(field: FilterField, op: string, values: readonly string[]): readonly string[] | undefined {
  switch (field.kind) {
    case 'choice':
      return some(
        field.options.map(({ value }) => value).filter((value) => value !== '' && values.includes(value)),
        field.multiple,
      )
    case 'pick':
      return some(
        [...new Set(values)].filter((value) => /^[A-Za-z0-9_.-]{1,100}$/.test(value)),
        field.multiple,
      )
    case 'within':
      return op === 'never' ? [] : op === 'between' ? dates(values) : days(values)
    case 'attribute':
      return attribute(op, values)
    default:
      return some(values.map(trimmed).filter(isText))
  }
}

const some = (values: readonly string[], multiple = false): readonly string[] | undefined =>
  values.length === 0 ? undefined : values.slice(0, multiple ? filterBounds.values : 1)

function days([text = '']: readonly string[]): readonly string[] | undefined {
  const count = /^\d{1,4}$/.test(text) ? Number(text) : 0
  return count >= 1 && count <= filterBounds.days ? [String(count)] : undefined
}

/** From a day to a day, both included; one of them may be open. */
function dates([from = '', to = '']: readonly string[]): readonly string[] | undefined {
  if (![from, to].every((text) => text === '' || isDate(text)) || from + to === '') return undefined
  return from !== '' && to !== '' && from > to ? undefined : [from, to]
}

function isDate(text: string): boolean {
  const at = /^[12]\d{3}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined
  return at !== undefined && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

function attribute(op: string, [name = '', value = '']: readonly string[]): readonly string[] | undefined {
  if (!/^[A-Za-z][A-Za-z0-9_.-]{0,59}$/.test(name)) return undefined
  if (op === 'missing') return [name]
  const wanted = trimmed(value)
  return isText(wanted) ? [name, wanted] : undefined
}

const trimmed = (text: string): string => text.trim()
const isText = (text: string): boolean =>
  text.length > 0 && text.length <= filterBounds.length && !/[\p{Cc}\p{Cs}]/u.test(text)
