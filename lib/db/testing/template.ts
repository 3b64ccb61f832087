import { resolve } from 'node:path'
import pg from 'pg'
import { migrate } from '../migrate/index.ts'
import type { RolePasswords } from '../migrate/roles.ts'

export const templateName = 'signet_template'

export const testPasswords: RolePasswords = {
  signet_owner: 'test-owner',
  signet_app: 'test-app',
  signet_platform: 'test-platform',
  signet_janitor: 'test-janitor',
}

/** `url` for another database of the same server. */
export function inDatabase(url: string, database: string): string {
  const changed = new URL(url)
  changed.pathname = `/${database}`
  return changed.toString()
}

/** Makes the migrated database that every test file gets a copy of. */
export async function makeTemplate(serverUrl: string): Promise<void> {
  await onServer(serverUrl, async (client) => {
    await client.query(`drop database if exists ${templateName} with (force)`)
    await client.query(`create database ${templateName}`)
  })
  await migrate({
    url: inDatabase(serverUrl, templateName),
    passwords: testPasswords,
    folder: resolve('prisma/migrations'),
  })
}

/** One connection to the server, for one thing. */
export async function onServer<T>(serverUrl: string, run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  try {
    return await run(client)
  } finally {
    await client.end()
  }
}

/** Drops the template and every copy that test files left behind. */
export const dropTestDatabases = (serverUrl: string): Promise<void> =>
  onServer(serverUrl, async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      "select datname from pg_database where datname like 'signet\\_test\\_%' or datname = $1",
      [templateName],
    )
    for (const { datname } of rows) await client.query(`drop database if exists ${datname} with (force)`)
  })
