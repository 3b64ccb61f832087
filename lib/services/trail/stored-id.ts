import { type Kind, parseId, prefixes } from '#lib/kernel/ids.ts'

const kinds = new Map(Object.entries(prefixes).map(([kind, prefix]) => [prefix as string, kind as Kind]))

/** An id as screens show it, as the trail stores it. What has no prefix of ours is the name of a part of the system. */
export function storedId(shown: string): string {
  const kind = kinds.get(shown.split('_')[0] ?? '')
  return (kind === undefined ? undefined : parseId(kind, shown)) ?? shown
}
