import type { Problem } from '../problem.ts'
import { inputSchema, type JsonSchema, seenFields } from './input-schema.ts'
import { readBody } from './read-body.ts'
import { readQuery } from './read-query.ts'
import { type Match, pathFields, type Route } from './route-of.ts'

/** A JSON pointer into the body, or the name of a parameter. */
type Place = { pointer: string } | { parameter: string }

/** An input as its use case takes it, and where each of its fields came from. `isConditional`: it came with If-Match. */
export type ReadInput = {
  input: Record<string, unknown>
  placeOf: (path: string) => Place
  isConditional: boolean
}

/** What a route takes beside its path: from the query, or from a JSON object. */
export const takesQuery = ({ method }: Pick<Route, 'method'>): boolean => method === 'GET' || method === 'DELETE'

/** The input of a matched request: its path, and its query or its body; If-Match is the version that its caller has seen. */
export async function readInput(
  { route, params }: Match,
  request: Request,
  url: URL,
): Promise<ReadInput | { problem: Problem }> {
  const schema = inputSchema(route.entry)
  const fromPath = pathFields(route)
  const isQuery = takesQuery(route)
  const placeOf = (path: string) => {
    const [field = ''] = path.split('.')
    return isQuery || fromPath.includes(field) ? { parameter: field } : { pointer: `#/${path.split('.').join('/')}` }
  }
  const given = isQuery ? readQuery(url.searchParams, schema) : await readBody(request)
  if ('problem' in given) return given
  const strays = Object.keys(given.body).filter((name) => fromPath.includes(name) || seenFields.includes(name))
  const unknown = strays.map((name) => (isQuery ? { parameter: name } : { pointer: `#/${name}` }))
  const extra = isQuery ? [] : [...url.searchParams.keys()].map((name) => ({ parameter: name }))
  if (unknown.length + extra.length > 0) return { problem: unknownFields([...unknown, ...extra]) }
  const seen = seenVersion(request, schema)
  if ('problem' in seen) return seen
  return { input: { ...given.body, ...params, ...seen }, placeOf, isConditional: seen.version !== undefined }
}

const unknownFields = (places: readonly Place[]): Problem => ({
  kind: 'invalid',
  detail: 'Some fields need another look.',
  errors: places.map((place) => ({ ...place, detail: 'is not a field of this' })),
})

/** RFC 9110 §13.1.1: one strong tag, or `*`. Where there is no version to compare it is refused rather than ignored. */
function seenVersion(request: Request, { properties = {} }: JsonSchema): { version?: string } | { problem: Problem } {
  const tag = request.headers.get('if-match')?.trim()
  if (tag === undefined || tag === '*') return {}
  if (!Object.hasOwn(properties, 'version'))
    return { problem: { kind: 'malformed', detail: 'If-Match is not understood here.' } }
  const version = /^"([A-Za-z0-9:.+-]{1,64})"$/.exec(tag)?.[1]
  return version === undefined
    ? { problem: { kind: 'stale', detail: 'If-Match names no version that this ever had.' } }
    : { version }
}
