import type { Visit } from '#lib/http/read.ts'
import type { getBranding } from '#lib/services/branding/get.ts'
import type { Place, Search } from '../place.ts'
import type { BrandingAt } from './at.ts'

/** What the panels of the page are about. */
export type Subject = {
  at: BrandingAt
  visit: Visit
  place: Place
  search: Search
  found: Awaited<ReturnType<typeof getBranding.call>>
  mayWrite: boolean
}

/** What a form must say it knew of the branding. */
export const seen = ({ found, at }: Subject): Record<string, string> => ({
  version: found.version,
  ...(found.updatedAt === null ? {} : { updatedAt: found.updatedAt.toISOString() }),
  ...(at.level === 'environment' ? { environment: at.environment } : {}),
})
