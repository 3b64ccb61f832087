import type { Tx } from '#lib/db/with-tenant.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { newId } from '#lib/kernel/ids.ts'
import { randomId } from '#lib/kernel/tokens.ts'
import { bounds } from '#lib/limits/bounds.ts'
import type { Values } from '#lib/policy/fields.ts'
import { assuranceOf } from './assurance/assurance-of.ts'
import { type Proof, writeProofs } from './assurance/proof.ts'
import { type EndReason, endSessions } from './end-sessions.ts'

/** A session that lives: one user's proofs in one browser. */
export type LiveSession = {
  id: string
  sid: string
  userId: string
  authTime: Date
  amr: string[]
  acr: string
  expiresAt: Date
}

export type NewSession = {
  environmentId: string
  directoryId: string
  userId: string
  browserId: string
  proofs: readonly Proof[]
  policy: Values<'session'>
  now: Date
}

/**
 * Starts a session, or renews the one that this user has in this browser: signing in again proves anew, and keeps `sid`,
 * so that other clients' sessions survive. Its limits begin anew with it. The caller renames the browser, always.
 */
export async function startSession(tx: Tx, wanted: NewSession): Promise<{ session: LiveSession; isRenewed: boolean }> {
  const { environmentId, directoryId, userId, browserId, policy, now } = wanted
  const assurance = assuranceOf(wanted.proofs)
  if (assurance === undefined) throw new Error('a session needs a proof')
  const expiresAt = plusSeconds(now, policy.absoluteSeconds)
  const idleExpiresAt = plusSeconds(now, Math.min(policy.idleSeconds, policy.absoluteSeconds))
  const fresh = { ...assurance, proofs: writeProofs(wanted.proofs), lastSeenAt: now, idleExpiresAt, expiresAt }
  const live = { environmentId, browserId, userId, endedAt: null, expiresAt: { gt: now }, idleExpiresAt: { gt: now } }
  const known = await tx.db.session.findFirst({ where: live, orderBy: { createdAt: 'desc' } })
  if (known !== null) {
    await tx.db.session.updateMany({ where: { environmentId, id: known.id }, data: fresh })
    return { session: { id: known.id, sid: known.sid, userId, ...assurance, expiresAt }, isRenewed: true }
  }
  const { id, sid } = { id: newId(now), sid: randomId() }
  const place = { tenantId: tx.tenantId, environmentId, directoryId, userId, browserId }
  await tx.db.session.createMany({ data: [{ ...place, id, sid, createdAt: now, ...fresh }] })
  await makeRoom(tx, wanted)
  return { session: { id, sid, userId, ...assurance, expiresAt }, isRenewed: false }
}

/** Ends one session by its id, in whatever environment it is, on behalf of its own user. An ended one stays as it is. */
export async function endSession(tx: Tx, sessionId: string, reason: EndReason, now: Date): Promise<void> {
  const row = await tx.db.session.findFirst({ where: { id: sessionId }, select: { environmentId: true, userId: true } })
  if (row === null) return
  const which = { environmentId: row.environmentId, ids: [sessionId] }
  await endSessions(tx, which, { reason, actor: { kind: 'user', id: row.userId }, now })
}

/** ASVS 7.1.2: beyond the bounds of a browser and of a person, the session that was not used for longest ends. */
async function makeRoom(
  tx: Tx,
  { environmentId, directoryId, userId, browserId, policy, now }: NewSession,
): Promise<void> {
  const live = { environmentId, endedAt: null, expiresAt: { gt: now } }
  const oldest = { orderBy: [{ lastSeenAt: 'desc' as const }, { id: 'desc' as const }], select: { id: true } }
  const inBrowser = { ...oldest, where: { ...live, browserId }, skip: bounds.session.perBrowser }
  const ofUser = { ...oldest, where: { ...live, directoryId, userId }, skip: policy.perUser }
  const surplus = [...(await tx.db.session.findMany(inBrowser)), ...(await tx.db.session.findMany(ofUser))]
  if (surplus.length === 0) return
  const ids = [...new Set(surplus.map(({ id }) => id))]
  await endSessions(
    tx,
    { environmentId, ids },
    { reason: 'superseded', actor: { kind: 'system', id: 'sessions' }, now },
  )
}
