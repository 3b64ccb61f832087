import { withTenant } from '#lib/db/with-tenant.ts'
import type { PortalRows, RowCounts, Wishes } from './wishes.ts'

/** What a tenant's portal has stored of those who signed in to it. */
export const portalRows = ({ tenantId }: Wishes['portalRows']['wish']): Promise<PortalRows> =>
  withTenant(tenantId, async ({ db }) => ({
    users: await db.portalUser.findMany({ select: { id: true, email: true }, orderBy: { email: 'asc' } }),
    accounts: await db.portalAccount.findMany({
      select: { provider: true, providerAccountId: true, portalUserId: true },
    }),
    sessions: await db.portalSession.findMany({ select: { portalUserId: true, sid: true } }),
  }))

export const rowCounts = ({ tenantId, environmentId }: Wishes['rowCounts']['wish']): Promise<RowCounts> =>
  withTenant(tenantId, async ({ db }) => ({
    requests: await db.authorizationRequest.count({ where: { environmentId } }),
    browsers: await db.browser.count({ where: { environmentId } }),
    codes: await db.authorizationCode.count({ where: { environmentId } }),
    families: await db.tokenFamily.count({ where: { environmentId } }),
    events: await db.auditEvent.count(),
  }))

/** Ends every live session of an environment, as an administrator or a policy would. */
export async function endSessions({
  tenantId,
  environmentId,
}: Wishes['endSessions']['wish']): Promise<{ ended: number }> {
  const { count } = await withTenant(tenantId, ({ db }) =>
    db.session.updateMany({
      where: { environmentId, endedAt: null },
      data: { endedAt: new Date(), endReason: 'administrator' },
    }),
  )
  return { ended: count }
}

/** Lets the time of every unfinished sign-in run out. */
export async function expireRequests({
  tenantId,
  environmentId,
}: Wishes['expireRequests']['wish']): Promise<{ expired: number }> {
  const { count } = await withTenant(tenantId, ({ db }) =>
    db.authorizationRequest.updateMany({ where: { environmentId }, data: { expiresAt: new Date(Date.now() - 1_000) } }),
  )
  return { expired: count }
}
