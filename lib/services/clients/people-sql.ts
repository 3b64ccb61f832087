import { Prisma } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/with-tenant.ts'

/** A person of a list, and where the next page begins after them. */
export type Found = { user_id: string; position: string }

/** A client, and the directory of its environment. */
export type At = { tenantId: string; environmentId: string; clientId: string; directoryId: string }

const familiesOf = ({ tenantId, environmentId, clientId }: At) => Prisma.sql`
  f.tenant_id = ${tenantId}::uuid and f.environment_id = ${environmentId}::uuid and f.client_id = ${clientId}::uuid
  and f.user_id is not null`

/** Who has tokens of the client, the last sign-in first: of each person's families the newest stands for them (ids are by time). */
export const peopleByUse = (tx: Tx, at: At, after: string | undefined, limit: number) => tx.db.$queryRaw<Found[]>`
  select f.user_id::text, f.id::text as position from token_families f
  where ${familiesOf(at)}
    and not exists (
      select 1 from token_families n
      where n.tenant_id = f.tenant_id and n.environment_id = f.environment_id and n.client_id = f.client_id
        and n.user_id = f.user_id and n.id > f.id)
    ${after === undefined ? Prisma.empty : Prisma.sql`and f.id < ${after}::uuid`}
  order by f.id desc
  limit ${limit}`

/** How many people have tokens of the client. */
export const countByUse = (tx: Tx, at: At): Promise<number> =>
  counted(tx.db.$queryRaw`select count(distinct f.user_id)::int as total from token_families f where ${familiesOf(at)}`)

/** The roles that give one of the permissions that the client may ask for, by themselves or by including one that does. */
const givingRoles = ({ tenantId, environmentId, clientId }: At) => Prisma.sql`
  giving as (
    select rp.role_id from client_permissions c
    join role_permissions rp on rp.tenant_id = c.tenant_id and rp.permission_id = c.permission_id
    where c.tenant_id = ${tenantId}::uuid and c.environment_id = ${environmentId}::uuid and c.client_id = ${clientId}::uuid
    union
    select rr.parent_role_id from giving g
    join role_roles rr on rr.tenant_id = ${tenantId}::uuid and rr.child_role_id = g.role_id
  )`

const assigned = ({ tenantId, environmentId }: At) => Prisma.sql`
  a.tenant_id = ${tenantId}::uuid and a.role_id in (select role_id from giving)
  and (a.environment_id is null or a.environment_id = ${environmentId}::uuid)`

const direct = (at: At, after: string | undefined) => Prisma.sql`
  select a.user_id from assignments a
  where ${assigned(at)} and a.user_directory_id = ${at.directoryId}::uuid
  ${after === undefined ? Prisma.empty : Prisma.sql`and a.user_id > ${after}::uuid`}`

const throughGroups = (at: At, after: string | undefined) => Prisma.sql`
  select m.user_id from assignments a
  join group_members m on m.tenant_id = a.tenant_id and m.directory_id = a.group_directory_id and m.group_id = a.group_id
  where ${assigned(at)} and a.group_directory_id = ${at.directoryId}::uuid
  ${after === undefined ? Prisma.empty : Prisma.sql`and m.user_id > ${after}::uuid`}`

/** Who has such a role, in the order in which people were made. */
export const peopleByRole = (tx: Tx, at: At, after: string | undefined, limit: number) => tx.db.$queryRaw<Found[]>`
  with recursive ${givingRoles(at)}
  select user_id::text, user_id::text as position from (
    (select distinct user_id from (${direct(at, after)}) d order by user_id limit ${limit})
    union
    (select distinct user_id from (${throughGroups(at, after)}) g order by user_id limit ${limit})
  ) people
  order by people.user_id
  limit ${limit}`

/** How many people have such a role. */
export const countByRole = (tx: Tx, at: At): Promise<number> =>
  counted(tx.db.$queryRaw`
    with recursive ${givingRoles(at)}
    select count(*)::int as total from (${direct(at, undefined)} union ${throughGroups(at, undefined)}) people`)

async function counted(asked: Prisma.PrismaPromise<unknown>): Promise<number> {
  const [row] = (await asked) as { total: number }[]
  return row?.total ?? 0
}
