import { expect, test } from 'vitest'
import type { ExportOf } from '#lib/http/export.ts'
import heads from '#lib/http/heads.de.json' with { type: 'json' }

type Files = Record<string, ExportOf<unknown>>

test('every column of every file that the console exports has a head in German', () => {
  const modules = import.meta.glob<Files>('../{admin,platform}/**/export.ts', { eager: true })
  const files = Object.values(modules).flatMap((each) => Object.values(each))
  expect(files.length).toBeGreaterThan(12)
  const labels = files.flatMap(({ columns }) => columns.map(({ label }) => label))
  expect([...new Set(labels)].filter((label) => !Object.hasOwn(heads, label))).toEqual([])
  expect(Object.keys(heads).filter((head) => !labels.includes(head))).toEqual([])
})
