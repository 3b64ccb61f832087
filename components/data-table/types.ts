import type { ReactNode } from 'react'
import type { Density } from './density.ts'
import type { ListAt } from './list-at.ts'
import type { SavedViews } from './saved-view.ts'

/** How the list is sorted now, and where each other order is. The server reads it from the URL. */
export type SortState = {
  column: string
  direction: 'ascending' | 'descending'
  /** By column id: the URL that sorts by it (or turns it round). Columns without one do not sort. */
  hrefs: Readonly<Record<string, string>>
}

export type SearchState = {
  /** `Search users`: the field's name for readers. */
  label: string
  /** What can be searched: `Name, e-mail or id`. */
  placeholder: string
  value: string
  /** Where the form goes; the field is `q`. */
  action: string
  /** Other parts of the URL's state that a search keeps. */
  keep?: Readonly<Record<string, string>>
  clearHref: string
}

export type PagingState = {
  /** `exact: false` is shown as "about". */
  total?: { count: number; exact: boolean } | undefined
  /** The first and last row shown, counted from 1. */
  range?: { from: number; to: number } | undefined
  previousHref?: string | undefined
  nextHref?: string | undefined
}

/** A part that could not be read, said in words. */
export type LoadFailure = { title: string; message: string; requestId?: string; retryHref: string }

/** What a list says that has nothing in it yet. */
export type EmptyState = { title: string; message: string; actions?: ReactNode; snippet?: ReactNode }

/** A page of a list as `readPage` answers it. */
export type ListRows<Row> = {
  rows: readonly Row[]
  total?: { count: number; exact: boolean } | undefined
  /** The number of the first row shown, counted from 1. */
  from: number
  next: string | null
  previous: string | null
}

/** What every list of the console is given by its page beside its rows. `openList` makes it. */
export type ListView = ListAt & {
  /** The names of what filters hold, by id. */
  labels: Readonly<Record<string, string>>
  density: Density
  /** The route that exports; undefined where the visitor may not. */
  exportHref?: string | undefined
  views?: SavedViews | undefined
}
