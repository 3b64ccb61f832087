import { createHash } from 'node:crypto'
import { sessionCookie } from '#lib/operator/portal.ts'
import { platformSlug } from '#lib/tenancy/slugs.ts'

/**
 * A mark of the portal session of a request, for what must end with it: the hash of its cookie, or of the operator's who entered.
 * It says nothing of who that is, and is no proof of a live session: `portalActor` is asked for that.
 */
export function sessionMark(slug: string, cookie: (name: string) => string | undefined): string {
  const token = cookie(sessionCookie(slug)) ?? cookie(sessionCookie(platformSlug)) ?? ''
  return createHash('sha256').update(token).digest('base64url')
}
