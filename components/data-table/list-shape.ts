import type { FilterField } from './filter-field.ts'

/** A column as the URL, the chooser and the export know it. `id` is that of the table's column. */
export type ListColumn = {
  id: string
  label: string
  /** What the query's `sort` calls it; `-` before it turns it round. Columns without one do not sort. */
  sort?: string
  /** The row's name: always shown. */
  key?: true
  /** Shown only when it is chosen. */
  hidden?: true
}

/**
 * What a list is, as data: a constant beside its page. `key` names it in cookies, saved views and the trail (`users`).
 * `sort` is its order when nothing is said (`-created`).
 */
export type ListShape = {
  key: string
  sort: string
  columns: readonly ListColumn[]
  filters: readonly FilterField[]
}

/** Every order that a list may have. */
export const sortsOf = ({ columns, sort }: ListShape): readonly string[] => [
  ...new Set([sort, ...columns.flatMap(({ sort: by }) => (by === undefined ? [] : [by, `-${by}`]))]),
]

/** The other way round. */
export const turned = (sort: string): string => (sort.startsWith('-') ? sort.slice(1) : `-${sort}`)

/** The columns that a reader may choose, and those that are shown before they do. */
export const choosable = ({ columns }: ListShape): readonly ListColumn[] => columns.filter(({ key }) => key !== true)
export const shownFirst = (shape: ListShape): readonly string[] =>
  choosable(shape)
    .filter(({ hidden }) => hidden !== true)
    .map(({ id }) => id)
