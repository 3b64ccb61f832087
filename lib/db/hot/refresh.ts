import { call, json, type Place, type VersionedPlace } from './call.ts'
import { type FamilyJson, familyOf, type HotFamily } from './family.ts'
import { accessArgs, type HotAccess, type HotEvent, type HotRefresh } from './issued.ts'

export type HotRefreshToken = {
  family: HotFamily
  used: boolean
  idleExpiresAt: Date
  dead: string | null
}

type Row = { used: boolean; idle_expires_at: Date; dead: string | null; family: FamilyJson }

/** A refresh token, used or not, with its family. Undefined when this environment has none such. Changes nothing. */
export async function findRefresh(at: Place, hash: Uint8Array, now: Date): Promise<HotRefreshToken | undefined> {
  const [row] = await call<Row>('hot_find_refresh', [at.tenantId, at.environmentId, hash, now])
  if (row === undefined) return undefined
  return { family: familyOf(row.family), used: row.used, idleExpiresAt: row.idle_expires_at, dead: row.dead }
}

export type Rotation = {
  hash: Uint8Array
  clientRef: string
  /** Null has no retry window (public clients without DPoP). */
  presenterHash: Uint8Array | null
  sealedResponse: Uint8Array | null
  retryWindowSeconds: number
  access: HotAccess
  refresh: HotRefresh
  event: HotEvent
  now: Date
}

export type RotateVerdict =
  | { verdict: 'rotated' | 'replayed' | 'expired' | 'revoked' | 'unknown' | 'wrong_client' | 'stale' }
  | { verdict: 'retry'; sealedResponse: Buffer }

/** Rotates a refresh token. `replayed` and `wrong_client` have killed the family in this same call. */
export async function rotateRefresh(at: VersionedPlace, rotation: Rotation): Promise<RotateVerdict> {
  const [row] = await call<{ verdict: RotateVerdict['verdict']; sealed_response: Buffer | null }>(
    'hot_rotate_refresh',
    [
      at.tenantId,
      at.environmentId,
      at.version,
      rotation.hash,
      rotation.clientRef,
      rotation.presenterHash,
      rotation.sealedResponse,
      rotation.retryWindowSeconds,
      ...accessArgs(rotation.access),
      rotation.refresh.hash,
      rotation.refresh.idleExpiresAt,
      json(rotation.event),
      rotation.now,
    ],
  )
  if (row === undefined) throw new Error('hot_rotate_refresh gave no verdict')
  const { verdict, sealed_response: sealedResponse } = row
  if (verdict !== 'retry') return { verdict }
  if (sealedResponse === null) throw new Error('a retry without a response')
  return { verdict, sealedResponse }
}
