import { afterEach, expect, test, vi } from 'vitest'
import { capsLock } from './caps-lock.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

/** A password field and the line below it, and the keys that somebody presses. */
function typing(words: string) {
  const field = new EventTarget()
  const notice = { textContent: '', dataset: { capsFor: 'password', caps: words } }
  vi.stubGlobal('document', { getElementById: (id: string) => (id === 'password' ? field : null) })
  capsLock(notice as unknown as HTMLElement)
  const press = (type: string, isLocked: boolean): Event => {
    const getModifierState = (key: string) => isLocked && key === 'CapsLock'
    const event = Object.assign(new Event(type, { cancelable: true }), { getModifierState })
    field.dispatchEvent(event)
    return event
  }
  return { field, notice, press }
}

test('UX-H11 the notice appears with Caps Lock, disappears with it, and keeps no key from the field', () => {
  const { notice, press } = typing('Caps Lock is on.')
  expect(notice.textContent).toBe('')
  const locked = press('keydown', true)
  expect([notice.textContent, locked.defaultPrevented]).toEqual(['Caps Lock is on.', false])
  press('keydown', false)
  expect(notice.textContent).toBe('')
  press('keyup', true)
  expect(notice.textContent).toBe('Caps Lock is on.')
})

test('UX-H11 the notice goes when the field is left, and a key without modifiers, as autofill sends, is no Caps Lock', () => {
  const { field, notice, press } = typing('Caps Lock is on.')
  press('keydown', true)
  field.dispatchEvent(new Event('keydown'))
  expect(notice.textContent).toBe('')
  press('keydown', true)
  field.dispatchEvent(new Event('blur'))
  expect(notice.textContent).toBe('')
})

test('UX-H11 the live region is not written again while nothing changes', () => {
  const { notice, press } = typing('Caps Lock is on.')
  let writes = 0
  let text = ''
  Object.defineProperty(notice, 'textContent', {
    get: () => text,
    set: (next: string) => {
      text = next
      writes++
    },
  })
  for (let keys = 0; keys < 5; keys++) press('keydown', true)
  expect([text, writes]).toEqual(['Caps Lock is on.', 1])
})
