import { describe, expect, test } from 'vitest'
import { commonPasswords } from './common-passwords.ts'
import { findPasswordProblem, passwordSentences } from './password-rules.ts'

const alone = { minLength: 15, placeWords: ['acme', 'Acme Rockets'] }
const withFactor = { minLength: 8, placeWords: ['acme', 'Acme Rockets'] }

describe('rules for a new password', () => {
  test('ASVS 6.2.1 seven characters are refused and eight are taken where a second factor stands', () => {
    expect(findPasswordProblem('xkwqzrt', withFactor)).toBe('too_short')
    expect(findPasswordProblem('xkwqzrtv', withFactor)).toBeUndefined()
  })

  test('ASVS 6.2.1 a password that stands alone has fifteen', () => {
    expect(findPasswordProblem('kind gut lampe', alone)).toBe('too_short')
    expect(findPasswordProblem('kind gut lampen', alone)).toBeUndefined()
  })

  test('ASVS 6.2.1 no policy goes under eight', () => {
    expect(findPasswordProblem('xkwqz', { minLength: 1, placeWords: [] })).toBe('too_short')
  })

  test('ASVS 6.2.1 length counts characters, not UTF-16 units or bytes', () => {
    expect(findPasswordProblem('🍏🍊🍋🍌🍉🍇🍓', withFactor)).toBe('too_short')
    expect(findPasswordProblem('🍏🍊🍋🍌🍉🍇🍓🍒', withFactor)).toBeUndefined()
  })

  test('ASVS 6.2.4 all of the ten thousand most common passwords are refused, in any case', () => {
    const missed = [...commonPasswords()].flatMap((word) =>
      [word, word.toUpperCase()].filter((typed) => findPasswordProblem(typed, withFactor) === undefined),
    )
    expect(commonPasswords().size).toBeGreaterThan(9_000)
    expect(missed).toEqual([])
  })

  test.each([
    'passwordpassword',
    'passwordpasswordpassword',
    'Password-Password-1',
    'password1234567890',
    'qwertyuiopasdfgh',
    '1234567890123456',
    'aaaaaaaaaaaaaaa',
    'abababababababab',
    'dragon!!!!!monkey2024',
  ])('ASVS 6.2.12 %s is refused offline', (typed) => {
    expect(findPasswordProblem(typed, alone)).toBe('guessable')
  })

  test.each(['acmeacmeacmeacme', 'Acme-Rockets-2026!', 'acmerockets2026', 'signet-signet-signet', 'Acme password 1'])(
    'ASVS 6.2.11 %s is refused: words of the place',
    (typed) => {
      expect(findPasswordProblem(typed, alone)).toBe('guessable')
    },
  )

  test.each([
    ['twenty lower-case letters', 'vqkxjzwnbtmprflgdhsc'],
    ['spaces', 'a b c d e f g h i j k'],
    ['emoji', '🦊🌙🎷🧭🪁🍄🧵🎲🪐🐙🔭🧊🌵🎺🪵'],
    ['a passphrase of common words', 'correct horse battery staple'],
    ['digits alone', '83749163528047195'],
    ['signs alone', '!)(*&^%$#@~`+=_-{'],
    ['Greek', 'Η θάλασσα είναι μπλε'],
  ])('ASVS 6.2.5 no composition rules: %s', (_, typed) => {
    expect(findPasswordProblem(typed, alone)).toBeUndefined()
  })

  test('ASVS 6.2.9 64 and 128 characters are taken, 129 are not, a megabyte is refused at once', () => {
    for (const length of [64, 128]) expect(findPasswordProblem('x'.repeat(length), alone)).toBeUndefined()
    expect(findPasswordProblem('wq 7'.repeat(32).concat('x'), alone)).toBe('too_long')
    const started = performance.now()
    expect(findPasswordProblem('x'.repeat(1_000_000), alone)).toBe('too_long')
    expect(performance.now() - started).toBeLessThan(50)
  })

  test('the worst text to read is read quickly', () => {
    const worst = '12345678'.repeat(16)
    const started = performance.now()
    for (let i = 0; i < 10; i++) findPasswordProblem(`${worst.slice(0, -1)}x`, alone)
    expect((performance.now() - started) / 10).toBeLessThan(100)
  })

  test('UX-C14 the sentence names the length that is checked', () => {
    expect(passwordSentences.too_short(withFactor)).toContain('at least 8 characters')
  })
})
