import { cookies } from 'next/headers'
import { withTenant } from '#lib/db/with-tenant.ts'
import { endSessions } from '#lib/identity/end-sessions.ts'
import { now } from '#lib/kernel/clock.ts'
import { config } from '#lib/kernel/env.ts'
import { sessionCookie } from '#lib/operator/portal.ts'
import { deletePortalSession, portalSession } from '#lib/operator/session.ts'
import { resolveTenant } from '#lib/tenancy/resolve.ts'

/** Ends the portal session of this browser and the issuer's session behind it, so that signing out means signed out (UX-C18). */
export async function signOutOfPortal(slug: string): Promise<void> {
  const tenant = await resolveTenant(slug)
  if (tenant === undefined) return
  const portal = { tenantId: tenant.id, slug }
  const jar = await cookies()
  const token = jar.get(sessionCookie(slug))?.value
  const at = now()
  const session = token === undefined ? undefined : await portalSession(portal, token, at)
  if (session !== undefined) {
    const { environmentId, sessionId, userId } = session
    await deletePortalSession(portal, session.id)
    await withTenant(portal.tenantId, (tx) =>
      endSessions(
        tx,
        { environmentId, ids: [sessionId] },
        { reason: 'signed_out', actor: { kind: 'user', id: userId }, now: at },
      ),
    )
  }
  jar.set(sessionCookie(slug), '', {
    path: '/',
    maxAge: 0,
    httpOnly: true,
    secure: config().origin.startsWith('https:'),
  })
}
