import type { Entry } from './route-of.ts'

/** What a use case answered, as it leaves: dates as RFC 3339, large numbers as text, what is undefined left out. */
export const written = (result: unknown): string =>
  JSON.stringify(result ?? {}, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value))

/** A verb that makes something answers 201, everything else 200. */
export const statusOf = ({ kind, name }: Pick<Entry, 'kind' | 'name'>): 200 | 201 =>
  kind === 'verb' && /[._](created|added|saved|uploaded|sent|duplicated)$/.test(name) ? 201 : 200

/** RFC 9110 §8.8.3: the version of what was read, as its entity tag; it is what If-Match takes. */
export function etagOf(body: Record<string, unknown>): string | undefined {
  const nested = Object.values(body).find((value) => isObject(value) && typeof value.version === 'string')
  const version = body.version ?? (isObject(nested) ? nested.version : undefined)
  return typeof version === 'string' ? `"${version}"` : undefined
}

/** RFC 8288: where the next page is, and the one before. */
export function linksOf(url: URL, body: Record<string, unknown>): string | undefined {
  const links = (['next', 'previous'] as const).flatMap((name) => {
    const cursor = body[name]
    if (typeof cursor !== 'string') return []
    const search = new URLSearchParams(url.search)
    search.set('cursor', cursor)
    return [`<${url.pathname}?${search}>; rel="${name === 'next' ? 'next' : 'prev'}"`]
  })
  return links.length === 0 ? undefined : links.join(', ')
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
