'use client'
import { type ColumnDef, useTable } from '@tanstack/react-table'
import { type ReactNode, useState } from 'react'
import type { MenuEntry } from '../ui/menu.tsx'
import type { Selection } from './bulk.ts'
import { type HouseFeatures, houseFeatures } from './columns.ts'
import { DataTableBody } from './data-table-body.tsx'
import { DataTableFoot } from './data-table-foot.tsx'
import { DataTableHead } from './data-table-head.tsx'
import { DataTableFailed, DataTableNone } from './data-table-states.tsx'
import { DataTableToolbar } from './data-table-toolbar.tsx'
import type { Density } from './density.ts'
import { isNarrowed, matchingQuery, withoutAny } from './list-at.ts'
import { listParts, type SearchWords } from './list-parts.ts'
import { choosable } from './list-shape.ts'
import { SelectionBar } from './selection-bar.tsx'
import type { EmptyState, ListRows, ListView, LoadFailure, PagingState, SearchState, SortState } from './types.ts'
import { ViewTabs } from './view-tabs.tsx'

export type DataTableProps<Row extends object> = PagingState & {
  /** The table's name for readers: `Users`. */
  label: string
  columns: readonly ColumnDef<HouseFeatures, Row>[]
  rows: readonly Row[]
  rowId: (row: Row) => string
  rowName: (row: Row) => string
  rowHref?: (row: Row) => string
  rowMenu?: (row: Row) => readonly MenuEntry[]
  /** Before the row's name: an avatar. */
  lead?: (row: Row) => ReactNode
  /** Under the row's name on narrow screens: what a column that left would have said. */
  subLine?: (row: Row) => ReactNode
  /** Where the list stands: then search, filters, order, columns, pages and export come from it. */
  list?: ListView
  page?: ListRows<unknown> | undefined
  searchWords?: SearchWords
  /** Without `list`: a short table's own order and search. */
  sort?: SortState
  search?: SearchState
  /** What can be done to many rows. */
  selection?: Selection | undefined
  empty: EmptyState
  failure?: LoadFailure | undefined
}

/**
 * The one table of the house: a row is a link to its detail, `…` holds its actions, the URL is its state. A page gives it
 * what `openList` and `readPage` answered; `columns` are a constant whose ids are those of the list's shape.
 */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { columns, rows, rowId, rowName, list, selection, failure } = props
  const parts = list === undefined ? props : { ...props, ...listParts(list, props.page, props.searchWords) }
  const [density, setDensity] = useState<Density>(list?.density ?? 'default')
  const [all, setAll] = useState(false)
  const table = useTable({
    features: houseFeatures,
    columns,
    data: rows,
    getRowId: rowId,
    enableRowSelection: selection !== undefined,
    state: { columnVisibility: visibility(list) },
  })
  const searched = parts.search?.value ?? ''
  const narrowed = searched !== '' || (list !== undefined && isNarrowed(list))
  const none = rows.length === 0
  const labels = new Map(list?.shape.columns.map(({ id, label }) => [id, label]))
  const hasCheck = selection !== undefined && selection.actions.length > 0
  const chosen = table
    .getSelectedRowModel()
    .rows.map(({ original }) => ({ id: rowId(original), label: rowName(original) }))
  return (
    <div data-density={density === 'default' ? undefined : density}>
      {list === undefined || failure !== undefined ? null : (
        <ViewTabs list={list} label={props.label} count={parts.total?.exact === true ? parts.total.count : undefined} />
      )}
      {none && !narrowed && failure === undefined ? null : (
        <DataTableToolbar search={parts.search} list={list} rows={{ density, onDensity: setDensity }} />
      )}
      <div className="table-wrap">
        {failure !== undefined ? (
          <DataTableFailed failure={failure} />
        ) : none ? (
          <DataTableNone
            empty={props.empty}
            searched={searched}
            narrowed={narrowed}
            clearHref={list === undefined ? (parts.search?.clearHref ?? '') : withoutAny(list)}
          />
        ) : (
          <>
            <div className="table-scroll">
              <table className="table" aria-label={props.label}>
                <DataTableHead
                  table={table}
                  sort={parts.sort}
                  labels={labels}
                  hasMenu={props.rowMenu !== undefined}
                  hasCheck={hasCheck}
                />
                <DataTableBody table={table} {...props} hasCheck={hasCheck} />
              </table>
            </div>
            <DataTableFoot {...parts} shown={rows.length} />
          </>
        )}
      </div>
      {hasCheck ? (
        <SelectionBar
          selection={selection}
          chosen={chosen}
          all={all && table.getIsAllRowsSelected()}
          total={parts.total}
          matching={list === undefined ? undefined : matchingQuery(list)}
          keep={list?.keep ?? {}}
          onAll={() => {
            table.toggleAllRowsSelected(true)
            setAll(true)
          }}
          onClear={() => {
            table.resetRowSelection(true)
            setAll(false)
          }}
        />
      ) : null}
    </div>
  )
}

/** Columns that the shape does not know are always shown. */
function visibility(list: ListView | undefined): Record<string, boolean> {
  if (list === undefined) return {}
  return Object.fromEntries(choosable(list.shape).map(({ id }) => [id, list.state.columns.includes(id)]))
}
