import { sha256 } from '#lib/kernel/tokens.ts'

/** An address without what often lets its holder in: its path and query. */
export function maskedUrl(url: string): string {
  const { origin, pathname, search } = new URL(url)
  return pathname === '/' && search === '' ? url : `${origin}/…`
}

/**
 * What the trail keeps of a webhook. The trail itself is what webhooks send, so one receiver must not learn from it how to
 * reach another: the path goes by a short digest, which shows that it changed.
 */
export const told = ({ url, description, events }: { url: string; description: string; events: string[] }) => ({
  url: `${maskedUrl(url)} (${sha256(url).toString('hex').slice(0, 8)})`,
  description,
  events: events.length === 0 ? ['*'] : events,
})
