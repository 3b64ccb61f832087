import type { FormAction } from '../form/result.ts'
import type { ListAt } from './list-at.ts'
import { readListState, type Search, writeListState } from './list-state.ts'

/** A view of a list that somebody comes back to: a name for its search, filters, order and columns. */
export type SavedView = { id: string; name: string; query: string; shared: boolean; mine: boolean }

/** The views of a list that the visitor sees; without `actions` they may not change them. */
export type SavedViews = {
  rows: readonly SavedView[]
  actions?: { save: FormAction<{ id: string }>; rename: FormAction<object>; remove: FormAction<object> } | undefined
}

/** The state that a view holds: what its list does not know any more is dropped. */
export const stateOfView = ({ shape }: ListAt, { query }: SavedView) =>
  readListState(shape, Object.fromEntries(new URLSearchParams(query)) satisfies Search)

/** A list's state as a view keeps it. Columns count only where they are not the usual ones. */
export const viewQuery = ({ shape, state }: Pick<ListAt, 'shape' | 'state'>): string =>
  new URLSearchParams(writeListState(shape, { ...state, place: undefined })).toString()

/** The view that the list shows now: the same search, filters and order, whatever columns are chosen. */
export const currentView = (at: ListAt, views: readonly SavedView[]): SavedView | undefined =>
  views.find((view) => asked(at, stateOfView(at, view)) === asked(at, at.state))

const asked = ({ shape }: ListAt, state: ListAt['state']): string =>
  new URLSearchParams(
    writeListState(shape, { ...state, place: undefined }).filter(([name]) => name !== 'columns'),
  ).toString()
