import type { Tx } from '#lib/db/with-tenant.ts'
import { accessTokenDeath, sessionDeath } from './live-state.ts'
import type { OwnKey } from './own-key.ts'
import type { TokenCheck } from './verdicts.ts'

type Judged = {
  key: OwnKey
  header: Record<string, unknown>
  payload: Record<string, unknown>
  signed: boolean
  nonce: string | undefined
}

type Says<Name extends TokenCheck['name']> = Extract<TokenCheck, { name: Name }>['says']

/** Statuses in which a key verifies. */
const trusted = new Set(['next', 'current', 'previous'])

/** What must hold of a token that names a key of ours, in the order in which a resource server would ask. */
export async function judge(tx: Tx, token: Judged, now: Date): Promise<TokenCheck[]> {
  const { key, payload } = token
  const type = typeOf(token)
  return [
    signature(token),
    { name: 'type', holds: type !== 'unknown', says: type },
    {
      name: 'issuer',
      holds: payload.iss === key.environment.issuer,
      says: payload.iss === key.environment.issuer ? 'here' : 'other',
    },
    expiry(payload.exp, now),
    ...notBefore(payload.nbf, now),
    await audience(tx, token, type),
    ...nonceOf(token, type),
    await live(tx, token, type, now),
  ]
}

function signature({ key, signed }: Judged): TokenCheck {
  const check = (holds: boolean, says: Says<'signature'>): TokenCheck => ({
    name: 'signature',
    holds,
    says,
    about: key.kid,
  })
  if (!signed) return check(false, 'unsigned')
  if (!key.verifies) return check(false, 'altered')
  return trusted.has(key.status) ? check(true, 'verified') : check(false, 'retired')
}

/** RFC 8725 §3.11: `typ` tells access tokens apart; of the others, what only an ID token or a logout token says. */
function typeOf({ header, payload }: Judged): 'access' | 'id' | 'logout' | 'userinfo' | 'unknown' {
  const typ = String(header.typ ?? '').toLowerCase()
  if (typ === 'at+jwt') return 'access'
  if (typ === 'logout+jwt' || 'events' in payload) return 'logout'
  if (typ !== 'jwt' && typ !== '') return 'unknown'
  return 'at_hash' in payload || 'auth_time' in payload ? 'id' : 'userinfo'
}

const instant = (value: unknown): Date | undefined =>
  typeof value === 'number' && Number.isFinite(value) && Math.abs(value) < 8e12 ? new Date(value * 1_000) : undefined

function expiry(exp: unknown, now: Date): TokenCheck {
  const at = instant(exp)
  if (at === undefined) return { name: 'expiry', holds: null, says: 'none' }
  return { name: 'expiry', holds: at > now, says: at > now ? 'until' : 'expired', about: at }
}

function notBefore(nbf: unknown, now: Date): TokenCheck[] {
  const at = instant(nbf)
  return at === undefined
    ? []
    : [{ name: 'not_before', holds: at <= now, says: at <= now ? 'since' : 'early', about: at }]
}

async function audience(tx: Tx, { key, payload }: Judged, type: string): Promise<TokenCheck> {
  const { aud } = payload
  if (typeof aud !== 'string') return { name: 'audience', holds: false, says: 'missing' }
  if (type !== 'access') {
    const where = { tenantId: tx.tenantId, environmentId: key.environment.id, clientId: aud }
    const client = await tx.db.client.findFirst({ where, select: { name: true } })
    return client === null
      ? { name: 'audience', holds: false, says: 'no_client', about: aud }
      : { name: 'audience', holds: true, says: 'client', about: client.name }
  }
  if (aud === `${key.environment.issuer}/oauth/userinfo`) return { name: 'audience', holds: true, says: 'userinfo' }
  const api = await tx.db.api.findFirst({ where: { tenantId: tx.tenantId, identifier: aud }, select: { name: true } })
  return api === null
    ? { name: 'audience', holds: false, says: 'no_api', about: aud }
    : { name: 'audience', holds: true, says: 'api', about: api.name }
}

function nonceOf({ payload, nonce }: Judged, type: string): TokenCheck[] {
  if (nonce === undefined || type !== 'id') return []
  return [{ name: 'nonce', holds: payload.nonce === nonce, says: payload.nonce === nonce ? 'same' : 'different' }]
}

/** Only what was really signed by us is looked up: otherwise a pasted text could ask for anybody's session. */
async function live(tx: Tx, { key, payload }: Judged, type: string, now: Date): Promise<TokenCheck> {
  if (!key.verifies) return { name: 'live', holds: null, says: 'not_asked' }
  const { sid } = payload
  const death =
    type === 'access'
      ? await accessTokenDeath(tx, key.environment.id, payload, now)
      : typeof sid === 'string'
        ? await sessionDeath(tx, key.environment.id, sid, now)
        : undefined
  if (death === undefined) return { name: 'live', holds: null, says: 'no_session' }
  return death === null
    ? { name: 'live', holds: true, says: 'live' }
    : { name: 'live', holds: false, says: 'dead', about: death }
}
