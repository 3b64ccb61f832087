import type { Tx } from '#lib/db/with-tenant.ts'
import { isUuid } from '#lib/kernel/ids.ts'
import { sha256 } from '#lib/kernel/tokens.ts'

type Row = { dead: string | null }

/** Why what is behind an access token counts no longer, asked as introspection asks it; null while it counts. */
export async function accessTokenDeath(
  tx: Tx,
  environmentId: string,
  claims: Record<string, unknown>,
  now: Date,
): Promise<string | null> {
  const { jti, client_id: clientId, sub, gid = null, sid = null } = claims
  if (typeof jti !== 'string' || typeof clientId !== 'string' || typeof sub !== 'string') return 'not what was issued'
  if (gid !== null && !(typeof gid === 'string' && isUuid(gid))) return 'not what was issued'
  const [row] = await tx.db.$queryRaw<Row[]>`
    select dead from hot_lookup_jwt(${tx.tenantId}::uuid, ${environmentId}::uuid, ${sha256(jti)}::bytea, ${clientId}::text,
      ${sub}::text, ${gid}::uuid, ${typeof sid === 'string' ? sid : null}::text, ${now}::timestamptz)`
  return row === undefined ? 'not what was issued' : row.dead
}

/** Why the session that a token names counts no longer; null while it counts. */
export async function sessionDeath(tx: Tx, environmentId: string, sid: string, now: Date): Promise<string | null> {
  const session = await tx.db.session.findFirst({
    where: { tenantId: tx.tenantId, environmentId, sid },
    select: { endedAt: true, expiresAt: true, idleExpiresAt: true, user: { select: { status: true } } },
  })
  if (session === null) return 'session gone'
  if (session.endedAt !== null) return 'session ended'
  if (session.expiresAt <= now || session.idleExpiresAt <= now) return 'session expired'
  return session.user.status === 'active' ? null : 'user suspended'
}
