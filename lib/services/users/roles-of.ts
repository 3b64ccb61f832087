import { builtInRoles, isBuiltInRole } from '#lib/access/roles.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { formatId } from '#lib/kernel/ids.ts'
import type { Person } from './person-verb.ts'

const most = 200

/** The roles that a person was given, directly or through a group: where they hold, who gave them and when. */
export async function rolesOf(tx: Tx, { directoryId, id: userId }: Pick<Person, 'directoryId' | 'id'>) {
  const groups = await tx.db.groupMember.findMany({
    where: { directoryId, userId },
    select: { createdAt: true, addedBy: true, group: { select: { id: true, displayName: true } } },
    orderBy: { groupId: 'asc' },
    take: most,
  })
  const given = await tx.db.assignment.findMany({
    where: {
      OR: [
        { userDirectoryId: directoryId, userId },
        { groupDirectoryId: directoryId, groupId: { in: groups.map(({ group }) => group.id) } },
      ],
    },
    include: {
      role: { select: { id: true, displayName: true } },
      group: { select: { id: true, displayName: true } },
      environment: { select: { displayName: true } },
    },
    orderBy: { id: 'asc' },
    take: most,
  })
  const givers = [...given.map(({ grantedBy }) => grantedBy), ...groups.map(({ addedBy }) => addedBy)]
  const names = new Map(
    (
      await tx.db.user.findMany({
        where: { id: { in: givers.filter((id) => id !== null) } },
        select: { id: true, displayName: true },
      })
    ).map(({ id, displayName }) => [id, displayName]),
  )
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null))
  return {
    groups: groups.map(({ group, createdAt, addedBy }) => ({
      id: formatId('group', group.id),
      name: group.displayName,
      since: createdAt,
      by: nameOf(addedBy),
    })),
    roles: given.map((row) => ({
      id: formatId('assignment', row.id),
      name:
        row.role?.displayName ??
        (row.builtinRole !== null && isBuiltInRole(row.builtinRole)
          ? builtInRoles[row.builtinRole].name
          : (row.builtinRole ?? '')),
      builtIn: row.builtinRole !== null,
      group: row.group === null ? null : { id: formatId('group', row.group.id), name: row.group.displayName },
      environment: row.environment?.displayName ?? null,
      since: row.createdAt,
      by: nameOf(row.grantedBy),
    })),
  }
}
