import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { countDown } from './count-down.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('UX-H28 UX-H69 H69 counts down where it is seen, with the button off, and says once that it may be pressed', () => {
  const button = { disabled: false }
  const [seen, said] = [{ textContent: 'in words' }, { textContent: '' }]
  const dataset = { wait: '65', left: 'In #.', now: 'Now.' }
  countDown({ previousElementSibling: button, children: [seen, said], dataset } as unknown as HTMLElement)
  expect([button.disabled, seen.textContent, said.textContent]).toEqual([true, 'In 01:05.', ''])
  vi.advanceTimersByTime(60_000)
  expect([button.disabled, seen.textContent, said.textContent]).toEqual([true, 'In 00:05.', ''])
  vi.advanceTimersByTime(5_000)
  expect([button.disabled, seen.textContent, said.textContent]).toEqual([false, '', 'Now.'])
  expect(vi.getTimerCount()).toBe(0)
})
