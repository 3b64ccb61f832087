import { type Tx, withTenant } from '#lib/db/with-tenant.ts'
import { hashToken } from '#lib/kernel/tokens.ts'
import type { Portal } from './portal.ts'

/** Who is signed in to a tenant's portal. `userId` is the tenant's user; `sessionId` the issuer's session behind it. */
export type PortalSession = {
  id: string
  userId: string
  directoryId: string
  sessionId: string
  environmentId: string
  name: string
  authTime: Date
  /** What they set for themselves: a language (BCP 47) and a time zone (IANA). */
  locale: string | null
  zoneinfo: string | null
}

/**
 * The live portal session that a cookie's value names, or undefined. It lives only while the issuer's session does, the
 * user is active and so is the tenant: ending any of them ends the portal on the next request (DESIGN.md, section 5).
 * To use the portal is to use the issuer's session, whose idle limit moves with it (ASVS 7.3.1).
 */
export async function portalSession(portal: Portal, token: string, now: Date): Promise<PortalSession | undefined> {
  const hash = hashToken('portal_session', token)
  if (hash === undefined) return undefined
  return withTenant(portal.tenantId, async (tx) => {
    const row = await tx.db.portalSession.findUnique({
      where: { tenantId_tokenHash: { tenantId: portal.tenantId, tokenHash: new Uint8Array(hash) } },
    })
    if (row === null || row.issuerSessionId === null || row.expiresAt <= now) return undefined
    const session = await tx.db.session.findFirst({
      where: {
        id: row.issuerSessionId,
        endedAt: null,
        expiresAt: { gt: now },
        idleExpiresAt: { gt: now },
        environment: { slug: 'control', status: 'active', tenant: { status: 'active' } },
        user: { status: 'active' },
      },
      include: { user: { select: { displayName: true, locale: true, zoneinfo: true } } },
    })
    if (session === null) return undefined
    await keepAwake(tx, session, now)
    const { id: sessionId, userId, directoryId, environmentId, authTime, user } = session
    return {
      id: row.id,
      userId,
      directoryId,
      sessionId,
      environmentId,
      name: user.displayName ?? '',
      authTime,
      ...ownOf(user),
    }
  })
}

const ownOf = ({ locale, zoneinfo }: { locale: string | null; zoneinfo: string | null }) => ({ locale, zoneinfo })

type Waking = { environmentId: string; id: string; lastSeenAt: Date; idleExpiresAt: Date; expiresAt: Date }

/** Moves the idle limit by what it was set to at first, at most once a minute. */
async function keepAwake(tx: Tx, { environmentId, id, ...was }: Waking, now: Date): Promise<void> {
  if (now.getTime() - was.lastSeenAt.getTime() < 60_000) return
  const idle = now.getTime() + was.idleExpiresAt.getTime() - was.lastSeenAt.getTime()
  const idleExpiresAt = new Date(Math.min(idle, was.expiresAt.getTime()))
  await tx.db.session.updateMany({
    where: { environmentId, id, endedAt: null },
    data: { lastSeenAt: now, idleExpiresAt },
  })
}

/** Deletes a portal session. What does not exist is gone already. */
export async function deletePortalSession(portal: Portal, id: string): Promise<void> {
  await withTenant(portal.tenantId, (tx) => tx.db.portalSession.deleteMany({ where: { id } }))
}
