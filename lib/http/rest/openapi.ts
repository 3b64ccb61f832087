import { type ProblemKind, problems, problemType } from '../problem.ts'
import { operationOf } from './operation.ts'
import { restBase } from './rest.ts'
import { type Entry, routesOf } from './route-of.ts'

export type OpenApi = ReturnType<typeof openApi>

/** The document of the management API (OpenAPI 3.1), of the registry and the table of routes: nothing is written twice. */
export function openApi(registry: readonly Entry[]) {
  const paths: Record<string, Record<string, ReturnType<typeof operationOf>>> = {}
  for (const route of routesOf(registry)) {
    paths[route.path] ??= {}
    Object.assign(paths[route.path] ?? {}, { [route.method.toLowerCase()]: operationOf(route) })
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Signet management API',
      version: '1',
      description:
        'All that people manage in the console, for programs. Authenticate with an API key, or with an access token of your tenant’s `control` environment for `urn:signet:management`. What is not yours answers as what does not exist.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: restBase }],
    security: [{ bearer: [] }],
    tags: [...new Set(Object.values(paths).flatMap((path) => Object.values(path).flatMap(({ tags }) => tags)))]
      .sort()
      .map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'An API key (`sgk_…`) or an access token.' },
      },
      schemas: { Problem: problemSchema },
      headers,
      responses: problemResponses(),
    },
  }
}

const text = { type: 'string' }

const problemSchema = {
  type: 'object',
  description: 'RFC 9457. `instance` is the id of the request, which the trail and the log carry too.',
  properties: {
    type: { enum: (Object.keys(problems) as ProblemKind[]).map(problemType) },
    title: text,
    status: { type: 'integer' },
    detail: text,
    instance: text,
    errors: {
      type: 'array',
      description: 'Each fault by where it is: a JSON pointer into the body, or the name of a parameter.',
      items: {
        type: 'object',
        properties: { pointer: text, parameter: text, detail: text },
        required: ['detail'],
        additionalProperties: false,
      },
    },
  },
  required: ['type', 'title', 'status', 'detail', 'instance'],
  additionalProperties: false,
}

const headers = {
  RateLimit: {
    description: 'What is left of the window (`r`), and in how many seconds the next begins (`t`).',
    schema: text,
  },
  'RateLimit-Policy': { description: 'How many requests (`q`) a window of `w` seconds takes.', schema: text },
  ETag: { description: 'The version that If-Match takes.', schema: text },
  Link: { description: 'RFC 8288: the `next` page and the `prev` one.', schema: text },
}

/** One response for each status: the kinds that share it differ in their type. */
function problemResponses() {
  const schema = { $ref: '#/components/schemas/Problem' }
  return Object.fromEntries(
    Object.values(problems).map(({ status, title }) => [
      status,
      { description: `${title}.`, content: { 'application/problem+json': { schema } } },
    ]),
  )
}
