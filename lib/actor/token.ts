import { decodeJwt, decodeProtectedHeader } from 'jose'
import type { ClientActor, UserActor } from '#lib/access/actor.ts'
import { everyPermission, managementAudience } from '#lib/access/permissions.ts'
import { lookupJwt } from '#lib/db/hot/index.ts'
import { type Tx, withTenant } from '#lib/db/with-tenant.ts'
import { isUuid } from '#lib/kernel/ids.ts'
import { sha256 } from '#lib/kernel/tokens.ts'
import { loadPublic } from '#lib/keys/signing.ts'
import { verifySignature } from '#lib/keys/verify-signature.ts'

type Control = { id: string; issuer: string; directoryId: string }

/**
 * RFC 9068 §4: an access token that a tenant's `control` issued for the management API, not expired, and alive: its family,
 * session, person, client, environment and tenant are asked now, as userinfo asks. It carries the permissions of its scope.
 */
export async function actorOfToken(text: string, now: Date): Promise<UserActor | ClientActor | undefined> {
  const tenantId = claimedTenant(text)
  if (tenantId === undefined) return undefined
  const found = await withTenant(tenantId, async (tx) => {
    const control = await tx.db.environment.findFirst({
      where: { tenantId, kind: 'control' },
      select: { id: true, issuer: true, directoryId: true },
    })
    return control === null ? undefined : { control, keys: await loadPublic(tx, control.id) }
  })
  if (found === undefined) return undefined
  const { control, keys } = found
  const candidates = keys.map(({ kid, alg, jwk }) => ({ ...jwk, kid, alg, use: 'sig' }))
  const claims = claimsOf((await verifySignature(text, candidates, ['ES256']))?.payload, control, now)
  if (claims === undefined) return undefined
  const { jti, clientId, sub, gid, sid, within } = claims
  const ref = { jtiHash: sha256(jti), clientId, sub, gid, sid }
  const { dead, userId } = await lookupJwt({ tenantId, environmentId: control.id }, ref, now)
  if (dead !== null) return undefined
  return withTenant(tenantId, async (tx) => {
    const actor = userId === null ? await clientOf(tx, control, clientId) : await userOf(tx, control, userId)
    return actor === undefined ? undefined : { ...actor, within }
  })
}

/** The tenant whose keys to try. Nothing is believed of it until one of them has verified it. */
function claimedTenant(text: string): string | undefined {
  try {
    const { typ, alg, crit } = decodeProtectedHeader(text)
    const isOurs = /^(application\/)?at\+jwt$/i.test(String(typ)) && alg === 'ES256' && crit === undefined
    const { tenant_id: tenantId } = decodeJwt(text)
    return isOurs && typeof tenantId === 'string' && isUuid(tenantId) ? tenantId : undefined
  } catch {
    return undefined
  }
}

function claimsOf(payload: Record<string, unknown> | undefined, control: Control, now: Date) {
  if (payload === undefined || payload.iss !== control.issuer || payload.aud !== managementAudience) return undefined
  const { exp, jti, sub, client_id: clientId, gid = null, sid = null, scope = '' } = payload
  if (typeof exp !== 'number' || exp * 1000 <= now.getTime()) return undefined
  if (typeof jti !== 'string' || typeof sub !== 'string' || typeof clientId !== 'string') return undefined
  if (!isTextOrNull(gid) || !isTextOrNull(sid) || typeof scope !== 'string') return undefined
  if (gid !== null && !isUuid(gid)) return undefined
  const scopes = new Set(scope.split(' '))
  return { jti, sub, clientId, gid, sid, within: everyPermission.filter((permission) => scopes.has(permission)) }
}

const isTextOrNull = (value: unknown): value is string | null => value === null || typeof value === 'string'

async function userOf(tx: Tx, { directoryId }: Control, userId: string): Promise<UserActor | undefined> {
  const user = await tx.db.user.findFirst({
    where: { directoryId, id: userId, status: 'active' },
    select: { displayName: true },
  })
  return user === null
    ? undefined
    : { kind: 'user', tenantId: tx.tenantId, directoryId, userId, name: user.displayName ?? '' }
}

/** RFC 6749 §4.4: a token without a person is the client's own. */
async function clientOf(tx: Tx, { id: environmentId }: Control, shown: string): Promise<ClientActor | undefined> {
  const client = await tx.db.client.findUnique({
    where: { tenantId_environmentId_clientId: { tenantId: tx.tenantId, environmentId, clientId: shown } },
    select: { id: true, name: true, status: true },
  })
  return client?.status === 'active'
    ? { kind: 'client', tenantId: tx.tenantId, environmentId, clientId: client.id, name: client.name }
    : undefined
}
