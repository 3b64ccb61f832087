import { expect, test } from 'vitest'
import { findingsTable } from './finding.ts'

const of = (value: number) => [{ name: 'start to ready', value, unit: 's', goal: '≤ 3 s' }]

test('findings of one run are what was found, of several their median and spread', () => {
  expect(findingsTable([of(2.345)])).toContain('| start to ready | 2.35 s | ≤ 3 s |')
  expect(findingsTable([of(4), of(1), of(2)])).toContain('| start to ready | 2.00 (1.00–4.00) s | ≤ 3 s |')
})
