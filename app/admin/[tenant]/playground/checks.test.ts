import { expect, test } from 'vitest'
import { english } from '#app/messages/en/index.ts'
import { verdicts } from '#lib/services/tokens/verdicts.ts'

test('each verdict on a token has its sentence, and each sentence its verdict', () => {
  const said = Object.entries(english.playground.says).map(([name, words]) => [name, Object.keys(words).sort()])
  const known = Object.entries(verdicts).map(([name, codes]) => [name, [...codes].sort()])
  expect(Object.fromEntries(said)).toEqual(Object.fromEntries(known))
  expect(Object.keys(english.playground.check).sort()).toEqual(Object.keys(verdicts).sort())
})
