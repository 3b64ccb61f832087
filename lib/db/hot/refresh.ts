import { call, json, type Place, type VersionedPlace } from './call.ts'
import { type FamilyJson, familyOf, type HotFamily } from './family.ts'
import { type HolderJson, type HotHolder, holderOf } from './holder.ts'
import { accessArgs, type HotAccess, type HotEvent, type HotRefresh } from './issued.ts'
import { hexOf, read } from './read-group.ts'
import { type Verdict, write, writeRow } from './write-group.ts'

export type HotRefreshToken = {
  family: HotFamily
  used: boolean
  idleExpiresAt: Date
  dead: string | null
  holder: HotHolder
}

type Row = { used: boolean; idle_expires_at: string; dead: string | null; family: FamilyJson; holder: HolderJson }

/**
 * A refresh token, used or not, with its family. Undefined when this environment has none such. Changes nothing. `withRoles`: brings
 * along what issuing will ask of its holder, their roles too where that is true.
 */
export async function findRefresh(
  at: Place,
  hash: Uint8Array,
  now: Date,
  withRoles?: boolean,
): Promise<HotRefreshToken | undefined> {
  const row = await read<Row>('refresh', at, now, hexOf(hash), withRoles)
  if (row === undefined) return undefined
  const { used, dead, idle_expires_at: idleExpiresAt } = row
  const holder = holderOf(row.holder)
  return { family: familyOf(row.family), used, idleExpiresAt: new Date(idleExpiresAt), dead, holder }
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
  const { verdict, sealedResponse } = await write({
    row: writeRow({ kind: 'rotate', at, ...rotation }),
    alone: () => rotateAlone(at, rotation),
  })
  if (verdict !== 'retry') return { verdict } as RotateVerdict
  if (sealedResponse === null) throw new Error('a retry without a response')
  return { verdict, sealedResponse }
}

async function rotateAlone(at: VersionedPlace, rotation: Rotation): Promise<Verdict> {
  const [row] = await call<{ verdict: string; sealed_response: Buffer | null }>('hot_rotate_refresh', [
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
  ])
  if (row === undefined) throw new Error('hot_rotate_refresh gave no verdict')
  return { verdict: row.verdict, sealedResponse: row.sealed_response }
}
