import { expect, test } from 'vitest'
import { bucketsOf } from './buckets.ts'

const at = (time: string) => new Date(`2026-11-${time}Z`)

test('the bars begin with the step in which the range begins, and end with the one that is now', () => {
  const bars = bucketsOf(at('24T12:30:00'), at('25T12:30:00'), 1)
  expect(bars).toHaveLength(25)
  expect([bars[0], bars.at(-1)]).toEqual([at('24T12:00:00'), at('25T12:00:00')])
})

test('steps are those of the reader’s clock', () => {
  expect(bucketsOf(at('23T23:30:00'), at('25T12:00:00'), 24, 60)).toEqual([at('23T23:00:00'), at('24T23:00:00')])
  expect(bucketsOf(at('24T12:45:00'), at('24T13:45:00'), 1, 330)).toEqual([at('24T12:30:00'), at('24T13:30:00')])
})

test('a range that begins with a step has no bar before it', () => {
  expect(bucketsOf(at('24T00:00:00'), at('25T00:00:00'), 24)).toEqual([at('24T00:00:00'), at('25T00:00:00')])
})
