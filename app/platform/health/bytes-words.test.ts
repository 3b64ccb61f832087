import { expect, test } from 'vitest'
import { bytesWords } from './bytes-words.ts'

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1_000, '1.0 kB'],
  [1_437_000_000, '1.4 GB'],
  [5e15, '5000.0 TB'],
])('%d bytes are %s', (bytes, words) => {
  expect(bytesWords(bytes)).toBe(words)
})
