import type { IncomingMessage } from 'node:http'

/** What machines call, or what guards its own forms: everything else that writes is a form or an action of our pages. */
const ownRules = /^\/(t|api|\.well-known)(\/|$)/
const reads = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Whether a request would write through a page without coming from one of ours (SECURITY H02). Browsers send Origin with
 * every such request; `null`, another origin or none at all is somebody else's form. Next looks at Origin too, but lets
 * an absent one pass and answers a foreign one with 500.
 */
export function isForeignWrite(req: Pick<IncomingMessage, 'method' | 'url' | 'headers'>, origin: URL): boolean {
  if (reads.has(req.method ?? '') || ownRules.test(req.url ?? '')) return false
  return req.headers.origin !== origin.origin
}
