import type { LoadFailure, PagingState, SearchState } from '#components/data-table/types.ts'

/** What a list of this console reads from its URL, and what its query answered; undefined where the role shows none. */
export type ListProps<Row> = {
  home: string
  environment: string
  createHref: string
  search: string
  sort: string
  cursor: string | undefined
  list: { rows: Row[]; total: number; next: string | null } | undefined
  now: Date
}

type Words = { label: string; placeholder: string; denied: string }

/** The URL of a list with some of its state changed; empty parts are left out. */
export function listHref<Row>(props: ListProps<Row>, change: Record<string, string | undefined>): string {
  const { home, environment, search, sort } = props
  const state = Object.entries({ environment, q: search, sort, ...change })
  return `${home}?${new URLSearchParams(state.filter((entry): entry is [string, string] => Boolean(entry[1])))}`
}

/** The parts of a table that every list shares: search, pages, and what to say to a role that may not look. */
export function listState<Row>(
  props: ListProps<Row>,
  words: Words,
): PagingState & { search: SearchState; failure: LoadFailure | undefined } {
  const { home, environment, search, sort, cursor, list } = props
  return {
    search: {
      label: words.label,
      placeholder: words.placeholder,
      value: search,
      action: home,
      keep: { environment, sort },
      clearHref: listHref(props, { q: undefined }),
    },
    total: list === undefined ? undefined : { count: list.total, exact: true },
    previousHref: cursor === undefined ? undefined : listHref(props, { cursor: undefined }),
    nextHref: list?.next ? listHref(props, { cursor: list.next }) : undefined,
    failure:
      list === undefined ? { title: words.denied, message: 'Ask an owner of the tenant.', retryHref: home } : undefined,
  }
}
