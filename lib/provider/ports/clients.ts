import type { ClientsPort } from '#lib/oidc/ports.ts'
import type { Snapshot } from '../snapshot.ts'

/** Clients come from the snapshot: what they were at its version, which every issuing statement checks. */
export const clientsPort = (snapshot: Snapshot): ClientsPort => ({
  find: (clientId) => snapshot.client(clientId),
  hasOrigin: (origin) => snapshot.hasOrigin(origin),
})
