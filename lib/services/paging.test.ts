import { describe, expect, test } from 'vitest'
import { setTestMasterKey } from '#lib/testing/master-key.ts'
import { readCursor, writeCursor } from './paging.ts'
import { readingList } from './paging-scope.ts'

setTestMasterKey()

const place = { key: 'ada', id: '01890000-0000-7000-8000-000000000000' }
const inList = <T>(tenant: string, name: string, work: () => T): Promise<T> =>
  readingList(tenant, name, async () => work())

describe('cursors', () => {
  test('one that was written for a list leads on in that list', async () => {
    const cursor = await inList('a', 'user.list', () => writeCursor(place))
    expect(await inList('a', 'user.list', () => readCursor(cursor))).toEqual(place)
    expect(readCursor(undefined)).toBeUndefined()
  })

  test('S02 S08 another tenant’s, another list’s, an altered or an invented one is refused', async () => {
    const cursor = await inList('a', 'user.list', () => writeCursor(place))
    const [text = '', mac = ''] = cursor.split('.')
    const forged = Buffer.from(JSON.stringify(['zoe', place.id])).toString('base64url')
    const refused = { code: 'invalid' }
    await expect(inList('b', 'user.list', () => readCursor(cursor))).rejects.toMatchObject(refused)
    await expect(inList('a', 'group.list', () => readCursor(cursor))).rejects.toMatchObject(refused)
    for (const bad of [text, `${text}.`, `.${mac}`, `${forged}.${mac}`, `${cursor}.x`, `${text}.${mac.slice(1)}`, ''])
      await expect(inList('a', 'user.list', () => readCursor(bad))).rejects.toMatchObject(refused)
  })
})
