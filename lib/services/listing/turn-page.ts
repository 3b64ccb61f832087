import type { Tx } from '#lib/db/with-tenant.ts'
import { type Counted, type Position, page, readCursor } from '../paging.ts'
import { findPage, type Listing } from './find-page.ts'

type Turned = { places: Position[]; size: Counted; next: string | null; previous: string | null }

type Asked = Omit<Listing, 'after'> & { cursor: string | undefined }

/** The page after a cursor, or the first one. A cursor that this list never wrote is refused (S08). */
export async function turnPage(tx: Tx, { cursor, ...listing }: Asked): Promise<Turned> {
  const { limit } = listing
  const { places, size } = await findPage(tx, { ...listing, after: readCursor(cursor), limit: limit + 1 })
  const { rows, next, previous } = page(places, limit, size, (place) => place)
  return { places: rows, size, next, previous }
}
