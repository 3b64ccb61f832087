import { describe, expect, test } from 'vitest'
import { asHtml } from './as-html.ts'
import { asText } from './as-text.ts'
import { readFailure } from './failure.ts'
import type { Letter } from './letter.ts'

const letter: Letter = {
  language: 'en',
  heading: 'Invitation',
  subject: 'Invitation to <Acme>',
  paragraphs: [`Hello "Ada" <script>alert('x')</script>`],
  action: { label: 'Accept', url: 'https://id.acme.test/i?a=1&b="' },
  closing: ['Bye & thanks.'],
}

describe('a letter', () => {
  test('as HTML holds no markup of a name, and fetches nothing', async () => {
    const html = await asHtml(letter)
    expect(html).not.toMatch(/<script|<img|<link|src=|url\(|http-equiv/i)
    expect(html).toContain('<title>Invitation to &lt;Acme&gt;</title>')
    expect(html).toContain('href="https://id.acme.test/i?a=1&amp;b=&quot;"')
    expect(html).toContain('Hello &quot;Ada&quot; &lt;script&gt;')
  })

  test('as text has no line that a name brought along', () => {
    const paragraphs = ['Hello Ada,\r\n\nYour account is closed. Go to:\u2028https://evil.test\n, you are invited.']
    const lines = asText({ ...letter, paragraphs }).split(/[\r\n\u2028]/)
    expect(lines.filter((line) => line.includes('evil'))).toEqual([
      'Hello Ada, Your account is closed. Go to: https://evil.test , you are invited.',
    ])
  })

  test('as text has the address of its action on a line of its own', () => {
    expect(asText(letter).split('\n')).toContain(letter.action?.url)
  })
})

describe('why a mail did not go out', () => {
  test.each([
    [{ code: 'ECONNREFUSED' }, 'The mail server refused the connection.', false],
    [{ code: 'EAUTH', responseCode: 535 }, 'The mail server did not take the user and password (535).', false],
    [{ code: 'EENVELOPE', responseCode: 550 }, 'The mail server refused the recipient or the sender (550).', true],
    [{ code: 'EENVELOPE', responseCode: 451 }, 'The mail server refused the recipient or the sender (451).', false],
    [{ code: 'EMESSAGE', responseCode: 554 }, 'The mail server refused the message (554).', true],
    [new Error('550 ada@example.test unknown'), 'The mail could not be handed to the mail server.', false],
    [undefined, 'The mail could not be handed to the mail server.', false],
  ])('%j is told in words that name nobody', (error, words, isFinal) => {
    expect(readFailure(error)).toEqual({ words, isFinal })
  })
})
