import { expect, test } from 'vitest'
import { withoutCode } from './without-code.ts'

test('Y02 a code that was mailed is not in the subject that administrators see', () => {
  expect(withoutCode('challenge', '123456 is your Acme code')).toBe('•••••• is your Acme code')
  expect(withoutCode('sign_up', '123456 is your code for Acme')).toBe('•••••• is your code for Acme')
  expect(withoutCode('challenge', 'Choose a new password for Acme')).toBe('Choose a new password for Acme')
  expect(withoutCode('invitation', '2026 begins at Acme')).toBe('2026 begins at Acme')
})
