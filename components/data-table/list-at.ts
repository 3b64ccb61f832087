import type { ListShape } from './list-shape.ts'
import { type ListState, writeListState } from './list-state.ts'

/** Where a list stands: its page, and the parameters of the page that are no state of the list, such as `environment`. */
export type ListAt = {
  shape: ListShape
  state: ListState
  /** The page's path. */
  home: string
  keep: Readonly<Record<string, string>>
  /** Where the choices of filters of the kind `pick` come from: `/admin/acme/pick`. */
  picks?: string
}

/** The parameters of a list with some of its state changed. Whatever changes, the first page comes, unless `place` is given. */
export function listParams(at: ListAt, change: Partial<ListState> = {}): [string, string][] {
  const state = { ...at.state, place: undefined, ...change }
  return [...Object.entries(at.keep), ...writeListState(at.shape, state)]
}

/** The URL of a list with some of its state changed; see `listParams`. */
export function listUrl(at: ListAt, change: Partial<ListState> = {}): string {
  const query = new URLSearchParams(listParams(at, change))
  return query.size === 0 ? at.home : `${at.home}?${query}`
}

/** A list's state without what only concerns how it is shown: what an action on all that match, or a saved view, is about. */
export const matchingQuery = ({ shape, state }: Pick<ListAt, 'shape' | 'state'>): string =>
  new URLSearchParams(
    writeListState(shape, { ...state, place: undefined }).filter(([name]) => name !== 'columns' && name !== 'sort'),
  ).toString()

/** The URL without one filter, and without any filter or search. */
export function withoutFilter(at: ListAt, name: string): string {
  const { [name]: _, ...filters } = at.state.filters
  return listUrl(at, { filters })
}
export const withoutAny = (at: ListAt): string => listUrl(at, { filters: {}, search: '' })

/** Whether fewer rows are shown than there are. */
export const isNarrowed = ({ state }: ListAt): boolean => state.search !== '' || Object.keys(state.filters).length > 0

/** Where the choices of a picker come from, at the place of the list. */
export function pickSource({ picks = '', keep }: ListAt, pick: string): string {
  const place = Object.entries(keep).filter(([name]) => name === 'environment' || name === 'directory')
  return `${picks}/${pick}?${new URLSearchParams(place)}`
}
