import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const between = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, index) => first + index)

/** The rows of the hosted pages that are promised: sign-in, second factors, passwords, and recovery codes. */
const promised = [...between(1, 46), ...between(60, 64)].map((row) => `UX-H${row}`)

/** Rows that no test names yet, and why. */
const open: Readonly<Record<string, string>> = {
  'UX-H6': 'deferred: there is no enterprise sign-on yet',
  'UX-H21': 'deferred: there are no social providers yet',
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
