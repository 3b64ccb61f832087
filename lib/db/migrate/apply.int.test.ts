import { createHash } from 'node:crypto'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../testing/database.ts'
import { applyMigrations } from './apply.ts'
import { MigrationError } from './errors.ts'
import { type Migration, statementsOf } from './files.ts'
import { withMigrationLock } from './lock.ts'

let database: TestDatabase
let client: pg.Client
beforeEach(async () => {
  database = await testDatabase()
  client = new pg.Client({ connectionString: database.urls.admin })
  await client.connect()
  await client.query('drop table _prisma_migrations')
})
afterEach(async () => {
  await client.end()
  await database.close()
})

const migration = (name: string, sql: string): Migration => ({
  name,
  sql,
  checksum: createHash('sha256').update(sql).digest('hex'),
  isTransactional: !sql.startsWith('-- concurrently'),
})

const first = migration('1_first', 'create table one (id int);')

const exists = async (relation: string): Promise<boolean> =>
  (await client.query('select to_regclass($1) is not null as there', [relation])).rows[0].there

describe('applying migrations', () => {
  test('refuses when an applied file was edited, and touches nothing', async () => {
    await applyMigrations(client, [first])
    const edited = migration('1_first', 'create table one (id bigint);')
    const next = migration('2_next', 'create table two (id int);')
    await expect(applyMigrations(client, [edited, next])).rejects.toThrow(/Edited after it was applied: 1_first/)
    expect(await exists('two')).toBe(false)
  })

  test('leaves nothing of a file that fails, and goes on from there once it is mended', async () => {
    const failing = migration('2_next', 'create table two (id int); select 1 / 0;')
    await expect(applyMigrations(client, [first, failing])).rejects.toThrow(MigrationError)
    expect([await exists('one'), await exists('two')]).toEqual([true, false])
    expect(await applyMigrations(client, [first, migration('2_next', 'create table two (id int);')])).toEqual([
      '2_next',
    ])
  })

  test('runs on when the database is newer than this release', async () => {
    const newer = migration('2_next', 'create table two (id int);')
    await applyMigrations(client, [first, newer])
    expect(await applyMigrations(client, [first])).toEqual([])
  })

  test('gives way to a long transaction, and says so when it never ends', async () => {
    await applyMigrations(client, [first])
    const other = new pg.Client({ connectionString: database.urls.admin })
    await other.connect()
    await other.query('begin; lock table one in access share mode')
    const blocked = migration('2_next', 'alter table one add column name text;')
    const options = { lockTimeoutMs: 20, attempts: 2 }
    await expect(applyMigrations(client, [first, blocked], options)).rejects.toThrow(/lock timeout/)
    await other.query('commit')
    await other.end()
    expect(await applyMigrations(client, [first, blocked], options)).toEqual(['2_next'])
  })

  test('runs "-- concurrently" files outside a transaction, and from their beginning when they failed half-way', async () => {
    const sql = (table: string) =>
      `-- concurrently\ndrop index concurrently if exists one_id;\ncreate index concurrently one_id on one (id);\n-- then\ninsert into ${table} values (1);\n`
    const failing = migration('2_index', sql('two'))
    await expect(applyMigrations(client, [first, failing])).rejects.toThrow(/two/)
    expect(await exists('one_id')).toBe(true)
    await client.query('create table two (id int)')
    expect(await applyMigrations(client, [first, failing])).toEqual(['2_index'])
    const { rows } = await client.query("select * from _prisma_migrations where migration_name = '2_index'")
    expect(rows).toMatchObject([{ applied_steps_count: 3, finished_at: expect.any(Date) }])
  })

  test('statements end with a semicolon at the end of a line', () => {
    const file = migration('x', "-- concurrently\nselect ';';\n-- a note;\nselect\n  2;\n")
    expect(statementsOf(file)).toEqual(["select ';'", 'select\n  2'])
  })
})

describe('the migration lock', () => {
  test('is held by one at a time; who waits holds no transaction open', async () => {
    const other = new pg.Client({ connectionString: database.urls.admin })
    await other.connect()
    const order: string[] = []
    let waiting: Promise<void> = Promise.resolve()
    await withMigrationLock(client, async () => {
      waiting = withMigrationLock(other, async () => void order.push('second'), { everyMs: 5 })
      await client.query('create index concurrently users_sub on users (sub)')
      order.push('first')
    })
    await waiting
    await other.end()
    expect(order).toEqual(['first', 'second'])
  })

  test('is given up in the end', async () => {
    const other = new pg.Client({ connectionString: database.urls.admin })
    await other.connect()
    const attempt = withMigrationLock(client, () =>
      withMigrationLock(other, async () => undefined, { everyMs: 1, giveUpAfterMs: 3 }),
    )
    await expect(attempt).rejects.toThrow(MigrationError)
    await other.end()
  })
})
