import { expect, test } from 'vitest'
import { withoutCode } from './without-code.ts'

test('Y02 a code that was mailed is not in the subject that administrators see, wherever it stands', () => {
  const code = '123456'
  expect(withoutCode({ code, subject: '123456 is your Acme code' })).toBe('•••••• is your Acme code')
  expect(withoutCode({ code, subject: '123456 はコードです' })).toBe('•••••• はコードです')
  expect(withoutCode({ code, subject: 'Acme: 123456, 123456' })).toBe('Acme: ••••••, ••••••')
  expect(withoutCode({ code: undefined, subject: '2026 begins at Acme' })).toBe('2026 begins at Acme')
})
