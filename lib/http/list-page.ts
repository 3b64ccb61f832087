import type { z } from 'zod'
import { isServiceError } from '#lib/kernel/errors.ts'
import type { Query } from '#lib/services/query.ts'
import { read, type Visit } from './read.ts'
import { inRequest } from './request.ts'

/** What a list's query answers; see `Page` in `lib/services/paging.ts`. Lists without a count leave `total` out. */
type Answer<Row> = { rows: Row[]; total?: number; exact?: boolean; next: string | null; previous: string | null }

/** Where in the list the page stands: what the URL says, read by `readListState`. */
type State = {
  sort: string
  place: { side: 'after' | 'before'; cursor: string; row: number } | undefined
}

export type ListPage<Row> = {
  rows: Row[]
  total: { count: number; exact: boolean } | undefined
  from: number
  next: string | null
  previous: string | null
}

/**
 * A page of a list for a screen; undefined where the visitor's role shows none. `input` is the query's without `sort` and
 * `cursor`. What precedes a row is read as what follows it in the order turned round, so queries know one direction only;
 * a cursor that is no cursor of this list leads to its first page.
 */
export async function readPage<Schema extends z.ZodType, Row>(
  query: Query<Schema, Answer<Row>>,
  visit: Visit,
  input: Record<string, unknown>,
  { sort, place }: State,
): Promise<ListPage<Row> | undefined> {
  const first = () => read(query, visit, { ...input, sort })
  if (place === undefined) return shown(await first(), 1)
  const back = place.side === 'before'
  const order = back ? turned(sort) : sort
  const answer = await at(query, visit, { ...input, sort: order, cursor: place.cursor })
  if (answer === 'forbidden') return undefined
  // What precedes fills no whole page: then it is the first one.
  if (answer === 'unknown' || answer.rows.length === 0 || (back && answer.next === null)) return shown(await first(), 1)
  if (!back) return shown(answer, place.row)
  const rows = answer.rows.toReversed()
  return shown(
    { ...answer, rows, next: answer.previous, previous: answer.next },
    Math.max(1, place.row - rows.length + 1),
  )
}

const turned = (sort: string): string => (sort.startsWith('-') ? sort.slice(1) : `-${sort}`)

function shown<Row>(answer: Answer<Row> | undefined, from: number): ListPage<Row> | undefined {
  if (answer === undefined) return undefined
  const { rows, total, exact = true, next, previous } = answer
  return { rows, total: total === undefined ? undefined : { count: total, exact }, from, next, previous }
}

async function at<Schema extends z.ZodType, Row>(
  query: Query<Schema, Answer<Row>>,
  visit: Visit,
  input: unknown,
): Promise<Answer<Row> | 'unknown' | 'forbidden'> {
  try {
    return (await inRequest(() => query.call(visit, input))) as Answer<Row>
  } catch (error) {
    if (isServiceError(error) && error.code === 'forbidden') return 'forbidden'
    if (isServiceError(error) && error.code === 'invalid' && error.fields?.cursor !== undefined) return 'unknown'
    throw error
  }
}
