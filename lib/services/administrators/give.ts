import type { BuiltInRole } from '#lib/access/roles.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { newId } from '#lib/kernel/ids.ts'

export type Giving = {
  role: BuiltInRole
  directoryId: string
  userId: string
  environmentId: string | null
  grantedBy: string | null
  now: Date
}

/** Writes the assignment of a built-in role to a person. Whether the giver may has been asked before. */
export async function giveRole(tx: Tx, giving: Giving): Promise<string> {
  const { role, directoryId, userId, environmentId, grantedBy, now } = giving
  const place = { tenantId: tx.tenantId, builtinRole: role, userDirectoryId: directoryId, userId, environmentId }
  if ((await tx.db.assignment.count({ where: place })) > 0)
    throw new ServiceError('conflict', 'They have that role already.', { fields: { role: 'is theirs already' } })
  const id = newId(now)
  await tx.db.assignment.createMany({ data: [{ ...place, id, grantedBy, createdAt: now }] })
  return id
}
