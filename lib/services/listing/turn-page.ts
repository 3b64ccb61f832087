import type { Tx } from '#lib/db/with-tenant.ts'
import { type Position, readCursor, writeCursor } from '../paging.ts'
import { type Found, findPage, type Listing } from './find-page.ts'

type Turned = Found & {
  next: string | null
  previous: string | null
  /** Whether the list begins with this page. */
  isFirst: boolean
}

type Asked = Omit<Listing, 'after'> & { cursor: string | undefined; before: string | undefined }

/** The page after a cursor, or the one that ends before one, or the first. Cursors that were never written are refused (S08). */
export async function turnPage(tx: Tx, { cursor, before, ...listing }: Asked): Promise<Turned> {
  const { order, limit } = listing
  const isBack = cursor === undefined && before !== undefined
  const after = readCursor(isBack ? before : cursor)
  const read = isBack ? { ...order, isDescending: !order.isDescending } : order
  const found = await findPage(tx, { ...listing, order: read, after, limit: limit + 1 })
  const { places } = found
  const hasMore = places.length > limit
  const cut = places.slice(0, limit)
  const shown = isBack ? cut.toReversed() : cut
  const isFirst = isBack ? !hasMore : after === undefined
  return {
    ...found,
    places: shown,
    isFirst,
    next: (isBack || hasMore) && shown.length > 0 ? cursorAt(shown.at(-1)) : null,
    previous: isFirst || shown.length === 0 ? null : cursorAt(shown[0]),
  }
}

const cursorAt = (place: Position | undefined): string | null => (place === undefined ? null : writeCursor(place))
