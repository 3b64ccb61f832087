import type { z } from 'zod'
import { matchingQuery } from '#components/data-table/list-at.ts'
import type { ListShape } from '#components/data-table/list-shape.ts'
import { type ListState, readListState } from '#components/data-table/list-state.ts'
import { answerBulk, type BulkAnswer } from '#lib/http/bulk.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { everyMatching, inBulk } from '#lib/services/bulk.ts'
import type { Query } from '#lib/services/query.ts'
import type { Verb } from '#lib/services/verb.ts'

type BulkOf<Row> = {
  shape: ListShape
  /** The list that "all that match" are read from. */
  query: Query<z.ZodType, { rows: Row[]; total?: number; next: string | null }>
  /** The query's input for a state of the list; `fields` are what the dialog sent, the list's `keep` (environment) among it. */
  matching: (state: ListState, fields: Record<string, unknown>) => Record<string, unknown>
  label: (row: Row) => string
  /** The verb's input for one row. */
  input: (id: string, fields: Record<string, unknown>) => Record<string, unknown>
}

/**
 * A verb on the selected rows of a list, as the server action of a table's selection:
 * `export async function suspendMany(tenant: string, form: FormData) { return bulk(suspendUser, ofUsers)(tenant, form) }`.
 */
export function bulk<Row extends { id: string }>(verb: Verb, of: BulkOf<Row>) {
  return (tenant: string, form: FormData): Promise<BulkAnswer> =>
    answerBulk(tenant, form, async (call, { ids, matching, fields }) => {
      const input = (id: string) => of.input(id, fields)
      if (matching === undefined)
        return inBulk(
          verb,
          call,
          ids.map((id) => ({ id, label: id })),
          input,
        )
      const state = readListState(of.shape, Object.fromEntries(new URLSearchParams(matching)))
      // A filter that is dropped would widen what is done: a form of another version of the page does nothing.
      if (matchingQuery({ shape: of.shape, state }) !== matching)
        throw new ServiceError('stale', 'The list works differently now. Load the page again.')
      const { targets, left } = await everyMatching(of.query, call, of.matching(state, fields), of.label)
      const report = await inBulk(verb, call, targets, input)
      return { ...report, left: report.left + left }
    })
}
