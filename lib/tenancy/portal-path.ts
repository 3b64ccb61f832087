import { platformSlug } from './slugs.ts'

/** The path under which a tenant's portal lives; the operators' has a shell of its own. Its redirect URIs lie under it. */
export const portalPath = (slug: string): string => (slug === platformSlug ? '/platform' : `/admin/${slug}`)
