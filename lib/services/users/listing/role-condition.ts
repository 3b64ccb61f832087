import { isBuiltInRole } from '#lib/access/roles.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { parseId } from '#lib/kernel/ids.ts'
import { bounds } from '#lib/limits/bounds.ts'
import type { Condition } from '../../listing/condition.ts'
import { nobody } from './nobody.ts'
import { type People, theirs } from './people.ts'

/** How a role may be held: given to the person, or through a group or another role, or either. */
export const roleWays = ['any', 'direct', 'inherited'] as const
export type RoleWay = (typeof roleWays)[number]

/**
 * That a person has a role: a built-in one by its name, or one of the tenant's by its shown id. The few roles that contain it
 * and groups that have them are read first, so that of each person no more is asked than what they and their groups were given.
 */
export async function roleCondition(tx: Tx, people: People, role: string, way: RoleWay): Promise<Condition> {
  const id = parseId('role', role)
  const builtIn = isBuiltInRole(role) ? role : undefined
  if (id === undefined && builtIn === undefined) return nobody
  const roles = id === undefined ? [] : await rolesThatContain(tx, id)
  const outer = roles.filter((each) => each !== id)
  const given = (wanted: readonly string[]) =>
    builtIn === undefined
      ? Prisma.sql`a.role_id = any (${wanted}::uuid[])`
      : Prisma.sql`a.builtin_role = ${builtIn} and a.role_id is null`
  const direct = way === 'inherited' ? outer : way === 'direct' && id !== undefined ? [id] : roles
  const groups = way === 'direct' ? [] : await groupsGiven(tx, people, given(roles))
  const ways = [
    ...(way !== 'inherited' || outer.length > 0 ? [givenToThem(people, given(direct))] : []),
    ...(groups.length > 0 ? [throughGroups(people, groups)] : []),
  ]
  if (ways.length === 0) return nobody
  const sources = ways.map(({ source }) => source)
  const tests = ways.map(({ test }) => test)
  return { source: Prisma.join(sources, ' union '), test: Prisma.sql`(${Prisma.join(tests, ' or ')})` }
}

function givenToThem({ tenantId, directoryId }: People, given: Prisma.Sql): Condition {
  const theirs = Prisma.sql`a.tenant_id = ${tenantId} and a.user_directory_id = ${directoryId} and ${given}`
  return {
    source: Prisma.sql`select a.user_id as id from assignments a where ${theirs}`,
    test: oneOf(Prisma.sql`assignments a where ${theirs} and a.user_id = r.id`),
  }
}

/** No group is read beyond what is counted: one of more members than that makes the condition a common one whoever else is in it. */
function throughGroups(people: People, groups: readonly string[]): Condition {
  const most = bounds.list.countable + 1
  return {
    source: Prisma.sql`select l.user_id from unnest(${groups}::uuid[]) g (id) cross join lateral (
      select m.user_id from group_members m where ${theirs(people, 'm')} and m.group_id = g.id limit ${most}) l`,
    test: oneOf(
      Prisma.sql`group_members m where ${theirs(people, 'm')} and m.group_id = any (${groups}::uuid[]) and m.user_id = r.id`,
    ),
  }
}

/** Whether there is such a row, looked up for one person at a time: among the arms of an `or`, `exists` may be answered for everybody at once. */
const oneOf = (rows: Prisma.Sql): Prisma.Sql => Prisma.sql`coalesce((select true from ${rows} limit 1), false)`

/** The role itself, and each role that contains it, however deep. */
async function rolesThatContain(tx: Tx, id: string): Promise<string[]> {
  const rows = await tx.db.$queryRaw<{ id: string }[]>`
    with recursive containing (id) as (
      select ${id}::uuid
      union
      select c.parent_role_id from containing r
      join role_roles c on c.tenant_id = ${tx.tenantId}::uuid and c.child_role_id = r.id
    )
    select id::text from containing`
  return rows.map((row) => row.id)
}

async function groupsGiven(tx: Tx, people: People, given: Prisma.Sql): Promise<string[]> {
  const rows = await tx.db.$queryRaw<{ id: string }[]>`
    select distinct a.group_id::text as id from assignments a
    where a.tenant_id = ${people.tenantId} and ${given} and a.group_directory_id = ${people.directoryId}`
  return rows.map((row) => row.id)
}
