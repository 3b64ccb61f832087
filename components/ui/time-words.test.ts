import { expect, test } from 'vitest'
import { absoluteClock, absoluteDate, absoluteTime, relativeTime } from './time-words.ts'

const now = new Date('2026-11-23T14:02:11.500Z')

test.each([
  ['2026-11-23T14:02:00Z', 'Just now'],
  ['2026-11-23T13:58:00Z', '4 min ago'],
  ['2026-11-23T11:00:00Z', '3 h ago'],
  ['2026-11-22T10:00:00Z', 'Yesterday'],
  ['2026-11-20T10:00:00Z', '3 days ago'],
  ['2026-11-03T10:00:00Z', '3 Nov 2026'],
  ['2026-09-03T10:00:00Z', '3 Sep 2026'],
  ['2026-11-23T16:30:00Z', 'in 2 h'],
  ['2026-11-25T16:30:00Z', 'in 2 days'],
])('%s is %s', (at, words) => {
  expect(relativeTime(new Date(at), now, { language: 'en', zone: 'UTC' })).toBe(words)
})

test.each([
  ['UTC', 'en', '2026-11-23 14:02:11 UTC'],
  ['Europe/Berlin', 'en', '2026-11-23 15:02:11 CET'],
  ['Europe/Berlin', 'de', '2026-11-23 15:02:11 MEZ'],
  ['Pacific/Auckland', 'de', '2026-11-24 03:02:11 GMT+13'],
] as const)('an exact moment is that of the zone %s, which it names (%s)', (zone, language, said) => {
  expect(absoluteTime(now, { language, zone })).toBe(said)
})

test('a day is that of the zone', () => {
  const late = new Date('2026-11-23T23:30:00Z')
  expect(absoluteDate(late, { language: 'de', zone: 'Europe/Berlin' })).toBe('24. Nov. 2026')
  expect(absoluteClock(late, { language: 'de', zone: 'Europe/Berlin' })).toBe('00:30')
})
