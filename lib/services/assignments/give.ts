import type { Tx } from '#lib/db/with-tenant.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { newId } from '#lib/kernel/ids.ts'
import { holderColumns } from './holder.ts'
import type { GivenRole } from './role-of.ts'

export type Giving = {
  role: GivenRole
  to:
    | { kind: 'user' | 'group'; id: string; directoryId: string }
    | { kind: 'client'; id: string; environmentId: string }
  /** Null: everywhere. */
  environmentId: string | null
  grantedBy: string | null
  now: Date
}

/** Writes an assignment: one conditional write. Whether the giver may has been asked before. Answers its id. */
export async function giveRole(tx: Tx, { role, to, environmentId, grantedBy, now }: Giving): Promise<string> {
  const id = newId(now)
  const which = role.builtIn === null ? { roleId: role.id } : { builtinRole: role.builtIn }
  const row = { tenantId: tx.tenantId, id, ...which, ...holderColumns(to), environmentId, grantedBy, createdAt: now }
  const { count } = await tx.db.assignment.createMany({ data: [row], skipDuplicates: true })
  if (count === 0)
    throw new ServiceError('conflict', 'They have that role already.', { fields: { role: 'is theirs already' } })
  return id
}
