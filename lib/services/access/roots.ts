import { type BuiltInRole, isBuiltInRole } from '#lib/access/roles.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/with-tenant.ts'

/** An assignment that counts for a subject in an environment, direct or through a group. */
export type Root = {
  /** Whose: a user's or a client's id, as stored. */
  subjectId: string
  assignmentId: string
  role: { kind: 'own'; id: string } | { kind: 'built_in'; role: BuiltInRole }
  /** Null: everywhere. */
  environment: string | null
  by: string | null
  at: Date
  group: { id: string; name: string; by: string | null; at: Date } | null
}

type Row = {
  subject_id: string
  id: string
  role_id: string | null
  builtin_role: string | null
  environment: string | null
  granted_by: string | null
  created_at: Date
  group_id: string | null
  group_name: string | null
  added_by: string | null
  member_since: Date | null
}

/** Only roles from this list are of interest; left out: all of them. */
export type Only = { roleIds: readonly string[]; builtIn: readonly string[] }

const counts = (environmentId: string, only: Only | undefined) => Prisma.sql`
  (a.environment_id is null or a.environment_id = ${environmentId}::uuid)
  ${
    only === undefined
      ? Prisma.empty
      : Prisma.sql`and (a.role_id = any(${[...only.roleIds]}::uuid[]) or a.builtin_role = any(${[...only.builtIn]}::text[]))`
  }`

/**
 * The assignments of people of a directory that count in an environment, as issuing reads them (`assignedRoles`), with who
 * gave them and who put the person in the group.
 */
export async function rootsOfPeople(
  tx: Tx,
  {
    directoryId,
    userIds,
    environmentId,
    only,
  }: { directoryId: string; userIds: string[]; environmentId: string; only?: Only },
): Promise<Root[]> {
  const rows = await tx.db.$queryRaw<Row[]>`
    select a.user_id::text as subject_id, a.id::text, a.role_id::text, a.builtin_role, e.display_name as environment,
      a.granted_by::text, a.created_at, null as group_id, null as group_name, null as added_by, null::timestamptz as member_since
    from unnest(${userIds}::uuid[]) u (id)
    join assignments a
      on a.tenant_id = ${tx.tenantId}::uuid and a.user_directory_id = ${directoryId}::uuid and a.user_id = u.id
    left join environments e on e.tenant_id = a.tenant_id and e.id = a.environment_id
    where ${counts(environmentId, only)}
    union all
    select m.user_id::text, a.id::text, a.role_id::text, a.builtin_role, e.display_name,
      a.granted_by::text, a.created_at, g.id::text, g.display_name, m.added_by::text, m.created_at
    from unnest(${userIds}::uuid[]) u (id)
    cross join lateral (
      select * from group_members m
      where m.tenant_id = ${tx.tenantId}::uuid and m.directory_id = ${directoryId}::uuid and m.user_id = u.id
      offset 0 -- each person by their index: joined freely, a page of people reads all of a large group
    ) m
    join groups g on g.tenant_id = m.tenant_id and g.directory_id = m.directory_id and g.id = m.group_id
    join assignments a
      on a.tenant_id = m.tenant_id and a.group_directory_id = m.directory_id and a.group_id = m.group_id
    left join environments e on e.tenant_id = a.tenant_id and e.id = a.environment_id
    where ${counts(environmentId, only)}
    order by 1, 2`
  return rows.flatMap(rootOf)
}

/** The assignments of a client of an environment that count there. */
export async function rootsOfClient(tx: Tx, environmentId: string, clientId: string): Promise<Root[]> {
  const rows = await tx.db.$queryRaw<Row[]>`
    select a.client_id::text as subject_id, a.id::text, a.role_id::text, a.builtin_role, e.display_name as environment,
      a.granted_by::text, a.created_at, null as group_id, null as group_name, null as added_by, null::timestamptz as member_since
    from assignments a
    left join environments e on e.tenant_id = a.tenant_id and e.id = a.environment_id
    where a.tenant_id = ${tx.tenantId}::uuid and a.client_environment_id = ${environmentId}::uuid
      and a.client_id = ${clientId}::uuid and ${counts(environmentId, undefined)}
    order by a.id`
  return rows.flatMap(rootOf)
}

function rootOf(row: Row): Root[] {
  const role =
    row.role_id !== null
      ? ({ kind: 'own', id: row.role_id } as const)
      : row.builtin_role !== null && isBuiltInRole(row.builtin_role)
        ? ({ kind: 'built_in', role: row.builtin_role } as const)
        : undefined
  if (role === undefined) return []
  const group =
    row.group_id === null || row.member_since === null
      ? null
      : { id: row.group_id, name: row.group_name ?? '', by: row.added_by, at: row.member_since }
  const { environment, granted_by: by, created_at: at } = row
  return [{ subjectId: row.subject_id, assignmentId: row.id, role, environment, by, at, group }]
}
