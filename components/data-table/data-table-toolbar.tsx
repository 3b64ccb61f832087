'use client'
import { ColumnsMenu } from './columns-menu.tsx'
import { DataTableSearch } from './data-table-search.tsx'
import type { Density } from './density.ts'
import { ExportMenu } from './export-menu.tsx'
import { FilterBar } from './filter-bar.tsx'
import type { ListView, SearchState } from './types.ts'
import { ViewMenu } from './view-menu.tsx'

type ToolbarProps = {
  search: SearchState | undefined
  list: ListView | undefined
  /** How close the rows of a table stand; absent where there is no table, and then no columns. */
  rows?: { density: Density; onDensity: (density: Density) => void }
}

/** Above a table: what it is narrowed to, and what it shows. */
export function DataTableToolbar({ search, list, rows }: ToolbarProps) {
  if (search === undefined && list === undefined) return null
  return (
    <div className="toolbar">
      {search === undefined ? null : <DataTableSearch {...search} />}
      {list === undefined ? null : (
        <>
          <FilterBar at={list} labels={list.labels} />
          <ViewMenu list={list} />
          <span className="push row">
            {rows === undefined ? null : <ColumnsMenu at={list} {...rows} />}
            {list.exportHref === undefined ? null : <ExportMenu at={list} href={list.exportHref} />}
          </span>
        </>
      )}
    </div>
  )
}
