import { existsSync } from 'node:fs'
import type { Client } from 'pg'
import { safeEqual } from '#lib/kernel/tokens.ts'
import { keyCheckValue } from '#lib/keys/master.ts'
import { StartRefusal } from '../start-refusal.ts'
import { ArchiveReader, type Head } from './archive.ts'
import { copyIn } from './copy.ts'
import { refuseWhileServing } from './not-serving.ts'
import { inOwnerTransaction, type Opened } from './open-database.ts'
import { recountGroups } from './recount-groups.ts'
import { appliedMigrations, columnList, type Table, tableName, tablesInOrder } from './tables.ts'

/**
 * Puts back what `backup` wrote: all of it or nothing. What was alive when the backup was made may have ended since (a
 * sign-out, a revocation), so no code, token or session of it lives on: people sign in again.
 */
export async function restore(opened: Opened, file: string, options: { force: boolean }): Promise<Head> {
  if (!existsSync(file)) throw new StartRefusal(`There is no file ${file}.`)
  const archive = new ArchiveReader(file)
  const head = await archive.head()
  refuseForeignKey(opened.config.masterKey, head)
  await refuseWhileServing(opened)
  return inOwnerTransaction(opened.ownerUrl, '', async (client) => {
    await refuseOtherVersion(client, head)
    if (!options.force) await refuseData(client)
    const tables = await tablesInOrder(client)
    await client.query(`truncate ${tables.map(tableName).join(', ')}`)
    await loadTables(client, tables, archive)
    await client.query(makeHomes)
    await recountGroups(client)
    await voidWhatLived(client)
    return head
  })
}

async function loadTables(client: Client, tables: Table[], archive: ArchiveReader): Promise<void> {
  // COPY FROM does not work through row-level security; the owner is let past it for this transaction. What triggers derive
  // is in the archive already.
  const letIn = 'no force row level security, disable trigger user'
  const keepOut = 'force row level security, enable trigger user'
  for (const table of tables) await client.query(`alter table ${tableName(table)} ${letIn}`)
  for await (const { table: name, columns, rows } of archive.tables()) {
    const table = tables.find((known) => known.name === name)
    if (table === undefined || columns.join() !== table.columns.join())
      throw new StartRefusal(`The table ${name} of the backup does not fit this database.`, 'Nothing was changed.')
    await copyIn(client, `copy ${tableName(table)} (${columnList(table)}) from stdin`, rows)
  }
  for (const table of tables) await client.query(`alter table ${tableName(table)} ${keepOut}`)
}

/** A home for each event of a month, or of a day, that is older than a fresh database's partitions. */
const makeHomes = `
  select make_partition('audit_event', 'audit_event_' || to_char(m, 'YYYYMM'), m at time zone 'UTC', (m + interval '1 month') at time zone 'UTC')
  from (select distinct date_trunc('month', at at time zone 'UTC') as m from audit_event_default) months
  union all
  select make_partition('token_event', 'token_event_' || to_char(d, 'YYYYMMDD'), d at time zone 'UTC', (d + interval '1 day') at time zone 'UTC')
  from (select distinct date_trunc('day', at at time zone 'UTC') as d from token_event_default) days`

/**
 * Webhooks stand still until somebody resumes them: a copy made to try something out must not tell a receiver of it. All that
 * was put back was written by this transaction, and counts as sent; what may be missing is replayed.
 */
const restartWebhooks = `
  update webhooks set status = 'paused', pause_reason = 'restored', paused_at = now(), upto = null, after_transaction = null,
    after_at = null, after_id = null, lease = null, leased_until = null,
    seen = format('%1$s:%1$s:', pg_current_xact_id()::text::bigint + 1)::pg_snapshot
  where status = 'active' or upto is not null or lease is not null or not pg_visible_in_snapshot(pg_current_xact_id(), seen)`

async function voidWhatLived(client: Client): Promise<void> {
  const statements = [
    'delete from authorization_codes',
    'delete from authorization_requests',
    'delete from access_tokens',
    'delete from portal_sessions',
    "update token_families set revoked_at = now(), revoke_reason = 'restored' where revoked_at is null",
    "update sessions set ended_at = now(), end_reason = 'restored' where ended_at is null",
    restartWebhooks,
    'update platform_state set epoch = epoch + 1, setup_token_hash = null, setup_expires_at = null, updated_at = now()',
  ]
  for (const statement of statements) await client.query(statement)
}

function refuseForeignKey(masterKey: Buffer, head: Head): void {
  if (safeEqual(Buffer.from(head.keyCheck, 'base64url'), keyCheckValue(masterKey))) return
  throw new StartRefusal(
    'This backup was made under another master key; without it nothing sealed in it could be opened.',
    'Set SIGNET_MASTER_KEY to that key, or put the file master-key back into the folder secrets of the data directory,',
    'then restore again. Nothing was changed.',
  )
}

async function refuseOtherVersion(client: Client, head: Head): Promise<void> {
  const here = await appliedMigrations(client)
  if (here.join() === head.migrations.join()) return
  const isNewer = head.migrations.some((name) => !here.includes(name))
  throw new StartRefusal(
    `This backup was made by ${isNewer ? 'a newer' : 'an older'} version of Signet.`,
    'Restore it with the version that made it, then start the version that you want: it brings the data up to date.',
  )
}

async function refuseData(client: Client): Promise<void> {
  const { rows } = await client.query<{ slug: string }>("select slug from tenants where slug <> 'platform' limit 3")
  const { rowCount } = await client.query('select from platform_state where setup_completed_at is not null')
  if (rows.length === 0 && (rowCount ?? 0) === 0) return
  const whose = rows.length === 0 ? 'an operator' : `tenants (${rows.map((row) => row.slug).join(', ')}, …)`
  throw new StartRefusal(
    `There is data in this database already: ${whose}. A restore replaces all of it.`,
    'If that is what you want, add --force. Nothing was changed.',
  )
}
