import type pg from 'pg'
import { appPool } from './pools.ts'

/** Thrown at start-up when the role that serves requests could reach around the walls. Nothing is served then. */
export class WallsError extends Error {
  override readonly name = 'WallsError'
  readonly faults: readonly string[]

  constructor(faults: readonly string[]) {
    super(`The database role that serves requests could bypass the walls between tenants:\n  ${faults.join('\n  ')}`)
    this.faults = faults
  }
}

const question = `
  select
    current_user::text as "currentUser",
    session_user::text as "sessionUser",
    r.rolsuper as "isSuper",
    r.rolbypassrls as "bypassesRls",
    r.rolcreaterole or r.rolcreatedb or r.rolreplication as "hasPowers",
    array(select g.rolname::text from pg_auth_members m join pg_roles g on g.oid = m.roleid where m.member = r.oid) as memberships,
    (select count(*)::int from pg_shdepend d where d.refclassid = 'pg_authid'::regclass and d.refobjid = r.oid and d.deptype = 'o') as owned,
    array(
      select c.oid::regclass::text from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
      where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
        and not (c.relrowsecurity and c.relforcerowsecurity)) as open
  from pg_roles r where r.rolname = current_user`

type Answer = {
  currentUser: string
  sessionUser: string
  isSuper: boolean
  bypassesRls: boolean
  hasPowers: boolean
  memberships: string[]
  owned: number
  open: string[]
}

/**
 * Refuses to go on unless requests are served as signet_app, and signet_app is no superuser, may not bypass row-level security,
 * owns nothing, is a member of nothing, and every tenant's table is behind its wall (DESIGN 2.1). Throws `WallsError`.
 */
export async function assertWalls(connection: pg.Pool | pg.Client = appPool()): Promise<void> {
  const { rows } = await connection.query<Answer>(question)
  const answer = rows[0]
  const faults = answer === undefined ? ['its role is unknown'] : faultsOf(answer)
  if (faults.length > 0) throw new WallsError(faults)
}

function faultsOf(answer: Answer): string[] {
  const faults: [boolean, string][] = [
    [answer.currentUser !== 'signet_app', `it is ${answer.currentUser}, not signet_app`],
    [answer.sessionUser !== answer.currentUser, `it signed in as ${answer.sessionUser}`],
    [answer.isSuper, 'it is a superuser'],
    [answer.bypassesRls, 'it has BYPASSRLS'],
    [answer.hasPowers, 'it may make roles or databases, or replicate'],
    [answer.memberships.length > 0, `it is a member of ${answer.memberships.join(', ')}`],
    [answer.owned > 0, `it owns ${answer.owned} objects of this server`],
    [answer.open.length > 0, `row-level security is not forced on ${answer.open.join(', ')}`],
  ]
  return faults.filter(([holds]) => holds).map(([, fault]) => fault)
}
