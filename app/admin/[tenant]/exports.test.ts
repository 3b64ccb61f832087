import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const lists = ['app/admin/[tenant]'].flatMap((portal) =>
  readdirSync(portal, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(portal, entry.name, 'shape.ts')))
    .map((entry) => join(portal, entry.name)),
)

test('UX-C5 whatever lists there are, each is exported beside its page', () => {
  expect(lists.length).toBeGreaterThan(7)
  expect(lists.filter((list) => !existsSync(join(list, 'export', 'route.ts')))).toEqual([])
  for (const list of lists) expect(readFileSync(join(list, 'page.tsx'), 'utf8'), list).toMatch(/exports: |<ExportMenu/)
})
