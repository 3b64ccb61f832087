/** Where the keys of an environment are shown: in their own section, for the portal itself, or on the environment's page. */
export type KeysAt = { tenant: string; environment: string; back: 'section' | 'portal' | 'environment' }

/** The address of the page that a form about keys leads back to. */
export function keysHref({ tenant, environment, back }: KeysAt, more: Record<string, string> = {}): string {
  const home = `/admin/${encodeURIComponent(tenant)}`
  if (back === 'environment')
    return `${home}/environments/${encodeURIComponent(environment)}?${new URLSearchParams({ tab: 'keys', ...more })}`
  const of: Record<string, string> = back === 'portal' ? { of: 'control' } : {}
  return `${home}/keys?${new URLSearchParams({ environment, ...of, ...more })}`
}
