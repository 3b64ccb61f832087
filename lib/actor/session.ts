import type { Actor } from '#lib/access/actor.ts'
import { type Portal, sessionCookie } from '#lib/operator/portal.ts'
import { portalSession } from '#lib/operator/session.ts'
import { resolveTenant } from '#lib/tenancy/resolve.ts'

/**
 * Who a portal's visitor is: the person whose portal session of this tenant the browser carries, or anonymous. Another
 * tenant's session says nothing here. Read on every request, so that what has ended is ended.
 */
export async function portalActor(
  slug: string,
  cookie: (name: string) => string | undefined,
  now: Date,
): Promise<Actor> {
  const tenant = await resolveTenant(slug)
  if (tenant === undefined || tenant.status !== 'active') return { kind: 'anonymous' }
  return (await signedIn({ tenantId: tenant.id, slug }, cookie, now)) ?? { kind: 'anonymous' }
}

async function signedIn(
  portal: Portal,
  cookie: (name: string) => string | undefined,
  now: Date,
): Promise<Actor | undefined> {
  const token = cookie(sessionCookie(portal.slug))
  const session = token === undefined ? undefined : await portalSession(portal, token, now)
  if (session === undefined) return undefined
  const { userId, directoryId, name } = session
  return { kind: 'user', tenantId: portal.tenantId, directoryId, userId, name }
}
