import { expect, test } from 'vitest'
import { measuredOver, measuredTable } from './runs-table.ts'

const run = (p95: number, cpu?: number) => [
  { name: 'users', median: p95 / 2, p95, most: p95 * 2, peer: undefined, ...(cpu === undefined ? {} : { cpu }) },
]

test('several runs come to their median, with the least and the most of p95, and the most of all', () => {
  expect(measuredOver([run(10, 1), run(30, 3), run(20, 2)])).toEqual([
    { name: 'users', median: 10, p95: { median: 20, least: 10, most: 30 }, most: 60, cpu: 2, besideP95: undefined },
  ])
})

test('the table says what misses, by the median of the runs', () => {
  const over = measuredOver([run(10), run(30), run(160)])
  expect(measuredTable(over, 150)).toContain('| users | 15.0 | 30.0 (10.0–160.0) | 320.0 | – | – | yes |')
  expect(measuredTable(over, 30)).toContain('| **no** |')
})
