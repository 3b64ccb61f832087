import { expect, test } from 'vitest'
import type { Slice } from './alternate.ts'
import { markdown } from './markdown.ts'
import { overRuns } from './over-runs.ts'
import { rowOf } from './row.ts'
import { rowText } from './table.ts'

const slice = (requests: number, server: number, database = 0): Slice => ({
  ...{ requests, seconds: 2, p50: 1.25, p99: 4 },
  cpu: { server, mainThread: server / 2, database, generator: 1.8 },
})
const ours = [slice(4_000, 1, 1), slice(4_400, 1, 1), slice(4_200, 1, 1)]
const theirs = [slice(2_000, 1), slice(2_000, 1), slice(2_000, 1)]
const names = ['Signet', 'peer']

test('a ratio is of slices side by side, by the processor time of the server, by throughput and with the database’s', () => {
  const { sides, ratio } = rowOf({ name: 'token' }, names, [ours, theirs])
  expect(ratio?.byServerCpu).toEqual({ median: 2.1, least: 2, most: 2.2 })
  expect(ratio?.byThroughput.median).toBe(2.1)
  expect(ratio?.byAllCpu.median).toBe(1.05)
  expect(sides[0]).toMatchObject({
    perSecond: 2_100,
    perCpuSecond: 4_200,
    p99: 4,
    busy: { server: 0.5, generator: 0.9 },
  })
  expect(sides[1]).toMatchObject({ serverMicros: 500, mainThreadMicros: 250, databaseMicros: 0 })
})

test('what stands alone has no ratio', () => {
  const row = rowOf({ name: 'token-rs256' }, names, [ours])
  expect(row.ratio).toBeUndefined()
  expect(markdown([row])).toContain('| token-rs256 | 2,100 | 1.3 / 4.0 | 238 |')
})

test('several runs are one row: the median of their medians, and between which of them it lay', () => {
  const runs = [1, 2, 4].map((times) =>
    rowOf({ name: 'token' }, names, [ours.map((of) => ({ ...of, requests: of.requests * times })), theirs]),
  )
  const row = overRuns(runs)
  expect(row.ratio?.byServerCpu).toEqual({ median: 4.2, least: 2.1, most: 8.4 })
  expect(row.sides[0]?.perSecond).toBe(4_200)
  expect(markdown([row])).toContain('| 4.20 (2.10–8.40) |')
})

test('a row says when the generator was the bound', () => {
  const text = rowText(rowOf({ name: 'token' }, names, [ours, theirs]))
  expect(text).toContain('ratio 2.10 (2.00–2.20) per processor second of the server')
  expect(text).toContain('Signet: the generator was busy 90 %')
})
