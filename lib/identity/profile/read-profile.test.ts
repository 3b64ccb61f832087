import { describe, expect, test } from 'vitest'
import { readProfile } from './read-profile.ts'

const ada = {
  displayName: 'Ada Lovelace',
  givenName: 'Ada',
  familyName: 'Lovelace',
  locale: 'de',
  zoneinfo: 'Asia/Tokyo',
}

describe('UX-H58 what somebody writes of themselves', () => {
  test('is trimmed, and what is empty is not kept', () => {
    expect(readProfile({ ...ada, displayName: '  Ada  ', givenName: ' ', locale: '', zoneinfo: '' })).toEqual({
      profile: { displayName: 'Ada', givenName: null, familyName: 'Lovelace', locale: null, zoneinfo: null },
    })
  })

  test('UX-H76 any name is one: apostrophes, other scripts, 70 characters', () => {
    for (const displayName of ['Seán O’Neil-D’Souza', '山田 太郎', 'ليلى', 'x'.repeat(70)])
      expect(readProfile({ ...ada, displayName })).toEqual({ profile: { ...ada, displayName } })
  })

  test.each([
    ['a name that is missing', { displayName: ' ' }, { displayName: 'missing' }],
    [
      'names that are too long',
      { displayName: 'x'.repeat(101), givenName: 'x'.repeat(101) },
      { displayName: 'too_long', givenName: 'too_long' },
    ],
    ['a language that is none', { locale: 'not a language' }, { locale: 'unknown' }],
    ['a time zone that is none', { zoneinfo: 'Mars/Olympus' }, { zoneinfo: 'unknown' }],
    ['what is beyond any bound', { locale: `en-${'x'.repeat(5000)}` }, { locale: 'unknown' }],
  ])('%s is told at its field', (_what, typed, problems) => {
    expect(readProfile({ ...ada, ...typed })).toEqual({ problems })
  })
})
