import type { RefreshPort, RotateVerdict, Rotation } from '../../ports.ts'
import { familyDead, hex, isStale, type Store, type StoredRefresh } from '../store.ts'
import { record, revokeFamily } from './codes.ts'

export const memoryRefresh = (store: Store): RefreshPort => ({
  async find(hash) {
    const token = store.refresh.get(hex(hash))
    const family = token && store.families.get(token.familyId)
    if (token === undefined || family === undefined) return undefined
    return { ...token, family, used: token.use !== null, dead: familyDead(store, family) }
  },
  async rotate(rotation) {
    if (isStale(store)) return { verdict: 'stale' }
    const token = store.refresh.get(hex(rotation.hash))
    const family = token && store.families.get(token.familyId)
    if (token === undefined || family === undefined) return { verdict: 'unknown' }
    if (family.clientRef !== rotation.clientRef) {
      revokeFamily(store, family.id, 'wrong_client')
      return { verdict: 'wrong_client' }
    }
    if (familyDead(store, family) !== null) return { verdict: 'revoked' }
    if (token.use !== null) return again(store, token, rotation)
    if (family.expiresAt <= rotation.now || token.idleExpiresAt <= rotation.now) return { verdict: 'expired' }
    token.use = {
      at: rotation.now,
      successor: hex(rotation.issued.refresh.hash),
      presenter: rotation.presenterHash && hex(rotation.presenterHash),
      sealed: rotation.sealedResponse,
    }
    record(store, rotation.issued)
    return { verdict: 'rotated' }
  },
})

/** The same presenter within the window while the successor is unused; anything else ends the family. */
function again(store: Store, { use, familyId }: StoredRefresh, rotation: Rotation): RotateVerdict {
  const { presenterHash, retryWindowSeconds, now } = rotation
  const isSame = use?.presenter != null && presenterHash !== null && use.presenter === hex(presenterHash)
  const isInTime = use !== null && now.getTime() - use.at.getTime() <= retryWindowSeconds * 1000
  const successor = use && store.refresh.get(use.successor)
  if (isSame && isInTime && successor?.use === null && use?.sealed)
    return { verdict: 'retry', sealedResponse: use.sealed }
  revokeFamily(store, familyId, 'refresh_replayed')
  return { verdict: 'replayed' }
}
