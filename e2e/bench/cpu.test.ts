import { expect, test } from 'vitest'
import { secondsOfStat } from './cpu.ts'

test('processor time is read from behind a name that holds brackets and spaces', () => {
  const rest = 'S 1 2 3 4 5 6 7 8 9 10 250 50 99 99 20 0 11 0 1234'
  expect(secondsOfStat(`42 (node) ${rest}`)).toBe(3)
  expect(secondsOfStat(`42 (post) gres (x)) ${rest}`)).toBe(3)
})
