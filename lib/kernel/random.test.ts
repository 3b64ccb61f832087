import { expect, test } from 'vitest'
import { randomBytes } from './random.ts'

test('no bytes are given out twice, across the edges of the pool', () => {
  const drawn = Array.from({ length: 2_000 }, (_, at) => randomBytes(16 + (at % 17)))
  expect(drawn.every((bytes, at) => bytes.length === 16 + (at % 17))).toBe(true)
  expect(new Set(drawn.map((bytes) => bytes.subarray(0, 16).toString('hex'))).size).toBe(drawn.length)
})

test('what is given out is nobody else’s: to change it changes nothing that follows', () => {
  const first = randomBytes(32)
  first.fill(0)
  expect(randomBytes(32).equals(first)).toBe(false)
})

test('more than the pool holds is drawn for itself', () => {
  const bytes = randomBytes(20_000)
  expect(bytes).toHaveLength(20_000)
  expect(new Set(bytes).size).toBeGreaterThan(200)
})
