import { expect, test } from 'vitest'
import { median, quantile } from './quantile.ts'

test('a quantile is the least value that so many do not exceed', () => {
  const hundred = Array.from({ length: 100 }, (_, at) => at + 1)
  expect([0, 0.01, 0.5, 0.99, 1].map((part) => quantile(hundred, part))).toEqual([1, 1, 50, 99, 100])
  expect(quantile([7], 0.99)).toBe(7)
  expect(quantile([], 0.5)).toBeNaN()
})

test('the median of an even number of values lies between the middle two', () => {
  expect(median([3, 1, 2])).toBe(2)
  expect(median([4, 1, 3, 2])).toBe(2.5)
  expect(median([])).toBeNaN()
})
