import { describe, expect, test } from 'vitest'
import { waitSeconds } from './wait.ts'

describe('how long a receiver that fails is left alone', () => {
  test('longer each time, up to an hour', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8, 1000].map((failures) => waitSeconds(failures, 0))).toEqual([
      5, 15, 45, 135, 405, 1215, 3600, 3600, 3600,
    ])
  })

  test('up to half of it less by chance', () => {
    expect(waitSeconds(3, 1)).toBe(22.5)
    expect(waitSeconds(3, 0.5)).toBe(33.75)
  })

  test('as long as it asks, within the hour', () => {
    expect(waitSeconds(1, 0, 120)).toBe(120)
    expect(waitSeconds(7, 0, 120)).toBe(3600)
    expect(waitSeconds(1, 0, 999_999)).toBe(3600)
  })
})
