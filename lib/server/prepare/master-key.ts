import { randomBytes } from 'node:crypto'
import { Client, DatabaseError } from 'pg'
import { urlFor } from '#lib/db/migrate/roles.ts'
import { safeEqual } from '#lib/kernel/tokens.ts'
import { keyCheckValue, rolePasswords } from '#lib/keys/master.ts'
import { StartRefusal } from '../start-refusal.ts'

/** With a database of one's own the master key is the operator's to keep: beside the data it would protect nothing. */
export const masterKeyNeeded = (): StartRefusal =>
  new StartRefusal(
    'With DATABASE_URL, SIGNET_MASTER_KEY is needed: it seals the secrets in the database.',
    'Here is a fresh one. Keep it where you keep secrets; whoever loses it loses every key, and nobody can make it again:',
    `SIGNET_MASTER_KEY=${randomBytes(32).toString('base64url')}`,
  )

const wrongKey = (): StartRefusal =>
  new StartRefusal(
    'SIGNET_MASTER_KEY is not the master key of this database.',
    'Set the key with which this installation was first started.',
    'If it was changed by keys:rewrap, every node needs the new one.',
  )

const foreignRoles = (): StartRefusal =>
  new StartRefusal(
    'This PostgreSQL server already serves another Signet, whose roles have passwords from another master key.',
    'Use that installation’s SIGNET_MASTER_KEY for this database too, or a PostgreSQL server of its own.',
  )

// Roles belong to the whole server. Left over from a database that is gone, they are free to be given new passwords.
const question = `select
  exists (select from pg_roles where rolname = 'signet_platform') as "hasRoles",
  exists (select from pg_class where relname = 'platform_state' and relkind = 'r') as "hasTables",
  exists (select from pg_shdepend d join pg_roles r on r.oid = d.refobjid
    where r.rolname = 'signet_owner' and d.deptype = 'o' and d.dbid <> 0
      and d.dbid <> (select oid from pg_database where datname = current_database())) as "servesOthers"`

/**
 * Refuses a master key that is not this database's, before anything is changed: the migration step would otherwise give the
 * roles passwords that no other node knows.
 */
export async function assertMasterKey(url: string, master: Buffer): Promise<void> {
  const { hasRoles, hasTables, servesOthers } = await ask<Record<string, boolean>>(url, question)
  if (hasRoles !== true) return
  const platform = urlFor(url, 'signet_platform', rolePasswords(master))
  try {
    if (hasTables !== true) return void (await ask(platform, 'select 1'))
    const state = await ask<{ key_check?: Buffer }>(platform, 'select key_check from platform_state')
    if (state.key_check !== undefined && !safeEqual(state.key_check, keyCheckValue(master))) throw wrongKey()
  } catch (error) {
    // 28P01: the password of this key is not the role's. 42P01 and 42501: a first start that was cut short.
    if (!(error instanceof DatabaseError)) throw error
    if (error.code === '28P01' && hasTables === true) throw wrongKey()
    if (error.code === '28P01' && servesOthers === true) throw foreignRoles()
  }
}

async function ask<T extends object>(url: string, text: string): Promise<Partial<T>> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    return ((await client.query(text)).rows[0] ?? {}) as Partial<T>
  } finally {
    await client.end()
  }
}
