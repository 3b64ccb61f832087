import { beforeAll, expect, test } from 'vitest'
import { appPool } from './pools.ts'
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
