import type { Query } from '#lib/services/query.ts'
import type { Verb } from '#lib/services/verb.ts'
import { type RouteRow, routes } from './routes.ts'

export type Entry = Verb | Query

/** A use case at its address. `segments` are literal, or the name of a field in braces. */
export type Route = { entry: Entry; method: string; path: string; segments: readonly string[]; isPlatform: boolean }

const isParameter = (segment: string): boolean => segment.startsWith('{')

/** The name in the braces of a path's segment; undefined for a literal one. */
export const parameterOf = (segment: string): string | undefined =>
  isParameter(segment) ? segment.slice(1, -1) : undefined

/** The use case of a row of the table. */
export function routeOf(entry: Entry, row: RouteRow): Route {
  const [method = '', path = ''] = row.split(' ')
  return { entry, method, path, segments: path.slice(1).split('/'), isPlatform: path.startsWith('/platform') }
}

/** All use cases that the table has an address for, those with literal segments before those that would take any. */
export function routesOf(registry: readonly Entry[]): Route[] {
  const count = ({ segments }: Route) => segments.filter(isParameter).length
  return registry
    .flatMap((entry) => {
      const row = routes[entry.name]
      return row === undefined ? [] : [routeOf(entry, row)]
    })
    .sort((a, b) => count(a) - count(b))
}

/** The fields of the input that the path carries; the tenant at its front is the call's, not the input's. */
export const pathFields = ({ segments, isPlatform }: Route): string[] =>
  segments
    .slice(isPlatform ? 0 : 2)
    .map(parameterOf)
    .filter((name) => name !== undefined)

export type Match = { route: Route; tenant: string; params: Record<string, string> }

/** What answers at a path: one route, or the methods that others have there. Nothing there: no methods. */
export function match(routes: readonly Route[], method: string, path: string): Match | { allow: string[] } {
  const asked = path.split('/').slice(1).map(decoded)
  const there = routes.filter(({ segments }) => isAt(segments, asked))
  const route = there.find((each) => each.method === method)
  if (route === undefined) return { allow: [...new Set(there.map((each) => each.method))].sort() }
  const all = route.segments.flatMap((segment, i) => {
    const name = parameterOf(segment)
    return name === undefined ? [] : [[name, asked[i] ?? ''] as const]
  })
  const [first] = all
  const tenant = route.isPlatform ? 'platform' : (first?.[1] ?? '')
  return { route, tenant, params: Object.fromEntries(route.isPlatform ? all : all.slice(1)) }
}

const isAt = (segments: readonly string[], asked: readonly string[]): boolean =>
  segments.length === asked.length &&
  segments.every((segment, i) => (isParameter(segment) ? asked[i] !== '' : segment === asked[i]))

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return ''
  }
}
