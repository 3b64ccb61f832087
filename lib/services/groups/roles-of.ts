import { builtInRoles, isBuiltInRole } from '#lib/access/roles.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { bounds } from '#lib/limits/bounds.ts'
import type { Group } from './group-verb.ts'

/** The roles that a group gives to its members: where they hold, who gave them to it and when. The first 200. */
export async function rolesOf(tx: Tx, { directoryId, id }: Pick<Group, 'directoryId' | 'id'>) {
  const rows = await tx.db.assignment.findMany({
    where: { groupDirectoryId: directoryId, groupId: id },
    include: {
      role: { select: { id: true, displayName: true } },
      environment: { select: { displayName: true } },
    },
    orderBy: { id: 'asc' },
    take: bounds.list.maxPage,
  })
  const givers = await tx.db.user.findMany({
    where: { id: { in: rows.flatMap(({ grantedBy }) => grantedBy ?? []) } },
    select: { id: true, displayName: true },
  })
  const names = new Map(givers.map((giver) => [giver.id, giver.displayName]))
  return rows.map((row) => ({
    id: formatId('assignment', row.id),
    role: row.role === null ? null : formatId('role', row.role.id),
    name: row.role?.displayName ?? builtInName(row.builtinRole ?? ''),
    builtIn: row.builtinRole !== null,
    environment: row.environment?.displayName ?? null,
    since: row.createdAt,
    by: row.grantedBy === null ? null : (names.get(row.grantedBy) ?? null),
  }))
}

const builtInName = (role: string): string => (isBuiltInRole(role) ? builtInRoles[role].name : role)
