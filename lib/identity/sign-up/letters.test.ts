import { describe, expect, test } from 'vitest'
import { codeLetter, existingLetter } from './letters.ts'

const about = {
  tenant: 'Acme',
  app: 'Billing',
  device: 'Firefox on Linux',
  code: '123456',
  minutes: 10,
  host: 'id.acme.test',
}
const all = (letter: ReturnType<typeof codeLetter>) =>
  [letter.subject, ...letter.paragraphs, ...letter.closing].join('\n')

describe('the mails of sign-up', () => {
  test('UX-H29 UX-H31 the code stands first, with its time, what asked, and what to do if it was not you', () => {
    const letter = codeLetter(about)
    expect(letter.subject).toMatch(/^123456 /)
    expect(letter.action).toBeUndefined()
    for (const part of ['10 minutes', 'Firefox on Linux', 'If you did not ask']) expect(all(letter)).toContain(part)
  })

  test('UX-H43 whoever has an account is told so, and gets no code', () => {
    const letter = existingLetter(about)
    expect(all(letter)).toContain('already have an account')
    expect(all(letter)).not.toContain('123456')
  })
})
