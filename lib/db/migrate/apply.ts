import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { MigrationError } from './errors.ts'
import { type Migration, statementsOf } from './files.ts'

const bookkeeping = `
  create table if not exists _prisma_migrations (
    id varchar(36) primary key,
    checksum varchar(64) not null,
    finished_at timestamptz,
    migration_name varchar(255) not null,
    logs text,
    rolled_back_at timestamptz,
    started_at timestamptz not null default now(),
    applied_steps_count integer not null default 0
  )`

type Applied = { migration_name: string; checksum: string; finished: boolean }

export type ApplyOptions = {
  /** How long a statement may wait for a lock before it lets others pass and tries again. */
  lockTimeoutMs?: number
  attempts?: number
}

/**
 * Applies what is missing, oldest first, with Prisma's bookkeeping. Refuses when an applied file was edited. Migrations that
 * the database has and we don't are those of a newer release: with expand and contract the release before still runs on it.
 */
export async function applyMigrations(
  client: pg.Client,
  migrations: readonly Migration[],
  options: ApplyOptions = {},
): Promise<string[]> {
  await client.query(bookkeeping)
  const { rows } = await client.query<Applied>(
    'select migration_name, checksum, finished_at is not null as finished from _prisma_migrations where rolled_back_at is null',
  )
  const applied = new Map(rows.map((row) => [row.migration_name, row]))
  const edited = migrations.filter(({ name, checksum }) => (applied.get(name)?.checksum ?? checksum) !== checksum)
  if (edited.length > 0)
    throw new MigrationError(
      `Edited after it was applied: ${edited.map(({ name }) => name).join(', ')}. Put the file back as it was, and write the change as a new migration.`,
    )
  const missing = migrations.filter(({ name }) => applied.get(name)?.finished !== true)
  for (const migration of missing) await apply(client, migration, options)
  return missing.map(({ name }) => name)
}

const lockNotAvailable = '55P03'

async function apply(client: pg.Client, migration: Migration, options: ApplyOptions): Promise<void> {
  const { lockTimeoutMs = 3_000, attempts = 20 } = options
  for (let attempt = 1; ; attempt++) {
    try {
      await client.query(`set lock_timeout = ${lockTimeoutMs}`)
      return migration.isTransactional ? await applyWhole(client, migration) : await applyStepwise(client, migration)
    } catch (error) {
      if (migration.isTransactional) await client.query('rollback')
      const isBusy = error instanceof pg.DatabaseError && error.code === lockNotAvailable
      if (!isBusy || attempt >= attempts)
        throw new MigrationError(`Migration ${migration.name} failed: ${(error as Error).message}`, { cause: error })
      await wait(Math.min(100 * 2 ** attempt, 5_000))
    }
  }
}

/** The file and its record in one transaction: both or neither. */
async function applyWhole(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('begin')
  await client.query(migration.sql)
  await client.query(
    `insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
     values ($1, $2, $3, now(), 1)`,
    [randomUUID(), migration.checksum, migration.name],
  )
  await client.query('commit')
}

/** Statement by statement. A record without `finished_at` stays behind when one fails; the next run begins the file again. */
async function applyStepwise(client: pg.Client, migration: Migration): Promise<void> {
  await client.query(
    `insert into _prisma_migrations (id, checksum, migration_name)
     select $1, $2, $3::text where not exists (select from _prisma_migrations where migration_name = $3::text and rolled_back_at is null)`,
    [randomUUID(), migration.checksum, migration.name],
  )
  const statements = statementsOf(migration)
  for (const statement of statements) await client.query(statement)
  await client.query(
    `update _prisma_migrations set finished_at = now(), applied_steps_count = $2
     where migration_name = $1 and rolled_back_at is null`,
    [migration.name, statements.length],
  )
}
