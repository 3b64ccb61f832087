import { findGrant } from '#lib/db/hot/index.ts'
import type { GrantsPort } from '#lib/oidc/ports.ts'
import { placeOf, type Snapshot } from '../snapshot.ts'

/** What a user allowed a client before, and has not taken back. */
export const grantsPort = (snapshot: Snapshot): GrantsPort => ({
  find: (userId, clientRef) => findGrant(placeOf(snapshot), userId, clientRef),
})
