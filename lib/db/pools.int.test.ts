import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { appPool, platformPool } from './pools.ts'
import { type TestDatabase, testDatabase } from './testing/database.ts'
import { onServer } from './testing/template.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase({ poolSize: 2 })
})

const cut = (pid: number) =>
  onServer(database.urls.admin, (client) => client.query('select pg_terminate_backend($1)', [pid]))

/** Resolves when the server's word that a connection is over has arrived. */
const lost = (client: { once(event: 'end', heard: () => void): unknown }) =>
  new Promise<void>((resolve) => client.once('end', () => resolve()))

test('a connection lost while somebody holds it fails their next statement, and ends neither process nor pool', async () => {
  const held = await appPool().connect()
  const { rows } = await held.query<{ pid: number }>('select pg_backend_pid() as pid')
  const end = lost(held)
  await cut(rows[0]?.pid ?? 0)
  await end
  await expect(held.query('select 1')).rejects.toThrow()
  held.release(true)
  expect((await appPool().query('select 1 as one')).rows).toEqual([{ one: 1 }])
})

test('a statement that is never answered is given up with its connection, later than the server itself would end it', async () => {
  for (const pool of [appPool(), platformPool()]) {
    const { rows } = await pool.query<{ ms: number }>(
      "select setting::int as ms from pg_settings where name = 'statement_timeout'",
    )
    expect(pool.options.query_timeout).toBeGreaterThan(rows[0]?.ms ?? Number.POSITIVE_INFINITY)
    expect(rows[0]?.ms).toBeGreaterThan(0)
  }
  const impatient = new pg.Pool({ ...appPool().options, query_timeout: 1 })
  await expect(impatient.query('select pg_sleep(10)')).rejects.toThrow('Query read timeout')
  expect(impatient.totalCount).toBe(0)
  await impatient.end()
})
