import { expect, test } from 'vitest'
import { withoutCode } from './without-code.ts'

test('Y02 lists show the subject that was said without the code, and nothing where none was', () => {
  const code = '123456'
  const listedSubject = '•••••• is your Acme code'
  expect(withoutCode({ code, subject: '123456 is your Acme code', listedSubject })).toBe(listedSubject)
  expect(withoutCode({ code, subject: '123,456 is your Acme code' })).toBe('')
  expect(withoutCode({ code: undefined, subject: '2026 begins at Acme' })).toBe('2026 begins at Acme')
})
