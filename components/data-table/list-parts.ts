import { listParams, listUrl } from './list-at.ts'
import { turned } from './list-shape.ts'
import type { ListRows, ListView, PagingState, SearchState, SortState } from './types.ts'

export type SearchWords = { label: string; placeholder: string }

/** The search, order and pages of a list, out of where it stands: what the parts of the table are given. */
export function listParts(
  list: ListView,
  page: ListRows<unknown> | undefined,
  words: SearchWords | undefined,
): PagingState & { search: SearchState | undefined; sort: SortState } {
  const { state, home } = list
  const kept = listParams(list, { search: '' })
  return {
    search:
      words === undefined
        ? undefined
        : {
            ...words,
            value: state.search,
            action: home,
            keep: Object.fromEntries(kept),
            clearHref: listUrl(list, { search: '' }),
          },
    sort: sortOf(list),
    ...(page === undefined ? {} : paging(list, page)),
  }
}

/** A column's head sorts by it, first in the order of the list's own sort if it is that one, and then turns it round. */
function sortOf(list: ListView): SortState {
  const { shape, state } = list
  const by = state.sort.replace('-', '')
  const hrefs = shape.columns.flatMap(({ id, sort }) => {
    if (sort === undefined) return []
    const first = shape.sort.replace('-', '') === sort ? shape.sort : sort
    return [[id, listUrl(list, { sort: by === sort ? turned(state.sort) : first })] as const]
  })
  return {
    column: shape.columns.find(({ sort }) => sort === by)?.id ?? '',
    direction: state.sort.startsWith('-') ? 'descending' : 'ascending',
    hrefs: Object.fromEntries(hrefs),
  }
}

function paging(list: ListView, { rows, total, from, next, previous }: ListRows<unknown>): PagingState {
  const to = from + rows.length - 1
  const before = list.state.place === undefined ? null : previous
  return {
    total,
    range: { from, to },
    nextHref: next === null ? undefined : listUrl(list, { place: { side: 'after', cursor: next, row: to + 1 } }),
    previousHref:
      before === null
        ? undefined
        : listUrl(list, { place: { side: 'before', cursor: before, row: Math.max(1, from - 1) } }),
  }
}
