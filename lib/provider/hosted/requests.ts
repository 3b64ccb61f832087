import { findRequest as find } from '#lib/db/hot/requests.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { type Proof, readProofs, writeProofs } from '#lib/identity/assurance/proof.ts'
import type { Language } from '#lib/language/languages.ts'
import type { Asked, AuthorizationRequest, Progress } from '#lib/oidc/model.ts'
import { placeOf, type Snapshot } from '../snapshot.ts'

/** What somebody has shown in a request, before it comes to a session. */
export type Signing = {
  userId: string
  proofs: readonly Proof[]
  /** The session whose proofs were taken along; when that has ended they prove nothing any more. */
  sessionId?: string | undefined
}

/** A stored request as its row has it. `bound` is false while a request that came cross-site waits for its browser. */
export type StoredRequest = {
  request: AuthorizationRequest
  browserId: string
  bound: boolean
  identifier: string | null
  signing: Signing | null
  completedAt: Date | null
  /** What was chosen for this sign-in on one of its pages. */
  language: Language | undefined
  /** How whoever has shown something, or signed in, wants to be spoken to. */
  speaks: { user?: string | null; timeZone?: string | null }
}

type StoredProgress = {
  progress: Progress
  identifier: string | null
  bound: boolean
  signing?: { userId: string; proofs: object[]; sessionId?: string | undefined } | null
  language?: Language
}

const key = (tx: Tx, { environment }: Snapshot, id: string) => ({
  tenantId: tx.tenantId,
  environmentId: environment.id,
  id,
})

/** Keeps a request whose every parameter has been checked (A44), for the browser that made it. `clientRef` is null on the way to the account. */
export async function storeRequest(
  tx: Tx,
  snapshot: Snapshot,
  { id, asked, progress, createdAt, expiresAt }: AuthorizationRequest,
  clientRef: string | null,
  browserId: string,
  bound: boolean,
): Promise<void> {
  const stored: StoredProgress = { progress, identifier: null, bound }
  tx.write`
    insert into authorization_requests (tenant_id, environment_id, id, browser_id, client_id, parameters, progress, created_at, expires_at)
    values (${tx.tenantId}, ${snapshot.environment.id}, ${id}, ${browserId}, ${clientRef}, ${asked}, ${stored}, ${createdAt}, ${expiresAt})`
}

/** The stored request with this UUID, expired and completed ones too. Undefined when this environment has none such. */
export async function findRequest(snapshot: Snapshot, id: string): Promise<StoredRequest | undefined> {
  const row = await find(placeOf(snapshot), snapshot.directoryId, id)
  if (row === undefined) return undefined
  const { progress, identifier, bound, signing, language } = row.progress as StoredProgress
  const { createdAt, expiresAt, browserId, completedAt } = row
  const request = { id, stored: true, asked: row.parameters as Asked, progress, createdAt, expiresAt }
  const speaks = row.userId === null ? {} : { user: row.locale, timeZone: row.zoneinfo }
  return { request, browserId, bound, identifier, signing: readSigning(signing), completedAt, language, speaks }
}

const readSigning = (stored: StoredProgress['signing']): Signing | null =>
  stored == null ? null : { ...stored, proofs: readProofs(stored.proofs) }

/** The first browser of ours that comes for a cross-site request gets it; a second one finds it taken. */
export async function bindRequest(
  tx: Tx,
  snapshot: Snapshot,
  { request: { id, progress }, browserId: waiting }: StoredRequest,
  browserId: string,
): Promise<boolean> {
  const stored: StoredProgress = { progress, identifier: null, bound: true }
  const where = { ...key(tx, snapshot, id), browserId: waiting }
  const { count } = await tx.db.authorizationRequest.updateMany({
    where,
    data: { browserId, progress: stored as object },
  })
  return count === 1
}

/** What a step adds. What was shown so far stays, and so does a request that was answered meanwhile. */
export async function saveProgress(
  tx: Tx,
  snapshot: Snapshot,
  id: string,
  progress: Progress,
  identifier: string | null,
): Promise<void> {
  await merge(tx, snapshot, id, { progress, identifier, bound: true })
}

/** Once somebody has shown enough: what they showed is the session's from here on, and the request knows whose it is. */
export const saveSession = (tx: Tx, snapshot: Snapshot, id: string, progress: Progress): Promise<void> =>
  merge(tx, snapshot, id, { signing: null, progress, identifier: null, bound: true })

/** Keeps what somebody has shown so far. Null once it came to a session. */
export const saveSigning = (tx: Tx, snapshot: Snapshot, id: string, signing: Signing | null): Promise<void> =>
  merge(tx, snapshot, id, {
    signing: signing === null ? null : { ...signing, proofs: writeProofs(signing.proofs) },
  })

/** Keeps the language that was chosen for a sign-in that is under way. */
export const saveLanguage = (tx: Tx, snapshot: Snapshot, id: string, language: Language): Promise<void> =>
  merge(tx, snapshot, id, { language })

async function merge(tx: Tx, { environment }: Snapshot, id: string, part: Partial<StoredProgress>): Promise<void> {
  tx.write`
    update authorization_requests set progress = progress || ${part}::jsonb
    where tenant_id = ${tx.tenantId}::uuid and environment_id = ${environment.id}::uuid and id = ${id}::uuid and completed_at is null`
}

/**
 * What has been shown in a request, with the row locked, so that two steps at once add to each other. Undefined when the request
 * was answered meanwhile.
 */
export async function lockSigning(
  tx: Tx,
  { environment }: Snapshot,
  id: string,
): Promise<{ signing: Signing | null } | undefined> {
  const [row] = await tx.sql<{ signing: StoredProgress['signing'] }>`
    select progress -> 'signing' as signing from authorization_requests
    where tenant_id = ${tx.tenantId}::uuid and environment_id = ${environment.id}::uuid and id = ${id}::uuid and completed_at is null
    for update`
  return row === undefined ? undefined : { signing: readSigning(row.signing) }
}

/** Ends a request that gets no code; true for exactly one caller. */
export async function completeRequest(tx: Tx, snapshot: Snapshot, id: string, now: Date): Promise<boolean> {
  const where = { ...key(tx, snapshot, id), completedAt: null }
  const { count } = await tx.db.authorizationRequest.updateMany({ where, data: { completedAt: now } })
  return count === 1
}
