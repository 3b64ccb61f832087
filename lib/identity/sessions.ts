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
  const proofs = JSON.stringify(writeProofs(wanted.proofs))
  const { authTime, amr, acr } = assurance
  const [known] = await tx.sql<{ id: string; sid: string }>`
    update sessions set auth_time = ${authTime}, amr = ${amr}, acr = ${acr}, proofs = ${proofs}, last_seen_at = ${now},
      idle_expires_at = ${idleExpiresAt}, expires_at = ${expiresAt}
    where tenant_id = ${tx.tenantId} and environment_id = ${environmentId} and id = (
      select id from sessions
      where tenant_id = ${tx.tenantId} and environment_id = ${environmentId} and browser_id = ${browserId} and user_id = ${userId}
        and ended_at is null and expires_at > ${now} and idle_expires_at > ${now}
      order by created_at desc limit 1)
    returning id, sid`
  if (known !== undefined) return { session: { ...known, userId, ...assurance, expiresAt }, isRenewed: true }
  const { id, sid } = { id: newId(now), sid: randomId() }
  tx.write`
    insert into sessions (tenant_id, environment_id, id, directory_id, user_id, browser_id, sid, created_at, auth_time, amr, acr, proofs,
      last_seen_at, idle_expires_at, expires_at)
    values (${tx.tenantId}, ${environmentId}, ${id}, ${directoryId}, ${userId}, ${browserId}, ${sid}, ${now}, ${authTime}, ${amr},
      ${acr}, ${proofs}, ${now}, ${idleExpiresAt}, ${expiresAt})`
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
  const surplus = await tx.sql<{ id: string }>`
    (select id from sessions
      where tenant_id = ${tx.tenantId} and environment_id = ${environmentId} and browser_id = ${browserId}
        and ended_at is null and expires_at > ${now}
      order by last_seen_at desc, id desc offset ${bounds.session.perBrowser})
    union
    (select id from sessions
      where tenant_id = ${tx.tenantId} and environment_id = ${environmentId} and directory_id = ${directoryId} and user_id = ${userId}
        and ended_at is null and expires_at > ${now}
      order by last_seen_at desc, id desc offset ${policy.perUser})`
  if (surplus.length === 0) return
  const ids = surplus.map(({ id }) => id)
  await endSessions(
    tx,
    { environmentId, ids },
    { reason: 'superseded', actor: { kind: 'system', id: 'sessions' }, now },
  )
}
