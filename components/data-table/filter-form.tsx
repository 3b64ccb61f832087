'use client'
import { useKit } from '#kit'
import { Button } from '../ui/button.tsx'
import type { FilterField } from './filter-field.ts'
import { FilterInputs } from './filter-inputs.tsx'
import { KeptFields } from './kept-fields.tsx'
import { type ListAt, listParams, listUrl } from './list-at.ts'

/** More than these are a select: a menu that scrolls hides what it offers. */
const fewOptions = 12

type FilterFormProps = { at: ListAt; field: FilterField; labels: Readonly<Record<string, string>> }

/** Sets one filter: links where one press says all, else a GET form that keeps the rest of the address. */
export function FilterForm({ at, field, labels }: FilterFormProps) {
  const t = useKit()
  const value = at.state.filters[field.name]
  const { [field.name]: _, ...others } = at.state.filters
  if (field.kind === 'choice' && field.multiple !== true && field.options.length <= fewOptions)
    return (
      <ul className="filter-choices">
        {field.options.map((option) => (
          <li key={option.value}>
            <a
              className="menu-item"
              href={listUrl(at, { filters: { ...others, [field.name]: { op: 'is', values: [option.value] } } })}
              aria-current={value?.values.includes(option.value) === true ? 'true' : undefined}
            >
              {option.label}
            </a>
          </li>
        ))}
      </ul>
    )
  return (
    <form action={at.home} className="filter-form">
      <KeptFields params={listParams(at, { filters: others })} />
      <FilterInputs at={at} field={field} value={value} labels={labels} />
      <Button type="submit" size="sm">
        {t('filter.apply')}
      </Button>
    </form>
  )
}
