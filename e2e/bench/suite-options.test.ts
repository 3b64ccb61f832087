import { expect, test } from 'vitest'
import { suiteOptions } from './suite-options.ts'

const usual = { runs: 1, rounds: 30 }

test('what is not said is as usual, and what makes no sense is refused', () => {
  expect(suiteOptions([], usual)).toEqual(usual)
  expect(suiteOptions(['--runs', '3'], usual)).toEqual({ runs: 3, rounds: 30 })
  expect(suiteOptions(['--rounds', '5'], usual)).toEqual({ runs: 1, rounds: 5 })
  for (const wrong of [
    ['--runs', '0'],
    ['--runs', 'x'],
    ['--rounds', '1.5'],
    ['--slices', '3'],
  ])
    expect(() => suiteOptions(wrong, usual)).toThrow()
})
