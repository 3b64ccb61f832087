import { type Tx, withTenant } from '#lib/db/with-tenant.ts'
import type { Asked, AuthorizationRequest, Progress } from '#lib/oidc/model.ts'
import type { Snapshot } from '../snapshot.ts'

/** A stored request as its row has it. `bound` is false while a request that came cross-site waits for its browser. */
export type StoredRequest = {
  request: AuthorizationRequest
  browserId: string
  bound: boolean
  identifier: string | null
  completedAt: Date | null
}

type StoredProgress = { progress: Progress; identifier: string | null; bound: boolean }

const key = (tx: Tx, { environment }: Snapshot, id: string) => ({
  tenantId: tx.tenantId,
  environmentId: environment.id,
  id,
})

/** Keeps a request whose every parameter has been checked (A44), for the browser that made it. */
export async function storeRequest(
  tx: Tx,
  snapshot: Snapshot,
  { id, asked, progress, createdAt, expiresAt }: AuthorizationRequest,
  clientRef: string,
  browserId: string,
  bound: boolean,
): Promise<void> {
  const stored: StoredProgress = { progress, identifier: null, bound }
  const data = { ...key(tx, snapshot, id), browserId, clientId: clientRef, createdAt, expiresAt }
  await tx.db.authorizationRequest.createMany({ data: [{ ...data, parameters: asked as object, progress: stored }] })
}

/** The stored request with this UUID, expired and completed ones too. Undefined when this environment has none such. */
export const findRequest = (snapshot: Snapshot, id: string): Promise<StoredRequest | undefined> =>
  withTenant(snapshot.tenant.id, async (tx) => {
    const row = await tx.db.authorizationRequest.findFirst({ where: key(tx, snapshot, id) })
    if (row === null) return undefined
    const { progress, identifier, bound } = row.progress as StoredProgress
    const { createdAt, expiresAt, browserId, completedAt } = row
    const asked = row.parameters as unknown as Asked
    const request = { id, stored: true, asked, progress, createdAt, expiresAt }
    return { request, browserId, bound, identifier, completedAt }
  })

/** The first browser of ours that comes for a cross-site request gets it; a second one finds it taken. */
export async function bindRequest(
  tx: Tx,
  snapshot: Snapshot,
  { request: { id, progress }, browserId: waiting }: StoredRequest,
  browserId: string,
): Promise<boolean> {
  const stored: StoredProgress = { progress, identifier: null, bound: true }
  const where = { ...key(tx, snapshot, id), browserId: waiting }
  const { count } = await tx.db.authorizationRequest.updateMany({ where, data: { browserId, progress: stored } })
  return count === 1
}

/** What a step adds. A request that was answered meanwhile stays as it is. */
export async function saveProgress(
  tx: Tx,
  snapshot: Snapshot,
  id: string,
  progress: Progress,
  identifier: string | null,
): Promise<void> {
  const stored: StoredProgress = { progress, identifier, bound: true }
  const where = { ...key(tx, snapshot, id), completedAt: null }
  await tx.db.authorizationRequest.updateMany({ where, data: { progress: stored } })
}

/** Ends a request that gets no code; true for exactly one caller. */
export async function completeRequest(tx: Tx, snapshot: Snapshot, id: string, now: Date): Promise<boolean> {
  const where = { ...key(tx, snapshot, id), completedAt: null }
  const { count } = await tx.db.authorizationRequest.updateMany({ where, data: { completedAt: now } })
  return count === 1
}
