import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readListState } from '#components/data-table/list-state.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { paging, readCursor, writeCursor } from '#lib/services/paging.ts'
import { setTestMasterKey } from '#lib/testing/master-key.ts'
import { shape } from './users/shape.ts'

setTestMasterKey()

const id = '01890000-0000-7000-8000-000000000000'
const name = fc.string({ unit: 'grapheme', maxLength: bounds.text.name }).map((text) => text.slice(0, bounds.text.name))
const email = fc.string({ unit: 'grapheme-ascii', maxLength: bounds.email.length })

test('UX-C3 what a query writes as its next page, the address of the list hands back to it', () => {
  fc.assert(
    fc.property(fc.oneof(name, email), fc.constantFrom('cursor', 'before'), (key, side) => {
      const cursor = writeCursor({ key, id })
      const { place } = readListState(shape(), { [side]: cursor, at: '51' })
      expect(place).toEqual({ side: side === 'cursor' ? 'after' : 'before', cursor, row: 51 })
      expect(paging.cursor.parse(place?.cursor)).toBe(cursor)
      expect(readCursor(place?.cursor)).toEqual({ key, id })
    }),
  )
})
