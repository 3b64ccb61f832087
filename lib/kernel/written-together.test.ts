import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { WrittenTogether } from './written-together.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function gathered(): { lines: WrittenTogether; written: string[] } {
  const written: string[] = []
  return { lines: new WrittenTogether({ write: (text) => void written.push(text) }), written }
}

test('lines are written together and in order once the first has waited', () => {
  const { lines, written } = gathered()
  lines.write('a\n')
  vi.advanceTimersByTime(49)
  lines.write('b\n')
  expect(written).toEqual([])
  vi.advanceTimersByTime(1)
  expect(written).toEqual(['a\nb\n'])
  lines.write('c\n')
  vi.advanceTimersByTime(50)
  expect(written).toEqual(['a\nb\n', 'c\n'])
})

test('what is much is written at once', () => {
  const { lines, written } = gathered()
  const line = `${'a'.repeat(1023)}\n`
  for (let count = 0; count < 40; count++) lines.write(line)
  expect(written).toEqual([line.repeat(32)])
  vi.advanceTimersByTime(50)
  expect(written).toEqual([line.repeat(32), line.repeat(8)])
})

test('a flush leaves nothing behind, and nothing to write later', () => {
  const { lines, written } = gathered()
  lines.write('a\n')
  lines.flush()
  lines.flush()
  vi.advanceTimersByTime(100)
  expect(written).toEqual(['a\n'])
})
