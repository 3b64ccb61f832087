import { describe, expect, test } from 'vitest'
import { readIdentifier } from './identifier.ts'

describe('reading identifiers', () => {
  test('a phone number is kept as E.164, however it was written', () => {
    expect(readIdentifier('phone', ' +49 (30) 5550-142 ')).toEqual({
      value: '+49305550142',
      normalized: '+49305550142',
    })
    for (const wrong of ['0305550142', '+0305550142', '+49', '+49x5550142', `+${'1'.repeat(16)}`])
      expect([wrong, readIdentifier('phone', wrong)]).toEqual([wrong, undefined])
  })

  test('a user name is compared in lower case and is never an address or a blank', () => {
    expect(readIdentifier('username', ' Ada.Lovelace ')).toEqual({ value: 'Ada.Lovelace', normalized: 'ada.lovelace' })
    expect(readIdentifier('username', 'Zoë')?.normalized).toBe('zoë')
    for (const wrong of ['', '.ada', 'ada@example.test', 'a b', 'ada\u202egpj', 'a'.repeat(64)])
      expect([wrong, readIdentifier('username', wrong)]).toEqual([wrong, undefined])
  })

  test('an address is read as an address', () => {
    expect(readIdentifier('email', 'Ada@Example.test')?.normalized).toBe('ada@example.test')
    expect(readIdentifier('email', 'ada')).toBeUndefined()
  })
})
