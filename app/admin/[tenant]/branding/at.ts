import type { At } from '../after.ts'
import type { Place, Search } from '../place.ts'
import { one } from '../place.ts'

/** Where a form about a branding stands: whose pages are meant, the tenant's or those of the page's environment. */
export type BrandingAt = At & { level: 'tenant' | 'environment' }

export const tabs = ['design', 'texts', 'history'] as const
export type TabKey = (typeof tabs)[number]

/** What a page may say has been done. */
export const deeds = ['saved', 'published', 'discarded', 'reverted', 'removed'] as const
export type Deed = (typeof deeds)[number]

/** The level that the address names; undefined when it names none that there is. */
export function levelIn(place: Place, search: Search): BrandingAt | undefined {
  const level = one(search, 'level') ?? 'tenant'
  if (level !== 'tenant' && level !== 'environment') return undefined
  return { tenant: place.tenant.slug, environment: place.current.slug, level }
}

/** How a level is named to the use cases. */
export const levelOf = ({ level, environment }: BrandingAt): { environment?: string } =>
  level === 'environment' ? { environment } : {}

const query = ({ environment, level }: BrandingAt, more: Record<string, string>) =>
  new URLSearchParams({ environment, ...(level === 'tenant' ? {} : { level }), ...more })

/** The address of a tab of a level. */
export const brandingHref = (at: BrandingAt, tab: TabKey, more: Record<string, string> = {}): string =>
  `/admin/${at.tenant}/branding?${query(at, { ...(tab === 'design' ? {} : { tab }), ...more })}`

/** Where a page is shown as the level wants it. */
export const previewHref = (at: BrandingAt, more: Record<string, string> = {}): string =>
  `/admin/${at.tenant}/branding/preview?${query(at, more)}`
