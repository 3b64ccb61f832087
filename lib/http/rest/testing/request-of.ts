import { takesQuery } from '../read-input.ts'
import { restBase } from '../rest.ts'
import { parameterOf, type Route } from '../route-of.ts'

export type Sent = {
  token?: string | undefined
  headers?: Record<string, string>
  method?: string
  /** In place of the input's own body. */
  raw?: BodyInit
  /** More fields, in the query or the body. */
  more?: Record<string, unknown>
}

/** An input as a request to a route: its fields by path, query, If-Match and body. */
export function requestOf(route: Route, tenant: string, input: Record<string, unknown>, sent: Sent = {}): Request {
  const left = { ...input }
  const take = (name: string): string => {
    const value = left[name]
    delete left[name]
    return encodeURIComponent(String(value))
  }
  const segments = route.segments.map((segment, i) => {
    const name = parameterOf(segment)
    if (name === undefined) return segment
    return !route.isPlatform && i === 1 ? tenant : take(name)
  })
  const { version, updatedAt: _, ...fields } = { ...left, ...sent.more } as Record<string, unknown>
  const isQuery = takesQuery(route)
  const search = isQuery && Object.keys(fields).length > 0 ? `?${queryOf(fields)}` : ''
  const body = isQuery ? undefined : (sent.raw ?? JSON.stringify(fields))
  return new Request(`http://localhost:3000${restBase}/${segments.join('/')}${search}`, {
    method: sent.method ?? route.method,
    ...(body === undefined ? {} : { body }),
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
      ...(sent.token === undefined ? {} : { authorization: `Bearer ${sent.token}` }),
      ...sent.headers,
    },
  })
}

function queryOf(fields: Record<string, unknown>): URLSearchParams {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) {
    if (Array.isArray(value)) for (const each of value) search.append(name, String(each))
    else if (typeof value === 'object' && value !== null)
      for (const [inner, each] of Object.entries(value)) search.append(`${name}[${inner}]`, String(each))
    else if (value !== undefined) search.append(name, String(value))
  }
  return search
}
