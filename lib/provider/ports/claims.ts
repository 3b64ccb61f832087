import { findUser } from '#lib/db/hot/index.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { claimsOn } from '#lib/issuance/claims.ts'
import type { ClaimsPort } from '#lib/oidc/ports.ts'
import { placeOf, type Snapshot } from '../snapshot.ts'

/** Claims and access as they are now, each read in a round trip of its own. */
export const claimsPort = (snapshot: Snapshot): ClaimsPort =>
  claimsOn(snapshot, {
    findUser: (userId) => findUser(placeOf(snapshot), userId),
    inTenant: (run) => withTenant(snapshot.tenant.id, run),
  })
