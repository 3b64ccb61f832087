import type { Tx } from '#lib/db/with-tenant.ts'
import { hashPassword } from '#lib/identity/password.ts'
import { createUser } from '#lib/identity/users.ts'
import { config } from '#lib/kernel/env.ts'
import { createTenant } from '#lib/tenancy/create.ts'
import { giveRole } from '../assignments/give.ts'
import type { Call } from '../call.ts'
import { eventActor, recordChanges } from '../record.ts'
import { initialPassword } from '../users/initial-password.ts'

export type Founding = { slug: string; displayName: string; ownerName: string; ownerEmail: string }

/**
 * Founds a tenant with all that belongs to it and its first owner, inside the caller's transaction, and tells the new
 * tenant's trail. The owner's password is in the answer and nowhere else.
 */
export async function foundTenant(tx: Tx, call: Call, wanted: Founding) {
  const { slug, displayName } = wanted
  const actor = eventActor(call.actor, slug)
  const made = await createTenant(tx, { slug, displayName, origin: config().origin, actor, now: call.now })
  const password = initialPassword()
  const ownerId = await tx.enter(made.id, (inner) => firstOwner(inner, call, made.directories.main, wanted, password))
  return { ...made, ownerId, password }
}

async function firstOwner(
  tx: Tx,
  call: Call,
  directoryId: string,
  wanted: Founding,
  password: string,
): Promise<string> {
  const owner = await createUser(tx, {
    directoryId,
    email: wanted.ownerEmail,
    isEmailVerified: true,
    displayName: wanted.ownerName,
    passwordHash: await hashPassword(password),
    requireNewPassword: true,
    now: call.now,
  })
  const assignment = await giveRole(tx, {
    role: { builtIn: 'owner' },
    to: { kind: 'user', directoryId, id: owner.id },
    environmentId: null,
    grantedBy: null,
    now: call.now,
  })
  await recordChanges(tx, call, 'user.created', [
    { id: owner.id, before: null, after: { displayName: wanted.ownerName, email: owner.email } },
    { action: 'assignment.created', id: assignment, before: null, after: { role: 'owner', user: owner.id } },
  ])
  return owner.id
}
