import { expect, test } from 'vitest'
import { askableEvents, isEventPattern } from './event-filter.ts'

test('what can be asked for is each action and each kind, and nothing else', () => {
  expect(askableEvents.filter((event) => !isEventPattern(event))).toEqual([])
  expect(isEventPattern('client.*')).toBe(true)
  expect(isEventPattern('client.created')).toBe(true)
  for (const text of ['', '*', '.*', 'client', 'client.', 'nothing.*', 'client.exploded', 'toString.*', '__proto__'])
    expect(isEventPattern(text)).toBe(false)
})
