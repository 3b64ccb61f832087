import { describe, expect, test } from 'vitest'
import { formatIn } from './format-in.ts'

const at = new Date('2026-11-26T23:30:00Z')
const earlier = (minutes: number) => new Date(at.getTime() - minutes * 60_000)

describe('UX-H76 dates and times by language and zone', () => {
  test('a day is that of the person’s own zone', () => {
    expect(formatIn('en', 'Asia/Tokyo').day(at)).toBe('Nov 27, 2026')
    expect(formatIn('de', 'America/New_York').day(at)).toBe('26. Nov. 2026')
  })

  test('a time without a known zone says that it is UTC', () => {
    expect(formatIn('en').time(at)).toMatch(/11:30\sPM\sUTC/)
    expect(formatIn('en', 'Not/AZone').time(at)).toMatch(/UTC/)
    expect(formatIn('de', 'Europe/Berlin').time(at)).toMatch(/^27\. Nov\. 2026, 0?0:30$/)
  })

  test.each([
    [0, 'now'],
    [4, '4 minutes ago'],
    [60, '1 hour ago'],
    [24 * 60, 'yesterday'],
    [90 * 24 * 60, '3 months ago'],
  ])('%i minutes ago is %s', (minutes, words) => {
    expect(formatIn('en').ago(earlier(minutes), at)).toBe(words)
  })

  test.each([
    [0, 'in 1 second'],
    [59, 'in 59 seconds'],
    [61, 'in 2 minutes'],
    [5_400, 'in 90 minutes'],
    [5_401, 'in 2 hours'],
    [200_000, 'in 3 days'],
  ])('UX-H15 %i seconds ahead is %s: never earlier than it is', (seconds, words) => {
    expect(formatIn('en').in(seconds)).toBe(words)
  })

  test('each language in its own words', () => {
    expect(formatIn('de').in(300)).toBe('in 5 Minuten')
    expect(formatIn('ja').ago(earlier(5), at)).toBe('5 分前')
    expect(formatIn('ar').number(1234)).not.toBe('')
  })
})
