import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const lists = ['app/admin/[tenant]', 'app/platform'].flatMap((portal) =>
  readdirSync(portal, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(portal, entry.name, 'shape.ts')))
    .map((entry) => join(portal, entry.name)),
)

test('UX-C5 whatever lists there are, each is exported beside its page', () => {
  expect(lists.length).toBeGreaterThan(10)
  expect(lists.filter((list) => !existsSync(join(list, 'export', 'route.ts')))).toEqual([])
  // The platform's lists offer it unless told otherwise.
  for (const list of lists.filter((each) => each.startsWith('app/admin')))
    expect(readFileSync(join(list, 'page.tsx'), 'utf8'), list).toMatch(/exports: |<ExportMenu/)
})
