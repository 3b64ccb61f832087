'use client'
import { Plus, X } from 'lucide-react'
import { useKit } from '#kit'
import { Dropdown } from '../ui/dropdown.tsx'
import type { FilterField } from './filter-field.ts'
import { FilterForm } from './filter-form.tsx'
import { filterWords } from './filter-words.ts'
import { type ListAt, withoutFilter } from './list-at.ts'

type FilterBarProps = { at: ListAt; labels: Readonly<Record<string, string>> }

/** The filters that are set, as chips that open and that can be taken away, and the menu of those that are not. */
export function FilterBar({ at, labels }: FilterBarProps) {
  const t = useKit()
  const set = at.shape.filters.filter(({ name }) => at.state.filters[name] !== undefined)
  const free = at.shape.filters.filter((field) => !set.includes(field))
  return (
    <>
      {set.map((field) => (
        <Chip key={field.name} at={at} field={field} labels={labels} />
      ))}
      {free.length === 0 ? null : (
        <Dropdown
          look="chip chip-add"
          name={t('filter.add')}
          label={
            <>
              <Plus className="icon" aria-hidden="true" />
              {t('filter.title')}
            </>
          }
        >
          {free.map((field) => (
            <details key={field.name} className="filter-field" name="filter-field">
              <summary className="menu-item">{field.label}</summary>
              <FilterForm at={at} field={field} labels={labels} />
            </details>
          ))}
        </Dropdown>
      )}
    </>
  )
}

function Chip({ at, field, labels }: FilterBarProps & { field: FilterField }) {
  const t = useKit()
  const value = at.state.filters[field.name]
  if (value === undefined) return null
  const words = filterWords(t, field, value, labels)
  return (
    <span className="chip">
      <Dropdown
        look="chip-words"
        label={
          <>
            <span className="key">{field.label}</span> <span className="op">{words.op}</span>{' '}
            <span className="value">{words.value}</span>
          </>
        }
      >
        <FilterForm at={at} field={field} labels={labels} />
      </Dropdown>
      <a
        className="chip-off"
        href={withoutFilter(at, field.name)}
        aria-label={t('filter.remove', { name: field.label })}
      >
        <X className="icon" aria-hidden="true" />
      </a>
    </span>
  )
}
