import { withTenant } from '#lib/db/with-tenant.ts'
import { hashPassword } from '#lib/identity/password.ts'
import { createUser } from '#lib/identity/users.ts'
import { newId } from '#lib/kernel/ids.ts'
import type { Wishes } from './wishes.ts'

/** Most people of the tests share a password: it is hashed once. */
const hashes = new Map<string, Promise<string>>()

function hashOf(password: string): Promise<string> {
  const hash = hashes.get(password) ?? hashPassword(password)
  hashes.set(password, hash)
  return hash
}

export async function seedUser(wish: Wishes['user']['wish']): Promise<Wishes['user']['answer']> {
  const { tenantId, directoryId, email, name, builtInRole } = wish
  const passwordHash = await hashOf(wish.password)
  const now = new Date()
  const [givenName = '', ...rest] = name.split(' ')
  return withTenant(tenantId, async (tx) => {
    const user = await createUser(tx, {
      directoryId,
      email,
      isEmailVerified: true,
      displayName: name,
      givenName,
      familyName: rest.join(' '),
      passwordHash,
      requireNewPassword: wish.isPasswordGiven ?? false,
      now,
    })
    const own = { locale: wish.locale ?? null, zoneinfo: wish.zoneinfo ?? null }
    if (own.locale !== null || own.zoneinfo !== null)
      await tx.db.user.updateMany({ where: { directoryId, id: user.id }, data: own })
    if (builtInRole !== undefined)
      await tx.db.assignment.createMany({
        data: [
          {
            tenantId,
            id: newId(now),
            builtinRole: builtInRole,
            userDirectoryId: directoryId,
            userId: user.id,
            createdAt: now,
          },
        ],
      })
    return { id: user.id, sub: user.sub }
  })
}

export async function suspendUser({
  tenantId,
  directoryId,
  userId,
}: Wishes['suspendUser']['wish']): Promise<Record<string, never>> {
  await withTenant(tenantId, (tx) =>
    tx.db.user.updateMany({ where: { directoryId, id: userId }, data: { status: 'suspended' } }),
  )
  return {}
}
