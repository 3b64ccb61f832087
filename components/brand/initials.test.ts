import { expect, test } from 'vitest'
import { initials } from './initials.ts'

test.each([
  ['Priya Raghunathan', 'PR'],
  ['Acme', 'A'],
  ['Tomás Eirik Lindqvist', 'TL'],
  ['  lucía   fernández-ortega ', 'LF'],
  ['👩‍🚀 Ada', '👩A'],
  ['', ''],
])('%s is shown as %s', (name, letters) => {
  expect(initials(name)).toBe(letters)
})
