import { ServiceError } from '#lib/kernel/errors.ts'
import { bounds } from '#lib/limits/bounds.ts'

/** The tenant of the operators: built in, made at the first start. */
export const platformSlug = 'platform'

/** Words that addresses and host names need for themselves (DESIGN section 1, and the doors that exist). */
const reserved: ReadonlySet<string> = new Set([
  ...['platform', 'admin', 'api', 't', 'account', 'control', 'www'],
  ...['setup', 'healthz', 'metrics', 'static', 'assets', 'public', 'well-known', 'oauth', 'login', 'auth', 'signet'],
])

const form = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/

/** Why a slug can't be taken, in a sentence; undefined when it can. Slugs are forever: never changed, never used again. */
export function findSlugProblem(slug: string): string | undefined {
  if (slug.length < 2 || slug.length > bounds.text.slug) return `Use 2 to ${bounds.text.slug} characters.`
  if (!form.test(slug)) return 'Use lower-case letters, digits and hyphens, and begin and end with a letter or digit.'
  if (slug.includes('--')) return 'Use single hyphens.'
  return reserved.has(slug) ? 'This word is reserved. Choose another.' : undefined
}

/** Throws `invalid`, by field, unless the slug can be taken. */
export function checkSlug(slug: string): void {
  const problem = findSlugProblem(slug)
  if (problem !== undefined)
    throw new ServiceError('invalid', 'Some fields need another look.', { fields: { slug: problem } })
}
