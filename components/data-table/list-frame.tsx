'use client'
import type { ReactNode } from 'react'
import { DataTableFoot } from './data-table-foot.tsx'
import { DataTableNone } from './data-table-states.tsx'
import { DataTableToolbar } from './data-table-toolbar.tsx'
import { isNarrowed, withoutAny } from './list-at.ts'
import { listParts, type SearchWords } from './list-parts.ts'
import type { EmptyState, ListRows, ListView } from './types.ts'
import { ViewTabs } from './view-tabs.tsx'

type ListFrameProps = {
  /** The list's name for readers: `Events`. */
  label: string
  list: ListView
  page: ListRows<unknown>
  searchWords?: SearchWords
  empty: EmptyState
  /** The rows, which are no table's. */
  children: ReactNode
}

/** What stands around every list, for the one that is no table: views, filters, export, pages. */
export function ListFrame({ label, list, page, searchWords, empty, children }: ListFrameProps) {
  const { search, ...parts } = listParts(list, page, searchWords)
  const none = page.rows.length === 0
  return (
    <div>
      <ViewTabs list={list} label={label} />
      <DataTableToolbar search={search} list={list} />
      {none ? (
        <div className="table-wrap">
          <DataTableNone
            empty={empty}
            searched={list.state.search}
            narrowed={isNarrowed(list)}
            clearHref={withoutAny(list)}
          />
        </div>
      ) : (
        <>
          {children}
          <DataTableFoot {...parts} shown={page.rows.length} />
        </>
      )}
    </div>
  )
}
