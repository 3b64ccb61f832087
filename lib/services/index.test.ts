import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { everyPermission } from '#lib/access/permissions.ts'
import { registry } from './index.ts'

const here = dirname(fileURLToPath(import.meta.url))
const sources = readdirSync(here, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.includes('.test.') && !file.startsWith('testing'))
  .map((file) => ({ file, text: readFileSync(join(here, file), 'utf8') }))

const importsOf = (text: string): string[] => [...text.matchAll(/from '(\.[^']+)'/g)].map(([, path = '']) => path)

describe('the registry', () => {
  test('holds every use case there is: one that it misses would run without the loop tests', () => {
    const made = sources.filter(({ text }) => /^export const \w+ = (verb|query|[a-z]\w*Verb)\(/m.test(text))
    expect(made.length).toBe(registry.length)
    const lists = sources.filter(({ file }) => file === 'index.ts' || basename(file) === 'use-cases.ts')
    const listed = new Set(lists.flatMap(({ file, text }) => importsOf(text).map((path) => join(dirname(file), path))))
    expect(made.map(({ file }) => file).filter((file) => !listed.has(file))).toEqual([])
  })

  test('a file holds one use case, under its own name', () => {
    const crowded = sources.filter(({ text }) => (text.match(/ = (verb|query|[a-z]\w*Verb)\(/g) ?? []).length > 1)
    expect(crowded.map(({ file }) => file)).toEqual([])
  })

  test('no permission is asked for that the table does not explain', () => {
    expect(registry.filter(({ permission }) => !everyPermission.includes(permission))).toEqual([])
  })
})
