import { z } from 'zod'
import type { Entry } from './route-of.ts'

/** JSON Schema as far as it is read here; all of it goes into the document. */
export type JsonSchema = {
  type?: string | string[]
  properties?: Record<string, JsonSchema>
  required?: string[]
  [keyword: string]: unknown
}

const made = new WeakMap<z.ZodType, JsonSchema>()

/** What a use case takes, as JSON Schema 2020-12: what is sent, before defaults and transformations. Made once for each. */
export function inputSchema({ input }: Entry): JsonSchema {
  const known = made.get(input)
  if (known !== undefined) return known
  const { $schema: _, ...schema } = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' })
  made.set(input, schema as JsonSchema)
  return schema as JsonSchema
}

/** Fields that carry what a form had read: over HTTP that is If-Match, so they are not taken from a body. */
export const seenFields: readonly string[] = ['version', 'updatedAt']
