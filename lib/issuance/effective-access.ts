import type { Tx } from '#lib/db/with-tenant.ts'
import type { RoleMap } from './role-map.ts'

/** Whose access is asked for, and in which environment. */
export type Subject =
  | { kind: 'user'; environmentId: string; directoryId: string; userId: string }
  | { kind: 'client'; environmentId: string; clientRef: string }

export type Access = { roles: string[]; permissions: string[] }

/**
 * The roles a subject has in an environment, read live: given to them or to a group they are in, here or everywhere.
 * Only the tenant's own roles; the built-in ones govern the portal and are read there. By the functions that issuing reads them
 * with outside of a transaction (`findUserRoles`, `findClientRoles`).
 */
export async function assignedRoles(tx: Tx, subject: Subject): Promise<string[]> {
  const { tenantId } = tx
  const { environmentId } = subject
  const rows =
    subject.kind === 'client'
      ? await tx.sql<{ id: string }>`
          select unnest(hot_find_client_roles(${tenantId}::uuid, ${environmentId}::uuid, ${subject.clientRef}::uuid)) as id`
      : await tx.sql<{ id: string }>`
          select unnest(hot_find_user_roles(${tenantId}::uuid, ${environmentId}::uuid, ${subject.directoryId}::uuid,
            ${subject.userId}::uuid)) as id`
  return rows.map(({ id }) => id)
}

/** What these roles come to at one audience (DESIGN 2.4): nothing of another API is told. */
export function accessAt(map: RoleMap, roleIds: readonly string[], audience: string): Access {
  const roles = new Set<string>()
  const permissions = new Set<string>()
  for (const id of roleIds) {
    const gifts = map.get(id)?.get(audience)
    for (const role of gifts?.roles ?? []) roles.add(role)
    for (const permission of gifts?.permissions ?? []) permissions.add(permission)
  }
  return { roles: [...roles].sort(), permissions: [...permissions].sort() }
}
