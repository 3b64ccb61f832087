import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { isServiceError } from '#lib/kernel/errors.ts'
import { parsed } from './call.ts'

const faults = (schema: z.ZodType, input: unknown): Record<string, string> | undefined => {
  try {
    parsed(schema, input)
  } catch (error) {
    if (isServiceError(error)) return error.fields
    throw error
  }
  return undefined
}

describe('a field whose schema has no sentence of its own', () => {
  test.each([
    [z.string().max(3), 'long', 'is longer than 3 characters'],
    [z.string().min(1), '', 'is needed'],
    [z.string().min(2), 'a', 'needs at least 2 characters'],
    [z.string(), undefined, 'is needed'],
    [z.string(), 5, 'is not of the type string'],
    [z.array(z.string()).max(1), ['a', 'b'], 'has more than 1 items'],
    [z.array(z.string()).min(1), [], 'needs at least one'],
    [z.array(z.string()).min(2), [], 'needs at least 2 items'],
    [z.int().max(5), 6, 'is at most 5'],
    [z.int().min(5), 4, 'is at least 5'],
    [z.number().lt(5), 5, 'is less than 5'],
    [z.number().gt(5), 5, 'is more than 5'],
    [z.enum(['csv', 'jsonl']), 'exe', 'is none of csv, jsonl'],
    [z.iso.datetime(), 'now', 'is not in the form datetime'],
    [z.string().regex(/^a$/), 'b', 'is not in the right form'],
    [z.int().multipleOf(2), 3, 'is not understood'],
  ] as const)('%#: is told plainly what is wrong', (field, value, sentence) => {
    expect(faults(z.strictObject({ field }), { field: value })).toEqual({ field: sentence })
  })

  test('a sentence that the schema has stands before it', () => {
    expect(faults(z.strictObject({ name: z.string().min(1, 'needs a name') }), { name: '' })).toEqual({
      name: 'needs a name',
    })
  })
})
