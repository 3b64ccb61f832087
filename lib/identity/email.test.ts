import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normalizeEmail, readEmail } from './email.ts'

describe('e-mail addresses', () => {
  test.each([
    ['Ada@Example.COM', 'ada@example.com'],
    ['  ada@example.com \n', 'ada@example.com'],
    ['ada+news@sub.example.co', 'ada+news@sub.example.co'],
    ['müller@bücher.example', 'müller@xn--bcher-kva.example'],
    ['mu\u0308ller@example.com', 'm\u00fcller@example.com'],
    ["o'neil@example.com", "o'neil@example.com"],
  ])('%s is stored as %s', (typed, stored) => {
    expect(normalizeEmail(typed)).toBe(stored)
  })

  test('what was typed is kept for show', () => {
    expect(readEmail(' Ada@Example.com')?.value).toBe('Ada@Example.com')
  })

  test.each([
    ['a@x.example,b@y.example'],
    ['a@x.example;b@y.example'],
    ['a@x.example b@y.example'],
    ['a@x.example\nBcc: b@y.example'],
    ['a@x.example\r\nBcc:b@y.example'],
    ['"a@x.example"@y.example'],
    ['"a"@y.example'],
    ['a\uff20x.example'],
    ['a@x.example\uff20y.example'],
    ['Ada <a@x.example>'],
    ['a(comment)@x.example'],
    ['a@x.example\u0000'],
    [`${'a'.repeat(64)}@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(60)}.example`],
    [`${'a'.repeat(65)}@x.example`],
    ['a'.repeat(300)],
    ['a@'],
    ['@x.example'],
    ['a'],
    [''],
    ['a@localhost'],
    ['a@[127.0.0.1]'],
    ['a@127.0.0.1'],
    ['a@-x.example'],
    ['a@x..example'],
    ['.a@x.example'],
    ['a..b@x.example'],
    ['a@ex%61mple.com'],
    ['a@x.example/path'],
    ['a@x.example:25'],
  ])('Y09 %j is refused', (typed) => {
    expect(readEmail(typed)).toBeUndefined()
  })

  test('Y09 whatever is taken has one at, no space, no separator, and is its own normal form', () => {
    const text = fc.oneof(
      fc.emailAddress(),
      fc.string({ unit: 'grapheme', maxLength: 40 }).map((local) => `${local}@example.com`),
      fc.string({ unit: 'grapheme', maxLength: 40 }).map((domain) => `ada@${domain}.example`),
    )
    fc.assert(
      fc.property(text, (typed) => {
        const stored = normalizeEmail(typed)
        if (stored === undefined) return
        expect(stored.split('@')).toHaveLength(2)
        expect(stored).not.toMatch(/[\s,;<>"()\\\p{C}]/u)
        expect(stored.length).toBeLessThanOrEqual(254)
        expect(normalizeEmail(stored)).toBe(stored)
      }),
    )
  })

  test('a megabyte is refused without being read', () => {
    expect(readEmail(`${'a'.repeat(1_000_000)}@x.example`)).toBeUndefined()
  })
})
