import type { Tx } from '#lib/db/with-tenant.ts'
import { type HashCost, hashPassword } from '#lib/identity/password.ts'
import { createUser } from '#lib/identity/users.ts'
import { newId } from '#lib/kernel/ids.ts'

/** A hash that takes no time, for tests that are not about hashes. */
export const cheapCost: HashCost = { memoryKib: 256, passes: 1 }

export type SeededUser = {
  id: string
  sub: string
  email: string
  password: string
  displayName: string
  directoryId: string
}

export type UserSeed = {
  directoryId: string
  email: string
  displayName: string
  password: string
  isEmailVerified?: boolean
  cost?: HashCost
  now: Date
}

/** A person with a password. */
export async function seedUser(tx: Tx, wanted: UserSeed): Promise<SeededUser> {
  const { directoryId, email, displayName, password, now } = wanted
  const [givenName = '', familyName = ''] = displayName.split(' ')
  const passwordHash = await hashPassword(password, wanted.cost ?? cheapCost)
  const person = {
    directoryId,
    email,
    displayName,
    givenName,
    familyName,
    isEmailVerified: wanted.isEmailVerified ?? true,
  }
  const user = await createUser(tx, { ...person, passwordHash, now })
  return { ...user, password, displayName, directoryId }
}

/** Gives a person a built-in role, everywhere in the tenant. */
export async function seedBuiltInRole(tx: Tx, user: SeededUser, builtinRole: string, now: Date): Promise<string> {
  const id = newId(now)
  const place = { tenantId: tx.tenantId, userDirectoryId: user.directoryId, userId: user.id }
  await tx.db.assignment.createMany({ data: [{ ...place, id, builtinRole, createdAt: now }] })
  return id
}
