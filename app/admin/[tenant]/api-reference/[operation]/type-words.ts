import type { JsonSchema } from '#lib/http/rest/input-schema.ts'

/** A schema in a few words: `text, at most 80`, `one of web, native`, `list of text`. */
export function typeWords(schema: JsonSchema): string {
  const {
    enum: choices,
    const: only,
    anyOf,
    items,
  } = schema as JsonSchema & {
    enum?: readonly unknown[]
    const?: unknown
    anyOf?: readonly JsonSchema[]
    items?: JsonSchema
  }
  if (choices !== undefined) return `one of ${choices.map(String).join(', ')}`
  if (only !== undefined) return String(only)
  if (anyOf !== undefined) return [...new Set(anyOf.map(typeWords))].join(' or ')
  const type = [schema.type].flat().map((each) => (each === 'string' ? 'text' : each))
  if (schema.type === 'array')
    return `list of ${items === undefined ? 'anything' : typeWords(items)}${bound(schema, 'Items')}`
  if (schema.type === 'string') return `text${bound(schema, 'Length')}`
  return `${type.filter((each) => each !== undefined).join(' or ') || 'anything'}${range(schema)}`
}

type Bounds = Record<string, unknown>

const bound = (schema: object, of: 'Items' | 'Length'): string => {
  const most = (schema as Bounds)[`max${of}`]
  return typeof most === 'number' ? `, at most ${most.toLocaleString('en')}` : ''
}

const range = (schema: object): string => {
  const { minimum, maximum } = schema as Bounds
  if (typeof minimum !== 'number' || typeof maximum !== 'number' || maximum > 1e12) return ''
  return ` from ${minimum.toLocaleString('en')} to ${maximum.toLocaleString('en')}`
}
