import { lockAccess } from '#lib/access/owners.ts'
import { record } from '#lib/audit/record.ts'
import { asPlatform } from '#lib/db/as-platform.ts'
import { type Tx, withTenant } from '#lib/db/with-tenant.ts'
import { normalizeEmail } from '#lib/identity/email.ts'
import { endSessions } from '#lib/identity/end-sessions.ts'
import { findByEmail } from '#lib/identity/find-user.ts'
import { hashPassword } from '#lib/identity/password.ts'
import { createUser, setPassword } from '#lib/identity/users.ts'
import { giveRole } from '#lib/services/assignments/give.ts'
import { initialPassword } from '#lib/services/users/initial-password.ts'
import { platformTenant } from '#lib/tenancy/resolve.ts'
import { StartRefusal } from '../start-refusal.ts'

export type Recovered = { email: string; password: string; isNew: boolean }

const actor = { kind: 'system', id: 'command line' } as const

/**
 * Lets somebody who holds this machine back in: the operator with this address gets a new password, is active and an
 * owner again, and every session of theirs ends; without such an operator, one is made. The trail tells of it.
 */
export async function recoverOperator(email: string, now: Date): Promise<Recovered> {
  const normalized = normalizeEmail(email)
  if (normalized === undefined) throw new StartRefusal(`${email} is no e-mail address.`)
  const platform = await platformTenant()
  const password = initialPassword()
  const passwordHash = await hashPassword(password)
  const isNew = await withTenant(platform.id, async (tx) => {
    await lockAccess(tx)
    const { directoryId } = await tx.db.environment.findFirstOrThrow({ where: { kind: 'control' } })
    const known = await findByEmail(tx, directoryId, normalized)
    const id = known?.id ?? (await addOperator(tx, directoryId, email, now))
    await tx.db.user.updateMany({
      where: { directoryId, id },
      data: { status: 'active', deleteAt: null, requireNewPassword: true, updatedAt: now },
    })
    await setPassword(tx, { directoryId, userId: id, passwordHash, now })
    await endSessions(tx, { directoryId, userId: id }, { reason: 'password_changed', actor, now, offline: true })
    await makeOwner(tx, directoryId, id, now)
    await record(tx, { at: now, action: 'platform.recovered', actor, target: platform.id, person: id })
    return known === undefined
  })
  await closeSetup(now)
  return { email, password, isNew }
}

async function addOperator(tx: Tx, directoryId: string, email: string, now: Date): Promise<string> {
  const displayName = email.split('@')[0] ?? email
  const user = await createUser(tx, { directoryId, email, isEmailVerified: true, displayName, now })
  await record(tx, { at: now, action: 'user.created', actor, target: user.id, changes: { after: { displayName } } })
  return user.id
}

async function makeOwner(tx: Tx, directoryId: string, userId: string, now: Date): Promise<void> {
  const place = { userDirectoryId: directoryId, userId, builtinRole: 'owner', environmentId: null }
  if ((await tx.db.assignment.count({ where: place })) > 0) return
  const id = await giveRole(tx, {
    role: { builtIn: 'owner' },
    to: { kind: 'user', directoryId, id: userId },
    environmentId: null,
    grantedBy: null,
    now,
  })
  const after = { role: 'owner', user: userId }
  await record(tx, { at: now, action: 'assignment.created', actor, target: id, changes: { after } })
}

/** There is an operator now: a set-up link that may still lie around opens nothing. */
const closeSetup = (now: Date) =>
  asPlatform((db) =>
    db.platformState.updateMany({
      where: { setupCompletedAt: null },
      data: { setupCompletedAt: now, setupTokenHash: null, setupExpiresAt: null, updatedAt: now },
    }),
  )
