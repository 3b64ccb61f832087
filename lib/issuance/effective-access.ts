import type { Tx } from '#lib/db/with-tenant.ts'
import type { RoleMap } from './role-map.ts'

/** Whose access is asked for, and in which environment. */
export type Subject =
  | { kind: 'user'; environmentId: string; directoryId: string; userId: string }
  | { kind: 'client'; environmentId: string; clientRef: string }

export type Access = { roles: string[]; permissions: string[] }

/**
 * The roles a subject has in an environment, read live: given to them or to a group they are in, here or everywhere.
 * Only the tenant's own roles; the built-in ones govern the portal and are read there.
 */
export async function assignedRoles(tx: Tx, subject: Subject): Promise<string[]> {
  const { environmentId } = subject
  const rows =
    subject.kind === 'client'
      ? await tx.sql<{ role_id: string }>`
          select a.role_id from assignments a
          where a.tenant_id = ${tx.tenantId}::uuid and a.client_environment_id = ${environmentId}::uuid
            and a.client_id = ${subject.clientRef}::uuid and a.role_id is not null
            and (a.environment_id is null or a.environment_id = ${environmentId}::uuid)`
      : await tx.sql<{ role_id: string }>`
          select a.role_id from assignments a
          where a.tenant_id = ${tx.tenantId}::uuid and a.user_directory_id = ${subject.directoryId}::uuid
            and a.user_id = ${subject.userId}::uuid and a.role_id is not null
            and (a.environment_id is null or a.environment_id = ${environmentId}::uuid)
          union
          select a.role_id from group_members m
          join assignments a on a.tenant_id = m.tenant_id and a.group_directory_id = m.directory_id and a.group_id = m.group_id
          where m.tenant_id = ${tx.tenantId}::uuid and m.directory_id = ${subject.directoryId}::uuid
            and m.user_id = ${subject.userId}::uuid and a.role_id is not null
            and (a.environment_id is null or a.environment_id = ${environmentId}::uuid)`
  return rows.map((row) => row.role_id)
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
