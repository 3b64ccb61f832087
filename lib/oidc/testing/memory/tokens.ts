import type { AccessTokenClaims } from '../../model.ts'
import type { Live, TokensPort } from '../../ports.ts'
import { familyDead, hex, type Store } from '../store.ts'
import { revokeFamily } from './codes.ts'

export const memoryTokens = (store: Store): TokensPort => ({
  async lookupJwt({ jti, clientId, gid }) {
    return liveness(store, { jti, client_id: clientId, gid }, store.revokedJtis.has(jti))
  },
  async lookupOpaque(hash) {
    const found = store.access.get(hex(hash))
    return found && { token: found.token, live: liveness(store, found.token, found.revoked) }
  },
  async revoke(what, clientRef) {
    if (what.kind === 'jwt') store.revokedJtis.add(what.jti)
    if (what.kind === 'access') {
      const found = store.access.get(hex(what.hash))
      if (found?.clientRef === clientRef) found.revoked = true
    }
    if (what.kind === 'refresh') {
      const found = store.refresh.get(hex(what.hash))
      const family = found && store.families.get(found.familyId)
      if (family?.clientRef === clientRef) revokeFamily(store, family.id, 'revoked by the client')
    }
  },
})

type Ref = Pick<AccessTokenClaims, 'jti' | 'client_id'> & { gid?: string | null }

function liveness(store: Store, { client_id, gid }: Ref, revoked: boolean): Live {
  const family = gid == null ? undefined : store.families.get(gid)
  const userId = family?.userId ?? null
  const claims = family?.claims ?? null
  if (revoked) return { dead: 'token revoked', userId, claims }
  if (store.clients.get(client_id)?.status !== 'active') return { dead: 'client disabled', userId, claims }
  if (gid == null) return { dead: null, userId, claims }
  return { dead: family === undefined ? 'no such family' : familyDead(store, family), userId, claims }
}
