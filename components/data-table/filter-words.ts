import type { Kit } from '../words/kit.ts'
import { type FilterField, type FilterValue, type Operator, operatorsOf } from './filter-field.ts'

const ours = ['is', 'missing', 'within', 'beyond', 'withinOrNever', 'beyondOrNever', 'never', 'between'] as const

/** What a way of comparing is called: in the console's words, else in the kit's. */
export function operatorWords(t: Kit, { value, label }: Operator): string {
  const own = ours.find((each) => each === value)
  return label ?? (own === undefined ? value : t(`filter.op.${own}`))
}

/** What a chip says of a filter that is set: how it compares, and with what. `labels` name what was picked, by id. */
export function filterWords(
  t: Kit,
  field: FilterField,
  { op, values }: FilterValue,
  labels: Readonly<Record<string, string>> = {},
): { op: string; value: string } {
  const said = operatorWords(t, operatorsOf(field).find(({ value }) => value === op) ?? { value: op })
  if (field.kind === 'choice') {
    const names = values.map((value) => field.options.find((option) => option.value === value)?.label ?? value)
    return { op: names.length > 1 ? t('filter.op.anyOf') : said, value: names.join(', ') }
  }
  if (field.kind === 'pick') return { op: said, value: values.map((id) => labels[id] ?? id).join(', ') }
  if (field.kind === 'within') return timeWords(t, op, values)
  if (field.kind === 'attribute') {
    const [name = '', value = ''] = values
    return op === 'missing' ? { op: said, value: name } : { op: said, value: `${name} = ${value}` }
  }
  return { op: said, value: values[0] ?? '' }
}

function timeWords(t: Kit, op: string, [first = '', second = '']: readonly string[]): { op: string; value: string } {
  if (op === 'never') return { op: t('filter.op.is'), value: t('filter.op.never') }
  if (op === 'between') {
    if (second === '') return { op: t('filter.op.since'), value: first }
    if (first === '') return { op: t('filter.op.until'), value: second }
    return { op: t('filter.op.between'), value: t('filter.both', { first, second }) }
  }
  const span = t('filter.span', { count: Number(first) })
  const how = t(op.startsWith('beyond') ? 'filter.op.beyond' : 'filter.op.within')
  return { op: how, value: op.endsWith('OrNever') ? t('filter.orNever', { span }) : span }
}
