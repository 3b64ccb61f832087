import { z } from 'zod'
import { ServiceError } from '#lib/kernel/errors.ts'
import { isUuid } from '#lib/kernel/ids.ts'
import { bounds } from '#lib/limits/bounds.ts'

/** Where the next page begins: the sort key and id of the last row seen. A position only; it opens nothing. */
export type Position = { key: string; id: string }

export type Page<Row> = { rows: Row[]; total: number; next: string | null }

/** The fields that every list takes. */
export const paging = {
  search: z.string().trim().max(bounds.list.search).default(''),
  limit: z.coerce.number().int().min(1).max(bounds.list.maxPage).default(bounds.list.page),
  cursor: z.string().max(600).optional(),
}

/** Writes a position so that it fits in an address. */
export const writeCursor = ({ key, id }: Position): string =>
  Buffer.from(JSON.stringify([key, id])).toString('base64url')

/** Reads a cursor. One that we never wrote is refused, not guessed at (S08). */
export function readCursor(cursor: string | undefined): Position | undefined {
  if (cursor === undefined) return undefined
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
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
export function page<Row>(rows: Row[], limit: number, total: number, position: (row: Row) => Position): Page<Row> {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { rows: shown, total, next: rows.length > limit && last !== undefined ? writeCursor(position(last)) : null }
}
