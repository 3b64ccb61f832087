import { expect, test } from 'vitest'
import { defaultsInput } from './defaults-input.ts'

test('a number and its unit become seconds; what is left empty is left out; the rest is no field', () => {
  const form = {
    version: '1-0',
    'values.idleSeconds': '2',
    'unit.values.idleSeconds': '3600',
    'unit.values.absoluteSeconds': '86400',
    'values.perUser': '40',
    'ceilings.codeSeconds': ' 5 ',
    'unit.ceilings.codeSeconds': '60',
    other: 'x',
  }
  expect(defaultsInput('session', form)).toEqual({
    topic: 'session',
    version: '1-0',
    values: { idleSeconds: 7_200, perUser: 40 },
    ceilings: { codeSeconds: 300 },
  })
})

test('what is no number is a number that no field takes', () => {
  expect(defaultsInput('session', { 'values.perUser': 'many' }).values).toEqual({ perUser: -1 })
})
