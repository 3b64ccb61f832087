import { findClientRoles, findUser, findUserRoles } from '#lib/db/hot/index.ts'
import { claimsOn } from '#lib/issuance/claims.ts'
import type { ClaimsPort } from '#lib/oidc/ports.ts'
import { placeOf, type Snapshot } from '../snapshot.ts'
import type { Holders } from './holders.ts'

/** Claims and access as they are now: what came along with the token that was presented, else read with what others read. */
export const claimsPort = (snapshot: Snapshot, holders: Holders): ClaimsPort => {
  const place = placeOf(snapshot)
  return claimsOn(snapshot, {
    async findUser(userId) {
      const known = holders.user(userId)
      return known === undefined ? findUser(place, userId) : (known ?? undefined)
    },
    findRoles: async (subject) =>
      subject.kind === 'client'
        ? findClientRoles(place, subject.clientRef)
        : (holders.roles(subject.userId) ?? findUserRoles(place, subject.directoryId, subject.userId)),
  })
}
