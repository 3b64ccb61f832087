import { expect, test } from 'vitest'
import { meaningOf } from './keys.ts'

const press = (key: string, held: { metaKey?: boolean; ctrlKey?: boolean; altKey?: boolean } = {}) => ({
  key,
  metaKey: false,
  ctrlKey: false,
  altKey: false,
  ...held,
})

test('⌘K and Ctrl+K open the palette, also from a field', () => {
  expect(meaningOf(press('k', { metaKey: true }), true, false)).toBe('palette')
  expect(meaningOf(press('K', { ctrlKey: true }), false, false)).toBe('palette')
})

test('what is typed into a field is nobody’s shortcut', () => {
  for (const key of ['?', '/', 'g', 'u']) expect(meaningOf(press(key), true, true)).toBeUndefined()
})

test('g and a letter go to a section; a letter alone does nothing', () => {
  expect(meaningOf(press('g'), false, false)).toBe('go')
  expect(meaningOf(press('u'), false, true)).toEqual({ go: 'u' })
  expect(meaningOf(press('u'), false, false)).toBeUndefined()
})

test('the browser’s own keys stay its own', () => {
  expect(meaningOf(press('g', { ctrlKey: true }), false, false)).toBeUndefined()
  expect(meaningOf(press('k', { ctrlKey: true, altKey: true }), false, false)).toBeUndefined()
})
