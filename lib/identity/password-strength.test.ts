import { describe, expect, test } from 'vitest'
import { passwordStrength } from './password-strength.ts'

const rules = { minLength: 15, placeWords: ['Acme Rockets', 'acme'] }

describe('UX-H41 how strong a password is said to be', () => {
  test.each([
    ['password', 0],
    ['violet anchor morning teapot', 4],
  ])('%s', async (typed, score) => {
    expect(await passwordStrength(typed, rules)).toMatchObject({ score })
  })

  test.each(['passwordpassword', 'Acme-Rockets-2026!', 'acmeacmeacmeacme'])(
    '%s is never called strong: the rules refuse it',
    async (typed) => {
      const { score, isGuessable } = await passwordStrength(typed, rules)
      expect([score <= 1, isGuessable]).toEqual([true, true])
    },
  )

  test('one form of a text is judged as the other', async () => {
    const [composed, decomposed] = ['Žluťoučký kůň'.normalize('NFC'), 'Žluťoučký kůň'.normalize('NFD')]
    expect(await passwordStrength(composed, rules)).toEqual(await passwordStrength(decomposed, rules))
  })
})
