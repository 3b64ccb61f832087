import { z } from 'zod'
import type { Cursor } from '#lib/audit/find-events.ts'
import { notFound } from '../call.ts'
import { paging, readCursor, writeCursor } from '../paging.ts'

/** The fields of a list that goes by time. */
export const trailPaging = {
  limit: paging.limit,
  cursor: paging.cursor,
  sort: z.enum(['at', '-at']).default('-at'),
}

/** Writes the place of an event so that it fits in an address. */
export const writePosition = ({ at, id }: Cursor): string => writeCursor({ key: at.toISOString(), id })

/** Reads the place that a page begins beyond. One that this list never wrote is refused (S08). */
export function positionOf(cursor: string | undefined): Cursor | undefined {
  const place = readCursor(cursor)
  if (place === undefined) return undefined
  const at = new Date(place.key)
  if (Number.isNaN(at.getTime())) throw notFound()
  return { at, id: place.id }
}
