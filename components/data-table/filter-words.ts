import { type FilterField, type FilterValue, operatorsOf } from './filter-field.ts'

/** What a chip says of a filter that is set: how it compares, and with what. `labels` name what was picked, by id. */
export function filterWords(
  field: FilterField,
  { op, values }: FilterValue,
  labels: Readonly<Record<string, string>> = {},
): { op: string; value: string } {
  const said = operatorsOf(field).find(({ value }) => value === op)?.label ?? op
  if (field.kind === 'choice') {
    const names = values.map((value) => field.options.find((option) => option.value === value)?.label ?? value)
    return { op: names.length > 1 ? 'is any of' : said, value: names.join(', ') }
  }
  if (field.kind === 'pick') return { op: said, value: values.map((id) => labels[id] ?? id).join(', ') }
  if (field.kind === 'within') return timeWords(op, values)
  if (field.kind === 'attribute') {
    const [name = '', value = ''] = values
    return op === 'missing' ? { op: said, value: name } : { op: said, value: `${name} = ${value}` }
  }
  return { op: said, value: values[0] ?? '' }
}

function timeWords(op: string, [first = '', second = '']: readonly string[]): { op: string; value: string } {
  if (op === 'never') return { op: 'is', value: 'never' }
  if (op === 'between') {
    if (second === '') return { op: 'since', value: first }
    return first === '' ? { op: 'until', value: second } : { op: 'between', value: `${first} and ${second}` }
  }
  const days = first === '1' ? '1 day' : `${first} days`
  const how = op.startsWith('beyond') ? 'longer ago than' : 'within'
  return { op: how, value: op.endsWith('OrNever') ? `${days} or never` : days }
}
