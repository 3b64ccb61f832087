import { cookies } from 'next/headers'
import { withTenant } from '#lib/db/with-tenant.ts'
import { endSession } from '#lib/identity/sessions.ts'
import { now } from '#lib/kernel/clock.ts'
import { type Portal, sessionCookie } from '#lib/operator/portal.ts'
import { deletePortalSession, portalSession } from '#lib/operator/session.ts'

/** Ends the portal session of this browser and the issuer's session behind it, so that signing out means signed out (UX-C18). */
export async function signOutOfPortal(portal: Portal): Promise<void> {
  const jar = await cookies()
  const name = sessionCookie(portal.slug)
  const token = jar.get(name)?.value
  const session = token === undefined ? undefined : await portalSession(portal, token, now())
  if (session !== undefined) {
    await deletePortalSession(portal, session.id)
    await withTenant(portal.tenantId, (tx) => endSession(tx, session.sessionId, 'signed_out', now()))
  }
  jar.delete(name)
}
