import { builtInRoles, isBuiltInRole } from '#lib/access/roles.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { type Factor, factorsIn } from './factors.ts'
import { type People, theirs } from './people.ts'

type Row = {
  id: string
  display_name: string
  given_name: string | null
  family_name: string | null
  external_id: string | null
  status: string
  email: string | null
  email_verified: boolean
  factors: number
  last_sign_in_at: Date | null
  created_at: Date
}

/** A person as lists show them. */
export type ListedUser = {
  id: string
  displayName: string
  givenName: string | null
  familyName: string | null
  externalId: string | null
  status: string
  email: string | null
  verified: boolean
  factors: Factor[]
  /** The roles given to them or to a group of theirs, each named once. */
  roles: string[]
  lastSignInAt: Date | null
  createdAt: Date
}

/** Reads the people of these ids, in their order. */
export async function readUsers(tx: Tx, people: People, ids: readonly string[]): Promise<ListedUser[]> {
  if (ids.length === 0) return []
  const rows = await tx.db.$queryRaw<Row[]>`
    select r.id::text, r.display_name, r.given_name, r.family_name, r.external_id, r.status, i.value as email,
      r.email_verified, r.factors, r.last_sign_in_at, r.created_at
    from users r
    left join identifiers i on ${theirs(people, 'i')} and i.user_id = r.id and i.kind = 'email' and i."primary"
    where ${theirs(people, 'r')} and r.id = any (${ids}::uuid[])`
  const byId = new Map(rows.map((row) => [row.id, row]))
  const roles = await rolesOfEach(tx, people, ids)
  return ids.flatMap((id) => {
    const row = byId.get(id)
    return row === undefined ? [] : [shown(row, roles.get(id) ?? [])]
  })
}

const shown = (row: Row, roles: string[]): ListedUser => ({
  id: formatId('user', row.id),
  displayName: row.display_name,
  givenName: row.given_name,
  familyName: row.family_name,
  externalId: row.external_id,
  status: row.status,
  email: row.email,
  verified: row.email_verified,
  factors: factorsIn(row.factors),
  roles,
  lastSignInAt: row.last_sign_in_at,
  createdAt: row.created_at,
})

async function rolesOfEach(tx: Tx, people: People, ids: readonly string[]): Promise<Map<string, string[]>> {
  const { tenantId, directoryId } = people
  const named = Prisma.sql`left join roles o on o.tenant_id = ${tenantId} and o.id = a.role_id`
  const rows = await tx.db.$queryRaw<{ user_id: string; builtin_role: string | null; name: string | null }[]>`
    select a.user_id::text, a.builtin_role, o.display_name as name
    from assignments a ${named}
    where a.tenant_id = ${tenantId} and a.user_directory_id = ${directoryId} and a.user_id = any (${ids}::uuid[])
    union
    select m.user_id::text, a.builtin_role, o.display_name
    from group_members m
    join assignments a on a.tenant_id = ${tenantId} and a.group_directory_id = m.directory_id and a.group_id = m.group_id
    ${named}
    where ${theirs(people, 'm')} and m.user_id = any (${ids}::uuid[])
    order by 1, 3, 2`
  const found = new Map<string, string[]>()
  for (const { user_id, builtin_role, name } of rows) {
    const said =
      name ?? (builtin_role !== null && isBuiltInRole(builtin_role) ? builtInRoles[builtin_role].name : builtin_role)
    if (said !== null) found.set(user_id, [...(found.get(user_id) ?? []), said])
  }
  return found
}
