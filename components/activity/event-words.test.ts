import { expect, test } from 'vitest'
import { actions } from '#lib/audit/catalogue.ts'
import { eventWords } from './event-words.ts'
import german from './says.de.json' with { type: 'json' }

test('what is said in German is said of events that there are', () => {
  expect(Object.keys(german).filter((action) => !Object.hasOwn(actions, action))).toEqual([])
})

test('an event is told in the language of the page; one without words of it in those of the catalogue', () => {
  const event = { action: 'client.created', says: 'A client was created' }
  expect(eventWords(event, 'de')).toBe('Ein Client wurde angelegt')
  expect(eventWords(event, 'en')).toBe('A client was created')
  expect(eventWords({ action: 'toString', says: 'Something new' }, 'de')).toBe('Something new')
})
