import type { FilterValue } from './filter-field.ts'
import { filterOfForm, readFilter, writeFilter } from './filter-text.ts'
import { choosable, type ListShape, shownFirst, sortsOf } from './list-shape.ts'

export type Search = Readonly<Record<string, string | string[] | undefined>>

/**
 * A page of a list that isn't the first: what follows a row, or precedes it. `row` is the number that it begins with, or
 * (before) ends with: only for words, since rows come and go.
 */
export type ListPlace = { side: 'after' | 'before'; cursor: string; row: number }

/** What the URL says of a list. */
export type ListState = {
  search: string
  sort: string
  /** By the field's name; a field that is not set is absent. */
  filters: Readonly<Record<string, FilterValue>>
  /** The ids of the columns shown beside the key column, in the shape's order. */
  columns: readonly string[]
  /** Undefined: the first page. */
  place: ListPlace | undefined
}

/** The longest search; queries refuse longer ones (`bounds.list.search`). */
const searchLength = 100

/** What cursors are written in, as long as queries take them (`paging.cursor`); whether it is one is theirs to say. */
const cursorForm = /^[A-Za-z0-9_.-]{1,700}$/

/**
 * Reads a list's state from its URL. It never refuses: what the shape does not know is dropped, what is too long is cut.
 * `remembered` is the columns cookie's text; the URL is stronger.
 */
export function readListState(shape: ListShape, search: Search, remembered?: string): ListState {
  const all = (name: string): readonly string[] => [search[name] ?? []].flat()
  const one = (name: string): string | undefined => (typeof search[name] === 'string' ? search[name] : undefined)
  const filters = shape.filters.flatMap((field) => {
    const text = one(field.name)
    const value = (text === undefined ? undefined : readFilter(field, text)) ?? filterOfForm(field, all)
    return value === undefined ? [] : [[field.name, value] as const]
  })
  const sort = one('sort') ?? ''
  const columns = all('columns')
  return {
    search: cleanSearch(one('q') ?? ''),
    sort: sortsOf(shape).includes(sort) ? sort : shape.sort,
    filters: Object.fromEntries(filters),
    columns: readColumns(shape, columns.length === 0 ? (remembered ?? '') : columns.join(',')),
    place: readPlace(one),
  }
}

/** What can't be stored can't be found: control characters and halves of letters say nothing. */
const cleanSearch = (text: string): string =>
  text
    .slice(0, 1000)
    .replaceAll(/[\p{Cc}\p{Cs}]/gu, ' ')
    .trim()
    .slice(0, searchLength)
    .replaceAll(/\p{Cs}/gu, '')
    .trim()

/** What the chooser says, as the URL and the cookie keep it: ids by commas, `none` for the key column alone. */
export const writeColumns = (columns: readonly string[]): string => columns.join(',') || 'none'

function readColumns(shape: ListShape, text: string): readonly string[] {
  const wanted = text.slice(0, 1000).split(',')
  const known = choosable(shape).flatMap(({ id }) => (wanted.includes(id) ? [id] : []))
  return known.length > 0 || wanted.includes('none') ? known : shownFirst(shape)
}

function readPlace(one: (name: string) => string | undefined): ListPlace | undefined {
  const [after, before] = [one('cursor'), one('before')]
  const cursor = after ?? before ?? ''
  if (!cursorForm.test(cursor)) return undefined
  const row = /^\d{1,9}$/.test(one('at') ?? '') ? Math.max(1, Number(one('at'))) : 1
  return { side: after === undefined ? 'before' : 'after', cursor, row }
}

/** Writes a state as parameters, always in one order and without what is usual anyway. `readListState` reads it back. */
export function writeListState(shape: ListShape, state: ListState): [string, string][] {
  const { search, sort, filters, columns, place } = state
  const set = shape.filters.flatMap((field) => {
    const value = filters[field.name]
    return value === undefined ? [] : [[field.name, writeFilter(field, value)] satisfies [string, string]]
  })
  return [
    ...(search === '' ? [] : [['q', search] satisfies [string, string]]),
    ...(sort === shape.sort ? [] : [['sort', sort] satisfies [string, string]]),
    ...set,
    ...(sameColumns(columns, shownFirst(shape)) ? [] : [['columns', writeColumns(columns)] satisfies [string, string]]),
    ...writePlace(place),
  ]
}

const sameColumns = (a: readonly string[], b: readonly string[]): boolean => a.join() === b.join()

function writePlace(place: ListPlace | undefined): [string, string][] {
  if (place === undefined) return []
  const { side, cursor, row } = place
  return [
    [side === 'after' ? 'cursor' : 'before', cursor],
    ['at', String(row)],
  ]
}
