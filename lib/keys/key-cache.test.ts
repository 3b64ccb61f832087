import { describe, expect, test } from 'vitest'
import { KeyCache } from './key-cache.ts'

describe('the cache of opened keys', () => {
  test('never holds more than its bound: the least recently used one leaves', () => {
    const cache = new KeyCache<number>(2, 1_000, () => 0)
    cache.set('a', 1)
    cache.set('b', 2)
    expect(cache.get('a')).toBe(1)
    cache.set('c', 3)
    expect(cache.size).toBe(2)
    expect(cache.get('b')).toBeUndefined()
    expect(cache.get('a')).toBe(1)
  })

  test('forgets after its time, and when told', () => {
    let time = 0
    const cache = new KeyCache<number>(10, 1_000, () => time)
    cache.set('a', 1)
    cache.set('b', 2)
    cache.delete('b')
    expect(cache.get('b')).toBeUndefined()
    time = 999
    expect(cache.get('a')).toBe(1)
    time = 1_000
    expect(cache.get('a')).toBeUndefined()
    expect(cache.size).toBe(0)
  })
})
