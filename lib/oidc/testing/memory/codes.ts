import type { CodesPort, FamiliesPort, GrantsPort, IssuancePort, Issued } from '../../ports.ts'
import { familyDead, hex, isStale, type Store } from '../store.ts'

const grantKey = (userId: string, clientRef: string): string => `${userId} ${clientRef}`

export const memoryGrants = (store: Store): GrantsPort => ({
  find: async (userId, clientRef) => store.grants.get(grantKey(userId, clientRef)),
})

export const memoryFamilies = (store: Store): FamiliesPort => ({
  revoke: async (familyId, reason) => revokeFamily(store, familyId, reason),
})

export function revokeFamily(store: Store, familyId: string, reason: string): void {
  const family = store.families.get(familyId)
  if (family !== undefined && family.revoked === null) family.revoked = reason
}

/** What a redemption, a rotation or a client_credentials grant leaves behind. */
export function record(store: Store, issued: Issued): void {
  const { access, refresh, event } = issued
  if (access.format === 'opaque')
    store.access.set(hex(access.hash), { token: access.claims, clientRef: event.clientRef, revoked: false })
  if (refresh !== null && event.familyId !== null)
    store.refresh.set(hex(refresh.hash), { ...refresh, familyId: event.familyId, use: null })
  store.events.push(event)
}

export const memoryIssuance = (store: Store): IssuancePort => ({
  async record(issued) {
    if (isStale(store)) return 'stale'
    record(store, issued)
    return 'recorded'
  },
})

export const memoryCodes = (store: Store): CodesPort => ({
  async issue({ family, code, consent, requestId, event }) {
    if (isStale(store)) return 'stale'
    if (requestId !== null && store.completed.has(requestId)) return 'completed'
    if (requestId !== null) store.completed.add(requestId)
    store.families.set(family.id, { ...family, revoked: null })
    store.codes.set(hex(code.hash), { ...code, familyId: family.id, redeemed: false, failedVerifiers: 0 })
    if (consent !== null) {
      const key = grantKey(family.userId, family.clientRef)
      const before = store.grants.get(key)
      const union = (a: readonly string[] = [], b: readonly string[] = []) => [...new Set([...a, ...b])]
      store.grants.set(key, {
        id: before?.id ?? `grant ${key}`,
        scopes: union(before?.scopes, consent.scopes),
        resources: union(before?.resources, consent.resources),
        claims: union(before?.claims, consent.claims),
      })
    }
    store.events.push(event)
    return 'issued'
  },
  async find(hash) {
    const code = store.codes.get(hex(hash))
    const family = code && store.families.get(code.familyId)
    return code && family && { ...code, family, dead: familyDead(store, family) }
  },
  async countFailedVerifier(hash) {
    const code = store.codes.get(hex(hash))
    if (code !== undefined) code.failedVerifiers += 1
  },
  async redeem({ hash, clientRef, issued, now }) {
    if (isStale(store)) return 'stale'
    const code = store.codes.get(hex(hash))
    const family = code && store.families.get(code.familyId)
    if (code === undefined || family === undefined) return 'unknown'
    const leak = family.clientRef !== clientRef ? 'wrong_client' : code.redeemed ? 'replayed' : undefined
    if (leak !== undefined) {
      revokeFamily(store, family.id, leak)
      return leak
    }
    if (code.expiresAt <= now || familyDead(store, family) !== null) return 'expired'
    code.redeemed = true
    record(store, issued)
    return 'redeemed'
  },
})
