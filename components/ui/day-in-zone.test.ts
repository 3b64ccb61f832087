import { expect, test } from 'vitest'
import { dayInZone } from './day-in-zone.ts'

test.each([
  ['2026-11-26', 'UTC', '2026-11-26T00:00:00.000Z', '2026-11-26T23:59:59.999Z'],
  ['2026-11-26', 'Europe/Berlin', '2026-11-25T23:00:00.000Z', '2026-11-26T22:59:59.999Z'],
  ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z', '2026-03-29T21:59:59.999Z'],
  ['2026-10-25', 'Europe/Berlin', '2026-10-24T22:00:00.000Z', '2026-10-25T22:59:59.999Z'],
  ['2026-11-26', 'Asia/Kolkata', '2026-11-25T18:30:00.000Z', '2026-11-26T18:29:59.999Z'],
  ['2026-11-26', 'America/New_York', '2026-11-26T05:00:00.000Z', '2026-11-27T04:59:59.999Z'],
])('%s in %s is from %s to %s', (day, zone, first, last) => {
  const found = dayInZone(day, zone)
  expect([found.first.toISOString(), found.last.toISOString()]).toEqual([first, last])
})
