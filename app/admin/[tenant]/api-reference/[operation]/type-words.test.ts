import { expect, test } from 'vitest'
import { typeWords } from './type-words.ts'

test.each([
  [{ type: 'string', maxLength: 1080 }, 'text, at most 1,080'],
  [{ enum: ['web', 'native'] }, 'one of web, native'],
  [{ type: 'array', items: { type: 'string' }, maxItems: 20 }, 'list of text, at most 20'],
  [{ type: 'integer', minimum: 1, maximum: 200 }, 'integer from 1 to 200'],
  [{ anyOf: [{ type: 'string' }, { type: 'null' }] }, 'text or null'],
  [{ type: 'boolean' }, 'boolean'],
  [{}, 'anything'],
])('the schema %j is “%s”', (schema, said) => {
  expect(typeWords(schema)).toBe(said)
})
