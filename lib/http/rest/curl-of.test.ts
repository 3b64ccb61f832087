import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { registry } from '#lib/services/index.ts'
import { curlOf } from './curl-of.ts'
import { reference } from './reference.ts'

const where = { origin: 'https://id.example', tenant: 'acme' }

/** What a shell makes of the call: the words after `curl`. */
const wordsOf = (call: string): string[] =>
  execFileSync('/bin/sh', ['-c', call.replace(/^curl/, `printf '%s\\0'`)], {
    encoding: 'utf8',
    env: { ...process.env, SIGNET_API_KEY: 'sgk_example' },
  })
    .split('\0')
    .slice(0, -1)

describe('the reference of the management API', () => {
  test('UX-C21 names every operation once, with a call whose address has nothing left to fill in', () => {
    const operations = reference(registry)
    expect(operations.length).toBeGreaterThan(150)
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length)
    for (const operation of operations)
      expect(curlOf(operation, where), operation.operationId).not.toMatch(/[{}].*\?|\/\{/)
  })

  test('a shell reads each call as it was meant: one address, one key, and a body that is JSON', () => {
    const samples = reference(registry).filter(({ tags }) => ['group', 'user', 'client'].includes(tags[0] ?? ''))
    for (const operation of samples) {
      const words = wordsOf(curlOf(operation, where))
      expect(words).toContain('authorization: Bearer sgk_example')
      expect(words.filter((word) => word.startsWith('https://id.example/api/v1/tenants/acme'))).toHaveLength(1)
      const body = words[words.indexOf('-d') + 1]
      if (words.includes('-d')) expect(() => JSON.parse(body ?? '')).not.toThrow()
    }
  })
})
