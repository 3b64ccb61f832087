import { describe, expect, test } from 'vitest'
import { readEmail } from '../email.ts'
import { mayUseAddress, offersSignUp, signUpRules } from './rules.ts'

const email = (typed: string) => readEmail(typed) ?? { value: '', normalized: '' }

describe('who may make themselves an account', () => {
  test.each([
    [0, false, false],
    [1, false, false],
    [2, true, false],
    [3, true, true],
    [-1, false, false],
    [4, false, false],
    [Number.NaN, false, false],
  ])('mode %s: offered %s, to anybody %s', (mode, isOffered, isForAll) => {
    const rules = signUpRules(mode, [])
    expect([offersSignUp(rules), mayUseAddress(rules, email('a@acme.test'))]).toEqual([isOffered, isForAll])
  })

  test.each([
    ['a@acme.test', true],
    ['A@ACME.TEST', true],
    ['a@mail.acme.test', false],
    ['a@notacme.test', false],
    ['a@acme.test.evil.test', false],
    ['a@bücher.test', true],
  ])('by domain, each means itself alone: %s %s', (typed, may) => {
    expect(mayUseAddress(signUpRules(2, ['acme.test', 'xn--bcher-kva.test']), email(typed))).toBe(may)
  })
})
