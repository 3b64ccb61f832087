import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const between = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, index) => first + index)

/** The rows of what people meet: sign-in, factors, recovery, the account, and how all of it is made. */
const promised = between(1, 83).map((row) => `UX-H${row}`)

/** Rows that no test names yet, and why. */
const open: Readonly<Record<string, string>> = {
  'UX-H6': 'deferred: there is no enterprise sign-on yet',
  'UX-H21': 'deferred: there are no social providers yet',
  'UX-H55': 'deferred: there are no linked identities yet',
  'UX-H59': 'deferred: a person belongs to one tenant',
  'UX-H67': 'docs/manual-checks.md; axe measures targets (UX-H65)',
  'UX-H82': 'deferred: it comes with the device grant',
}

function named(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return entry.name === 'node_modules' || entry.name === 'generated' ? [] : named(path)
    if (!/\.(test|spec)\.tsx?$/.test(entry.name) || path === 'lib/ux-rows.test.ts') return []
    return readFileSync(join(root, path), 'utf8').match(/UX-H\d+/g) ?? []
  })
}

test('each promised row of the hosted pages is named by a test, or says why not', () => {
  const tested = new Set(['app', 'components', 'e2e', 'lib'].flatMap(named))
  expect(promised.filter((row) => !tested.has(row) && !(row in open))).toEqual([])
})
