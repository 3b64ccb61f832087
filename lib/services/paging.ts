import { createHmac } from 'node:crypto'
import { z } from 'zod'
import { ServiceError } from '#lib/kernel/errors.ts'
import { isUuid } from '#lib/kernel/ids.ts'
import { safeEqual } from '#lib/kernel/tokens.ts'
import { deriveKey } from '#lib/keys/master.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { listBeingRead } from './paging-scope.ts'

/** Where the next page begins: the sort key and id of the last row seen. */
export type Position = { key: string; id: string }

/**
 * A page of a list. `total` is how many match: counted when `exact`, else an estimate that screens call "about". `next` and
 * `previous` are cursors: of what follows the last row, and (for the order turned round) of what precedes the first.
 */
export type Page<Row> = { rows: Row[]; total: number; exact: boolean; next: string | null; previous: string | null }

export type Counted = { count: number; exact: boolean }

/** The fields that every list takes. */
export const paging = {
  search: z.string().trim().max(bounds.list.search).default(''),
  limit: z.coerce.number().int().min(1).max(bounds.list.maxPage).default(bounds.list.page),
  cursor: z.string().max(700).optional(),
}

/** Writes a position so that it fits in an address: with a MAC, which holds for the list being read, of this tenant. */
export function writeCursor({ key, id }: Position): string {
  const text = Buffer.from(JSON.stringify([key, id])).toString('base64url')
  return `${text}.${macOf(text)}`
}

/** Of what is read and which list it is of. 128 bits are more than anybody guesses at a server that counts requests. */
const macOf = (text: string): string =>
  createHmac('sha256', deriveKey('cursor'))
    .update(`${listBeingRead()}\n${text}`)
    .digest()
    .subarray(0, 16)
    .toString('base64url')

/** Reads a cursor. One that was not written for this list of this tenant is refused, not guessed at (S02, S08). */
export function readCursor(cursor: string | undefined): Position | undefined {
  if (cursor === undefined) return undefined
  try {
    const [text = '', mac = '', ...rest] = cursor.split('.')
    const isOurs = rest.length === 0 && safeEqual(Buffer.from(mac), Buffer.from(macOf(text)))
    const read: unknown = isOurs && JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    if (Array.isArray(read) && read.length === 2 && typeof read[0] === 'string' && read[0].length <= 300)
      if (typeof read[1] === 'string' && isUuid(read[1])) return { key: read[0], id: read[1] }
  } catch {
    // falls through: what can't be read was never ours
  }
  throw new ServiceError('invalid', 'That page of the list is not known. Start from the first.', {
    fields: { cursor: 'is not a page of this list' },
  })
}

/** Cuts one row more than asked for into a page. */
export function page<Row>(
  rows: Row[],
  limit: number,
  total: number | Counted,
  position: (row: Row) => Position,
): Page<Row> {
  const shown = rows.slice(0, limit)
  const [first, last] = [shown[0], shown.at(-1)]
  const { count, exact } = typeof total === 'number' ? { count: total, exact: true } : total
  return {
    rows: shown,
    total: count,
    exact,
    next: rows.length > limit && last !== undefined ? writeCursor(position(last)) : null,
    previous: first === undefined ? null : writeCursor(position(first)),
  }
}

type Cut<Row> = { cursor: string | undefined; limit: number; descending: boolean; keyOf: (row: Row) => string }

/** One page of a list that is small enough to be sorted here: some hundreds of rows, all of them read. */
export function cut<Row extends { id: string }>(rows: readonly Row[], wanted: Cut<Row>): Page<Row> {
  const { cursor, limit, descending, keyOf } = wanted
  const after = readCursor(cursor)
  const direction = descending ? -1 : 1
  const keyed = rows
    .map((row) => ({ key: keyOf(row), id: row.id, row }))
    .sort((a, b) => direction * (compare(a.key, b.key) || compare(a.id, b.id)))
  const rest =
    after === undefined
      ? keyed
      : keyed.filter((each) => direction * (compare(each.key, after.key) || compare(each.id, after.id)) > 0)
  const made = page(rest.slice(0, limit + 1), limit, rows.length, ({ key, id }) => ({ key, id }))
  return { ...made, rows: made.rows.map(({ row }) => row) }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
