import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ticksOf } from './ticks.ts'

test('a scale begins with nought, holds the most, and has few lines', () => {
  fc.assert(
    fc.property(fc.nat({ max: 10_000_000 }), (most) => {
      const ticks = ticksOf(most)
      expect(ticks[0]).toBe(0)
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(Math.max(1, most))
      expect(ticks.length).toBeLessThanOrEqual(6)
    }),
  )
})

test('its steps are round', () => {
  expect(ticksOf(182)).toEqual([0, 50, 100, 150, 200])
  expect(ticksOf(0)).toEqual([0, 1])
})
