import fc from 'fast-check'
import { expect, test } from 'vitest'
import { draftIn, draftOf, draftQuery } from './draft.ts'

const names = ['idleSeconds', 'perUser']

test('a number and its unit become seconds, an empty field is given back, what is no number is refused later', () => {
  const form = {
    'values.idleSeconds': ' 2 ',
    'unit.values.idleSeconds': '3600',
    'values.perUser': 'many',
    version: '1',
  }
  expect(draftOf(names, form)).toEqual({ idleSeconds: 7_200, perUser: -1 })
  expect(draftOf(names, {})).toEqual({ idleSeconds: null, perUser: null })
})

test('a draft comes out of its address as it went in; what else stands there is not heard', () => {
  const value = fc.option(fc.integer({ min: -1, max: 40_000_000 }))
  fc.assert(
    fc.property(fc.record({ idleSeconds: value, perUser: value }), (draft) => {
      expect(draftIn(names, { ...draftQuery(draft), 'v.constructor': '1', review: '1' })).toEqual(draft)
    }),
  )
  expect(draftIn(names, { 'v.perUser': ['1', '2'], 'v.idleSeconds': 'soon' })).toEqual({ idleSeconds: -1 })
})
