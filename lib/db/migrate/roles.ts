import pg from 'pg'
import { RolesNeededError } from './errors.ts'
import { scramVerifier } from './scram.ts'

/** The four LOGIN roles (DESIGN 2.1). None is a member of another. */
export const roleNames = ['signet_owner', 'signet_app', 'signet_platform', 'signet_janitor'] as const
export type RoleName = (typeof roleNames)[number]
export type RolePasswords = Record<RoleName, string>

/** Nothing that serves a request may wait for ever, nor hold a lock while it waits. */
const settings = {
  signet_app: { statement_timeout: '15s', idle_in_transaction_session_timeout: '30s', lock_timeout: '5s' },
  signet_platform: { statement_timeout: '60s', idle_in_transaction_session_timeout: '60s', lock_timeout: '5s' },
  signet_janitor: { statement_timeout: '60s', lock_timeout: '2s' },
} as const

/** `url` for another role, or another database, of the same server. */
export function urlFor(url: string, role: RoleName, passwords: RolePasswords): string {
  const changed = new URL(url)
  changed.username = role
  changed.password = passwords[role]
  return changed.toString()
}

/** The statements that make the four roles and give them this database. They can be run again; passwords appear only as verifiers. */
export function roleStatements(database: string, passwords: RolePasswords): string[] {
  const others = roleNames.filter((role) => role !== 'signet_owner').join(', ')
  const name = pg.escapeIdentifier(database)
  return [
    ...roleNames.flatMap((role) => [
      `do $$ begin if not exists (select from pg_roles where rolname = '${role}') then create role ${role} login noinherit; end if; end $$`,
      `alter role ${role} login password '${scramVerifier(passwords[role])}'`,
    ]),
    ...Object.entries(settings).flatMap(([role, values]) =>
      Object.entries(values).map(([setting, value]) => `alter role ${role} set ${setting} = '${value}'`),
    ),
    `grant connect, create on database ${name} to signet_owner`,
    `grant connect on database ${name} to ${others}`,
    'grant usage, create on schema public to signet_owner',
    `grant usage on schema public to ${others}`,
    'revoke create on schema public from public',
  ]
}

/**
 * Makes sure that the four roles can sign in and that signet_owner may make tables. Does nothing when all is well; makes them
 * when the login may; otherwise throws `RolesNeededError` with the statements for the DBA.
 */
export async function prepareRoles(admin: pg.Client, url: string, passwords: RolePasswords): Promise<void> {
  if (await isReady(url, passwords)) return
  const { rows } = await admin.query<{ database: string; may: boolean }>(
    'select current_database() as database, rolsuper or rolcreaterole as may from pg_roles where rolname = current_user',
  )
  const statements = roleStatements(rows[0]?.database ?? '', passwords)
  const forDba = `${statements.join(';\n')};\n`
  if (rows[0]?.may !== true) throw new RolesNeededError(forDba)
  try {
    await admin.query('begin')
    for (const statement of statements) await admin.query(statement)
    await admin.query('commit')
  } catch (error) {
    await admin.query('rollback')
    throw new RolesNeededError(forDba, error)
  }
  if (!(await isReady(url, passwords))) throw new RolesNeededError(forDba)
}

async function isReady(url: string, passwords: RolePasswords): Promise<boolean> {
  const ready = await Promise.all(roleNames.map((role) => canSignIn(urlFor(url, role, passwords), role)))
  return ready.every(Boolean)
}

/** A refused password or a missing role is an answer; a server that can't be reached is not. */
const refusals = new Set(['28P01', '28000', '42501'])

async function canSignIn(url: string, role: RoleName): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
    const { rows } = await client.query<{ ready: boolean }>(
      `select has_schema_privilege('public', 'usage')
         and ($1 = false or (has_schema_privilege('public', 'create') and has_database_privilege(current_database(), 'create'))) as ready`,
      [role === 'signet_owner'],
    )
    return rows[0]?.ready === true
  } catch (error) {
    if (error instanceof pg.DatabaseError && refusals.has(error.code ?? '')) return false
    throw error
  } finally {
    await client.end()
  }
}
