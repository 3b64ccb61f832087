import { bounds } from '#lib/limits/bounds.ts'
import type { Problem } from '../problem.ts'
import type { JsonSchema } from './input-schema.ts'

/**
 * The parameters of a query as an input: what the schema calls a number, a truth or a list is read as one (a list by naming
 * the parameter again), a field of an object as `name[field]`. What doesn't fit stays text, for the schema to refuse.
 * More parameters than any of ours has are a problem.
 */
export function readQuery(
  search: URLSearchParams,
  { properties = {} }: JsonSchema,
): { body: Record<string, unknown> } | { problem: Problem } {
  if (search.size > bounds.body.parameters)
    return { problem: { kind: 'malformed', detail: 'There are too many parameters.' } }
  const input: Record<string, unknown> = Object.create(null) as Record<string, unknown>
  for (const name of new Set(search.keys())) {
    const all = search.getAll(name)
    const [, outer, inner] = /^([A-Za-z]+)\[([A-Za-z]+)\]$/.exec(name) ?? []
    const isInner = outer !== undefined && inner !== undefined && typeOf(properties[outer]) === 'object'
    if (!isInner) input[name] = readValue(all, Object.hasOwn(properties, name) ? properties[name] : undefined)
    else input[outer] = { ...(input[outer] as object), [inner]: readValue(all, properties[outer]?.properties?.[inner]) }
  }
  return { body: { ...input } }
}

const typeOf = (schema: JsonSchema | undefined): string | undefined => [schema?.type].flat()[0]

function readValue(all: readonly string[], schema: JsonSchema | undefined): unknown {
  const [only = ''] = all
  const type = typeOf(schema)
  if (type === 'array') return all
  if (all.length !== 1) return all
  if ((type === 'integer' || type === 'number') && /^-?\d{1,15}(\.\d{1,15})?$/.test(only)) return Number(only)
  if (type === 'boolean' && (only === 'true' || only === 'false')) return only === 'true'
  return only
}
