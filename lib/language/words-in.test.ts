import { describe, expect, test } from 'vitest'
import { wordsIn } from './words-in.ts'

describe('words by language', () => {
  test('a sentence of the language, with its values', () => {
    expect(wordsIn('en').account('sessions.more', { count: 2 })).toBe('2 more sessions are not shown.')
  })

  test('a tenant’s own text stands in for ours, in its language alone', () => {
    const overrides = { en: { account: { 'sessions.title': 'Devices' } } }
    expect(wordsIn('en', overrides).account('sessions.title')).toBe('Devices')
    expect(wordsIn('en', overrides).account('apps.title')).toBe('Connected apps')
    expect(wordsIn('de', overrides).account('sessions.title')).not.toBe('Devices')
    expect(wordsIn('en').account('sessions.title')).toBe('Sessions')
  })

  test('a text that would stand where a group is, or of no key of ours, changes nothing', () => {
    const overrides = { en: { account: { sessions: 'gone', '__proto__.x': 'y', 'nothing.here': 'z' } } }
    expect(wordsIn('en', overrides).account('sessions.title')).toBe('Sessions')
    expect(({} as Record<string, unknown>).x).toBeUndefined()
  })

  test('the same words come back for the same overrides', () => {
    const overrides = { en: {} }
    expect(wordsIn('en', overrides)).toBe(wordsIn('en', overrides))
  })
})
