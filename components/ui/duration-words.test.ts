import { expect, test } from 'vitest'
import { durationWords } from './duration-words.ts'

test('a span is told in the largest unit that holds it whole', () => {
  expect([600, 86_400, 90, 3_600, 5_400].map((seconds) => durationWords(seconds, 'en'))).toEqual([
    '10 minutes',
    '1 day',
    '90 seconds',
    '1 hour',
    '90 minutes',
  ])
})
