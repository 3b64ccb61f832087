import { expect, test } from 'vitest'
import { rank } from './rank.ts'

const keys = ['Rotate the signing key', 'key rotation', 'JWKS']

test('the beginning of a label comes before a word in it, and that before a synonym', () => {
  const scores = ['rota', 'sign', 'jwks', 'key rot'].map((typed) => rank('', typed, keys))
  expect(scores).toEqual([1, 0.9, 0.7, 0.7])
})

test('words in any order find it; strewn letters do not', () => {
  expect(rank('', 'key sig', keys)).toBeGreaterThan(0)
  expect(rank('', 'rtk', keys)).toBe(0)
  expect(rank('', 'otate', keys)).toBe(0)
})

test('case and accents do not matter, and nothing typed shows everything', () => {
  expect(rank('', 'JOSE', ['José Álvarez'])).toBe(1)
  expect(rank('', ' ', keys)).toBe(1)
})
