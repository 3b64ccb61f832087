import { expect, test } from 'vitest'
import { runWith } from '#lib/kernel/context.ts'
import { theirWords } from './their-words.ts'

const asks = (consoleLanguage: string) => ({ requestId: 'r', ip: '127.0.0.1', userAgent: undefined, consoleLanguage })

test('a refusal is said in the language of whoever sent the form; one that is not written in it, as it is', () => {
  expect(runWith(asks('de'), () => theirWords('There is nothing here.'))).toBe('Hier ist nichts.')
  expect(runWith(asks('de'), () => theirWords('constructor'))).toBe('constructor')
  expect(runWith(asks('en'), () => theirWords('There is nothing here.'))).toBe('There is nothing here.')
  expect(theirWords('There is nothing here.')).toBe('There is nothing here.')
})

test('a number to quote stands in both', () => {
  const said = () => theirWords('This did not work. Quote {id} to support.', { id: 'err_1' })
  expect(said()).toBe('This did not work. Quote err_1 to support.')
  expect(runWith(asks('de'), said)).toBe('Das hat nicht geklappt. Nennen Sie dem Support err_1.')
})
