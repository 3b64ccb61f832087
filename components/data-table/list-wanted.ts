import type { ListShape } from './list-shape.ts'
import { type ListState, readListState, type Search } from './list-state.ts'

type Asked = {
  /** What the list's query is asked, but for its order. */
  input: Record<string, unknown>
  /** What names the place of the list, for the event that tells of the export. */
  where?: Record<string, unknown>
}

/** What the URL of a list asks of its export: the same rows in the same order, the same columns, and what the trail says of it. */
export const listWanted =
  (shape: () => ListShape, ask: (state: ListState, environment: string) => Asked) =>
  (search: Search): { input: Record<string, unknown>; columns: readonly string[]; event: Record<string, unknown> } => {
    const state = readListState(shape(), search)
    const { input, where = {} } = ask(state, typeof search.environment === 'string' ? search.environment : '')
    return {
      input: { ...input, sort: state.sort },
      columns: state.columns,
      event: { ...where, filters: Object.keys(state.filters), searched: state.search !== '' },
    }
  }
