import { expect, test } from 'vitest'
import { zipf } from './zipf.ts'

test('the n-th comes up an n-th as often as the first', () => {
  const steps = 60_000
  let at = 0
  const draw = zipf(4, () => at++ / steps)
  const seen = new Map<number, number>()
  for (let n = 0; n < steps; n++) {
    const drawn = draw()
    seen.set(drawn, (seen.get(drawn) ?? 0) + 1)
  }
  const first = seen.get(0) ?? 0
  for (const n of [1, 2, 3]) expect((seen.get(n) ?? 0) / first).toBeCloseTo(1 / (n + 1), 2)
})

test('both ends are drawn and nothing beyond them', () => {
  expect(zipf(10_000, () => 0)()).toBe(0)
  expect(zipf(10_000, () => 0.9999999)()).toBe(9_999)
  expect(zipf(1, () => 0.5)()).toBe(0)
})
