import type { RefreshToken } from '../model.ts'
import type { Issued, Stale } from './issued.ts'

export type Rotation = {
  hash: Uint8Array
  clientRef: string
  /** Who presents what for what; null (public clients) has no retry window. */
  presenterHash: Uint8Array | null
  sealedResponse: Uint8Array | null
  retryWindowSeconds: number
  issued: Issued & { refresh: { hash: Uint8Array; idleExpiresAt: Date } }
  now: Date
}

export type RotateVerdict =
  | { verdict: 'rotated' | 'replayed' | 'expired' | 'revoked' | 'unknown' | 'wrong_client' | Stale }
  | { verdict: 'retry'; sealedResponse: Uint8Array }

export interface RefreshPort {
  find(hash: Uint8Array): Promise<RefreshToken | undefined>
  /** One call. `replayed` and `wrong_client` have revoked the family in that same call. */
  rotate(rotation: Rotation): Promise<RotateVerdict>
}
