'use client'
import type { ReactTable } from '@tanstack/react-table'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useKit } from '#kit'
import { columnClass } from './column-class.ts'
import type { HouseFeatures } from './columns.ts'
import type { SortState } from './types.ts'

type DataTableHeadProps<Row extends object> = {
  table: ReactTable<HouseFeatures, Row>
  sort: SortState | undefined
  /** What the columns are called; those that the list does not know say it themselves. */
  labels: ReadonlyMap<string, string>
  hasMenu: boolean
  hasCheck: boolean
}

/** Heads that sort are links: the server sorts, and the order is in the URL. */
export function DataTableHead<Row extends object>(props: DataTableHeadProps<Row>) {
  const t = useKit()
  const { table, sort, labels, hasMenu, hasCheck } = props
  return (
    <thead>
      {table.getHeaderGroups().map((group) => (
        <tr key={group.id}>
          {hasCheck ? (
            <th scope="col" className="col-check">
              <input
                type="checkbox"
                className="checkbox"
                aria-label={t('list.selectPage')}
                checked={table.getIsAllRowsSelected()}
                ref={(box) => {
                  if (box !== null) box.indeterminate = table.getIsSomeRowsSelected()
                }}
                onChange={table.getToggleAllRowsSelectedHandler()}
              />
            </th>
          ) : null}
          {group.headers.map((header) => {
            const href = sort?.hrefs[header.column.id]
            const label = labels.get(header.column.id) ?? <table.FlexRender header={header} />
            const order = sort?.column === header.column.id ? sort.direction : undefined
            return (
              <th
                key={header.id}
                scope="col"
                className={columnClass(header.column.columnDef.meta)}
                aria-sort={href === undefined ? undefined : (order ?? 'none')}
              >
                {href === undefined ? (
                  label
                ) : (
                  <a href={href}>
                    {label}
                    <Arrow order={order} />
                  </a>
                )}
              </th>
            )
          })}
          {hasMenu ? (
            <th scope="col" className="col-menu">
              <span className="sr-only">{t('list.actions')}</span>
            </th>
          ) : null}
        </tr>
      ))}
    </thead>
  )
}

function Arrow({ order }: { order: SortState['direction'] | undefined }) {
  if (order === undefined) return null
  const Icon = order === 'ascending' ? ArrowUp : ArrowDown
  return <Icon className="icon" aria-hidden="true" />
}
