'use client'
import { type ColumnDef, useTable } from '@tanstack/react-table'
import type { ReactNode } from 'react'
import type { MenuEntry } from '../ui/menu.tsx'
import { type HouseFeatures, houseFeatures } from './columns.ts'
import { DataTableBody } from './data-table-body.tsx'
import { DataTableFoot } from './data-table-foot.tsx'
import { DataTableHead } from './data-table-head.tsx'
import { DataTableSearch } from './data-table-search.tsx'
import { DataTableFailed, DataTableNone } from './data-table-states.tsx'
import type { EmptyState, LoadFailure, PagingState, SearchState, SortState } from './types.ts'

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
  sort?: SortState
  search?: SearchState
  empty: EmptyState
  failure?: LoadFailure | undefined
}

/** The one table of the house: a row is a link to its detail, `…` holds its actions, the URL is its state. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { columns, rows, rowId, search, failure } = props
  const table = useTable({ features: houseFeatures, columns, data: rows, getRowId: rowId })
  const none = rows.length === 0
  const searching = search !== undefined && search.value !== ''
  return (
    <div>
      {search === undefined || (none && !searching && failure === undefined) ? null : <DataTableSearch {...search} />}
      <div className="table-wrap">
        {failure !== undefined ? (
          <DataTableFailed failure={failure} />
        ) : none ? (
          <DataTableNone empty={props.empty} search={searching ? search : undefined} />
        ) : (
          <>
            <div className="table-scroll">
              <table className="table" aria-label={props.label}>
                <DataTableHead table={table} sort={props.sort} hasMenu={props.rowMenu !== undefined} />
                <DataTableBody table={table} {...props} />
              </table>
            </div>
            <DataTableFoot {...props} shown={rows.length} />
          </>
        )}
      </div>
    </div>
  )
}
