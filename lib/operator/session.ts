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
    const [session] = await tx.sql<Row>`
      select p.id, s.id as "sessionId", s.user_id as "userId", s.directory_id as "directoryId",
        s.environment_id as "environmentId", s.auth_time as "authTime", s.last_seen_at as "lastSeenAt",
        s.idle_expires_at as "idleExpiresAt", s.expires_at as "expiresAt", coalesce(u.display_name, '') as name, u.locale, u.zoneinfo
      from portal_sessions p
      join environments e on e.tenant_id = p.tenant_id and e.slug = 'control' and e.status = 'active'
      join sessions s on s.tenant_id = p.tenant_id and s.environment_id = e.id and s.id = p.issuer_session_id
      join users u on u.tenant_id = s.tenant_id and u.directory_id = s.directory_id and u.id = s.user_id
      join tenants t on t.id = p.tenant_id
      where p.tenant_id = ${portal.tenantId}::uuid and p.token_hash = ${hash} and p.expires_at > ${now}
        and s.ended_at is null and s.expires_at > ${now} and s.idle_expires_at > ${now}
        and u.status = 'active' and t.status = 'active'`
    if (session === undefined) return undefined
    const { lastSeenAt, idleExpiresAt, expiresAt, ...signedIn } = session
    await keepAwake(tx, { ...signedIn, lastSeenAt, idleExpiresAt, expiresAt }, now)
    return signedIn
  })
}

type Row = PortalSession & Pick<Waking, 'lastSeenAt' | 'idleExpiresAt' | 'expiresAt'>

type Waking = { environmentId: string; sessionId: string; lastSeenAt: Date; idleExpiresAt: Date; expiresAt: Date }

/** Moves the idle limit by what it was set to at first, at most once a minute. */
async function keepAwake(tx: Tx, { environmentId, sessionId: id, ...was }: Waking, now: Date): Promise<void> {
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
