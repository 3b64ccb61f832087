import type { Option } from '../ui/select.tsx'

type Base = {
  /** Its name in the URL; letters alone. */
  name: string
  label: string
}

/** `label`: where the console says more of it than the kit does. */
export type Operator = { value: string; label?: string }

/**
 * What a list can be filtered by. Definitions are data: the bar draws them, `readListState` reads them from the URL, and
 * the page hands the values to its query. In the URL a filter is `name=value,value` or `name=operator:value,value`.
 */
export type FilterField =
  /** One of a few (`multiple`: any of several) values that the console names. */
  | (Base & { kind: 'choice'; options: readonly Option[]; multiple?: true })
  /** An object of the tenant, chosen in a combobox of the kind `pick`; the value is its shown id. The first operator is the usual one. */
  | (Base & { kind: 'pick'; pick: string; multiple?: true; operators?: readonly Operator[] })
  /** A time in the past. `never`: it may not have happened at all, which can be asked for. */
  | (Base & { kind: 'within'; never?: true })
  /** Words or an id, compared as the query says. */
  | (Base & { kind: 'text'; placeholder?: string })
  /** An attribute by its name: equal to a value, or missing. */
  | (Base & { kind: 'attribute' })

/** A filter that is set: how it compares, and with what. What `values` hold is told by `valueWords` and `checkFilter`. */
export type FilterValue = { op: string; values: readonly string[] }

const is: readonly Operator[] = [{ value: 'is' }]

const times = (never: boolean): readonly Operator[] => [
  { value: 'within' },
  { value: 'beyond' },
  ...(never ? [{ value: 'withinOrNever' }, { value: 'beyondOrNever' }, { value: 'never' }] : []),
  { value: 'between' },
]

/** How a field may compare; the first is what is meant when nothing is said. */
export function operatorsOf(field: FilterField): readonly Operator[] {
  if (field.kind === 'pick') return field.operators ?? is
  if (field.kind === 'within') return times(field.never === true)
  if (field.kind === 'attribute') return [{ value: 'is' }, { value: 'missing' }]
  return is
}
