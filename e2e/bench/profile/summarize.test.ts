import { expect, test } from 'vitest'
import { kindOf } from './kinds.ts'
import { type CpuProfile, summarize } from './summarize.ts'

const node = (id: number, functionName: string, url = '', children: number[] = []) => ({
  id,
  children,
  callFrame: { functionName, url, lineNumber: id, columnNumber: 0 },
})

const profile: CpuProfile = {
  nodes: [
    node(1, '(idle)'),
    node(2, '(garbage collector)'),
    node(3, 'sign', 'file:///x/node_modules/jose/dist/sign.js'),
    node(4, 'issue', 'file:///x/dist/chunk-A.js'),
    node(5, 'query', 'file:///x/node_modules/pg/lib/client.js'),
  ],
  samples: [1, 2, 3, 4, 4, 5, 1],
  timeDeltas: [7, 500, 100, 200, 50, 50, 100],
}

test('own times are added up by kind, beside what was idle, with bundles traced to their sources', () => {
  const { kinds, functions, busy } = summarize([profile, profile], (url) =>
    url.includes('chunk-A') ? 'file:///x/lib/oidc/token/issue.ts' : url,
  )
  expect(busy).toBe(0.5)
  expect(kinds).toEqual([
    { name: 'signing and verifying', part: 0.4 },
    { name: 'garbage collection', part: 0.2 },
    { name: 'our engine (lib/oidc)', part: 0.2 },
    { name: 'database driver', part: 0.2 },
  ])
  expect(functions[0]).toEqual({ name: 'sign node_modules/jose/dist/sign.js', part: 0.4 })
  expect(functions).toContainEqual({ name: 'issue lib/oidc/token/issue.ts', part: 0.2 })
})

test('frames are told apart by whose they are', () => {
  const of = (url: string, name = 'f') => kindOf({ name, url, callers: [] })
  expect(of('node:internal/crypto/hash')).toBe('hashing and randomness')
  expect(of('node:internal/crypto/webcrypto')).toBe('signing and verifying')
  expect(of('node:_http_outgoing')).toBe('HTTP and sockets')
  expect(of('node:internal/process/task_queues')).toBe('Node.js, the rest')
  expect(of('file:///x/lib/db/hot/call.ts')).toBe('database driver')
  expect(of('file:///x/lib/provider/serve.ts')).toBe('our provider (lib/provider)')
  expect(of('file:///x/lib/server/front/server.ts')).toBe('our front (lib/server)')
  expect(of('', 'stringify')).toBe('JSON')
  expect(of('', '(program)')).toBe('native, unattributed')
  expect(of('', 'map')).toBe('built-in functions')
})

test('what is built in counts as its caller, and a socket of the database as the database', () => {
  const nodes = [
    node(1, 'end', 'file:///x/node_modules/pg/lib/client.js', [2]),
    node(2, 'writeGeneric', 'node:internal/stream_base_commons', [3]),
    node(3, 'writev'),
    node(4, 'signOneShot', 'node:internal/crypto/sig', [5]),
    node(5, 'run'),
    node(6, 'end', 'node:_http_outgoing', [7]),
    node(7, 'writev'),
  ]
  const { kinds } = summarize([{ nodes, samples: [3, 5, 5, 7], timeDeltas: [0, 10, 10, 10, 10] }], (url) => url)
  expect(kinds.map(({ name, part }) => [name, part])).toEqual([
    ['signing and verifying', 0.5],
    ['database driver', 0.25],
    ['HTTP and sockets', 0.25],
  ])
})
