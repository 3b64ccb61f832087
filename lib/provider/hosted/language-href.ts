import { stepPaths } from './links.ts'

/** No longer than this: it stands on a page once for each language. */
const longest = 700

/**
 * Where another language is chosen for the page of a request, but for the language itself. Undefined where its address would not
 * show the page again: what a form alone leads to, what is the account's (which keeps its own), and what is too long to repeat.
 */
export function languageHref(issuer: string, { method, url }: { method: string; url: string }): string | undefined {
  const { pathname, search } = new URL(url)
  const base = new URL(issuer).pathname
  if (pathname.startsWith(`${base}/account`) || (method === 'POST' && search === '')) return undefined
  const href = `${base}${stepPaths.language}?back=${encodeURIComponent(`${pathname}${search}`)}`
  return href.length > longest ? undefined : href
}
