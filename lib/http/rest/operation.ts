import { problems } from '../problem.ts'
import { statusOf } from './answer.ts'
import answers from './answers.json' with { type: 'json' }
import { exampleInput } from './example-input.ts'
import { inputSchema, type JsonSchema, seenFields } from './input-schema.ts'
import { takesQuery } from './read-input.ts'
import { parameterOf, pathFields, type Route } from './route-of.ts'

type Said = { words: string; answer: JsonSchema }
type Parameter = { name: string; in: string; required: boolean; schema: JsonSchema; [more: string]: unknown }

/** One operation of the document, as OpenAPI 3.1 has it. */
export type Operation = {
  operationId: string
  summary: string
  description: string
  tags: string[]
  'x-permission': string
  parameters: Parameter[]
  requestBody?: { required: boolean; content: { 'application/json': { schema: JsonSchema; example: object } } }
  responses: Record<string, unknown>
}

const said = (name: string): Said => (answers as unknown as Record<string, Said>)[name] ?? { words: '', answer: {} }

/** What a use case is, for the document: what it takes by path, query and body; what it answers; and how it may refuse. */
export function operationOf(route: Route): Operation {
  const { entry, method } = route
  const { words, answer } = said(entry.name)
  const schema = inputSchema(entry)
  const example = exampleInput(entry)
  const hasVersion = Object.hasOwn(schema.properties ?? {}, 'version')
  const status = statusOf(entry)
  return {
    operationId: entry.name,
    summary: words.split(/[.:;](?: |$)/)[0] || entry.name,
    description: words,
    tags: [entry.name.split('.')[0] ?? ''],
    'x-permission': entry.permission,
    parameters: [
      ...pathParameters(route, schema, example),
      ...(takesQuery(route) ? queryParameters(route, schema, example) : []),
      ...(hasVersion
        ? [header('If-Match', 'The entity tag that was read: refused with 412 when it moved meanwhile.')]
        : []),
      ...(entry.kind === 'verb' && method === 'POST'
        ? [header('Idempotency-Key', 'Done once, and answered the same again within a day.')]
        : []),
    ],
    ...(takesQuery(route) ? {} : { requestBody: bodyOf(route, schema, example) }),
    responses: {
      [status]: { description: 'Done.', headers: headersOf(entry.kind, answer), content: json(answer) },
      ...Object.fromEntries(
        refusals(route, hasVersion).map((kind) => [kind, { $ref: `#/components/responses/${kind}` }]),
      ),
    },
  }
}

const json = (schema: JsonSchema) => ({ 'application/json': { schema } })

const header = (name: string, description: string): Parameter => ({
  ...{ name, in: 'header', required: false, description },
  schema: { type: 'string' },
})

function pathParameters(route: Route, schema: JsonSchema, example: Record<string, unknown>): Parameter[] {
  const names = route.segments.map(parameterOf).filter((name) => name !== undefined)
  const own = new Set(pathFields(route))
  return names.map((name) => ({
    ...{ name, in: 'path', required: true },
    schema: own.has(name) ? (schema.properties?.[name] ?? {}) : { type: 'string', maxLength: 40 },
    example: own.has(name) ? example[name] : 'acme',
  }))
}

function queryParameters(route: Route, schema: JsonSchema, example: Record<string, unknown>): Parameter[] {
  return rest(route, schema).map(([name, field]) => ({
    ...{ name, in: 'query', required: schema.required?.includes(name) === true, schema: field },
    ...(field.type === 'object' ? { style: 'deepObject', explode: true } : {}),
    ...(example[name] === undefined ? {} : { example: example[name] }),
  }))
}

/** What of an input is neither in the path nor said by If-Match. */
const rest = (route: Route, { properties = {} }: JsonSchema): [string, JsonSchema][] =>
  Object.entries(properties).filter(([name]) => !pathFields(route).includes(name) && !seenFields.includes(name))

function bodyOf(route: Route, schema: JsonSchema, example: Record<string, unknown>) {
  const fields = rest(route, schema)
  const names = fields.map(([name]) => name)
  const required = (schema.required ?? []).filter((name) => names.includes(name))
  const body: JsonSchema = {
    ...{ type: 'object', properties: Object.fromEntries(fields), additionalProperties: false },
    ...(required.length === 0 ? {} : { required }),
  }
  const shown = Object.fromEntries(Object.entries(example).filter(([name]) => names.includes(name)))
  return { required: required.length > 0, content: { 'application/json': { schema: body, example: shown } } }
}

const headersOf = (kind: string, { properties = {} }: JsonSchema) => ({
  RateLimit: { $ref: '#/components/headers/RateLimit' },
  'RateLimit-Policy': { $ref: '#/components/headers/RateLimit-Policy' },
  ...(kind === 'query' && 'version' in properties ? { ETag: { $ref: '#/components/headers/ETag' } } : {}),
  ...(kind === 'query' && 'next' in properties ? { Link: { $ref: '#/components/headers/Link' } } : {}),
})

/** The statuses that a route may refuse with. */
function refusals({ entry, method }: Route, hasVersion: boolean): number[] {
  const { malformed, unauthenticated, forbidden, not_found, conflict, stale, too_large, media_type, invalid } = problems
  const always = [
    malformed,
    unauthenticated,
    forbidden,
    not_found,
    invalid,
    problems.limited,
    problems.failed,
    problems.unavailable,
  ]
  const kinds = [
    ...always,
    ...(entry.kind === 'verb' ? [conflict] : []),
    ...(hasVersion ? [stale] : []),
    ...(method === 'GET' || method === 'DELETE' ? [] : [too_large, media_type]),
  ]
  return kinds.map(({ status }) => status)
}
