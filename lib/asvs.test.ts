import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const rows = [...readFileSync(join(root, 'docs/asvs.md'), 'utf8').matchAll(/^\| (\d+\.\d+\.\d+) \| (.+) \|$/gm)]

/** How many rows each section of V6 and V7 of ASVS 5.0 has. */
const sections: Readonly<Record<string, number>> = {
  '6.1': 3,
  '6.2': 12,
  '6.3': 8,
  '6.4': 6,
  '6.5': 8,
  '6.6': 4,
  '6.7': 2,
  '6.8': 4,
  '7.1': 3,
  '7.2': 4,
  '7.3': 2,
  '7.4': 5,
  '7.5': 3,
  '7.6': 2,
}

function testFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return entry.name === 'node_modules' || entry.name === 'generated' ? [] : testFiles(path)
    return /\.(test|spec)\.tsx?$/.test(entry.name) ? [path] : []
  })
}

test('every row of V6 and V7 is in docs/asvs.md, once', () => {
  const wanted = Object.entries(sections).flatMap(([section, count]) =>
    Array.from({ length: count }, (_, index) => `${section}.${index + 1}`),
  )
  expect(rows.map(([, id]) => id)).toEqual(wanted)
})

test('what it names is there: tests by the id of their row, and files', () => {
  const tests = ['lib', 'app', 'components', 'e2e'].flatMap(testFiles).filter((path) => path !== 'lib/asvs.test.ts')
  const text = tests.map((path) => readFileSync(join(root, path), 'utf8')).join('\n')
  for (const [, id, where = ''] of rows) {
    if (/\btests?$|^tests/.test(where)) expect(text, `no test is named ASVS ${id}`).toContain(id)
    for (const [, named] of where.matchAll(/tests of (\d+(?:\.\d+)+)/g)) expect(text).toContain(`ASVS ${named}`)
    for (const [, path = ''] of where.matchAll(/`((?:lib|e2e|docs|components|app)\/[^`]+)`/g))
      expect(existsSync(join(root, path)), path).toBe(true)
  }
})
