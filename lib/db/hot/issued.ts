import { json } from './call.ts'

/** One row of the stream of issuance. Ids are made by the caller. */
export type HotEvent = {
  id: string
  kind: string
  grantType: string
  clientRef: string
  userId: string | null
  sessionId: string | null
  familyId: string | null
  scopes: readonly string[]
  audience: string | null
  jti: string | null
  requestId: string
}

/** The access token that goes out: a JWT leaves its event alone, an opaque one its row. `claims` needs `aud`, `iat` and `exp`. */
export type HotAccess = { format: 'jwt' } | { format: 'opaque'; hash: Uint8Array; claims: object }

export type HotRefresh = { hash: Uint8Array; idleExpiresAt: Date }

/** `p_access_hash, p_access_claims` */
export const accessArgs = (access: HotAccess): [Uint8Array | null, string | null] =>
  access.format === 'opaque' ? [access.hash, json(access.claims)] : [null, null]
