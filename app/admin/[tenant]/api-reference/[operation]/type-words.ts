import { languageNow } from '#app/messages/language-now.ts'
import { type Kit, kits } from '#components/words/kit.ts'
import type { JsonSchema } from '#lib/http/rest/input-schema.ts'

type Schema = JsonSchema & {
  enum?: readonly unknown[]
  const?: unknown
  anyOf?: readonly JsonSchema[]
  items?: JsonSchema
}

/** A schema in a few words: `text, at most 80`, `one of web, native`, `list of text`. */
export function typeWords(schema: JsonSchema): string {
  const t = kits[languageNow()]
  const { enum: choices, const: only, anyOf, items } = schema as Schema
  if (choices !== undefined) return t('type.oneOf', { values: choices.map(String).join(', ') })
  if (only !== undefined) return String(only)
  if (anyOf !== undefined) return either(anyOf.map(typeWords), t)
  if (schema.type === 'array')
    return bound(
      t('type.list', { of: items === undefined ? t('type.anything') : typeWords(items) }),
      schema,
      'Items',
      t,
    )
  if (schema.type === 'string') return bound(t('type.text'), schema, 'Length', t)
  const types = [schema.type].flat().flatMap((each) => (each === undefined ? [] : [each]))
  return range(
    either(
      types.map((each) => (each === 'string' ? t('type.text') : each)),
      t,
    ) || t('type.anything'),
    schema,
    t,
  )
}

type Bounds = Record<string, unknown>

const either = (types: readonly string[], t: Kit): string =>
  [...new Set(types)].reduce((first, second) => (first === '' ? second : t('type.or', { first, second })), '')

const bound = (type: string, schema: object, of: 'Items' | 'Length', t: Kit): string => {
  const most = (schema as Bounds)[`max${of}`]
  return typeof most === 'number' ? t('type.most', { type, most }) : type
}

const range = (type: string, schema: object, t: Kit): string => {
  const { minimum, maximum } = schema as Bounds
  if (typeof minimum !== 'number' || typeof maximum !== 'number' || maximum > 1e12) return type
  return t('type.range', { type, least: minimum, most: maximum })
}
