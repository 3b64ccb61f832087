import { plusSeconds } from '#lib/kernel/clock.ts'
import { newId } from '#lib/kernel/ids.ts'
import { sha256 } from '#lib/kernel/tokens.ts'
import { type HotEvent, issueCode, type Place, type VersionedPlace } from '../hot/index.ts'
import { withTenant } from '../with-tenant.ts'
import type { PlacedTenant } from './place.ts'

/** A hash that nothing else has. */
export const freshHash = (): Buffer => sha256(newId())

export const placeOf = ({ tenantId, environmentId }: PlacedTenant): Place => ({ tenantId, environmentId })

/** The place at its present version. */
export async function versioned(at: Place): Promise<VersionedPlace> {
  const { version } = await withTenant(at.tenantId, (tx) =>
    tx.db.environment.findFirstOrThrow({ where: { id: at.environmentId } }),
  )
  return { tenantId: at.tenantId, environmentId: at.environmentId, version }
}

export const eventOf = (tenant: PlacedTenant, familyId: string | null): HotEvent => ({
  id: newId(),
  kind: 'token_issued',
  grantType: 'authorization_code',
  clientRef: tenant.clientRef,
  userId: familyId === null ? null : tenant.userId,
  sessionId: familyId === null ? null : tenant.sessionId,
  familyId,
  scopes: ['openid'],
  audience: null,
  jti: null,
  requestId: 'test',
})

export const opaque = (now: Date, hash = freshHash()) => ({
  format: 'opaque' as const,
  hash,
  claims: { aud: 'https://api.example.test', scope: 'a b', iat: now.getTime() / 1000, exp: now.getTime() / 1000 + 600 },
})

export type Wanted = {
  offline?: boolean
  consent?: { id: string; scopes: string[]; resources: string[]; claims: string[] } | null
  requestId?: string | null
  familySeconds?: number
  scopes?: string[]
  resources?: string[]
}

/** Issues a code that lives a minute. */
export async function placeCode(tenant: PlacedTenant, now: Date, wanted: Wanted = {}) {
  const family = newId()
  const hash = freshHash()
  const verdict = await issueCode(await versioned(tenant), {
    family: {
      id: family,
      clientRef: tenant.clientRef,
      userId: tenant.userId,
      sessionId: tenant.sessionId,
      sid: tenant.sid,
      offline: wanted.offline ?? false,
      scopes: wanted.scopes ?? ['openid', 'profile'],
      resources: wanted.resources ?? [],
      claims: { id_token: {}, userinfo: {} },
      authTime: now,
      amr: ['pwd'],
      acr: null,
      nonce: 'n-0',
      createdAt: now,
      expiresAt: plusSeconds(now, wanted.familySeconds ?? 86_400),
    },
    code: { hash, redirectUri: 'https://app.example.test/cb', codeChallenge: null, expiresAt: plusSeconds(now, 60) },
    consent: wanted.consent ?? null,
    requestId: wanted.requestId ?? null,
    event: { ...eventOf(tenant, family), kind: 'code_issued' },
    now,
  })
  return { verdict, family, hash }
}
