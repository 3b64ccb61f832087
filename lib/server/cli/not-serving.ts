import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { configureDatabase, databaseConfig } from '#lib/db/configure.ts'
import { closeDatabase } from '#lib/db/pools.ts'
import { StartRefusal } from '../start-refusal.ts'
import type { Opened } from './open-database.ts'

const lookTimes = 20
const lookEveryMs = 100
const question = "select from pg_stat_activity where usename = 'signet_app' and datname = current_database() limit 1"

/** Refuses while any node serves from this database. Our own pools are closed for it. */
export async function refuseWhileServing({ isRunning, ownerUrl }: Opened): Promise<void> {
  const database = databaseConfig()
  await closeDatabase()
  configureDatabase(database)
  if (!isRunning && !(await isServed(ownerUrl))) return
  throw new StartRefusal('Signet is running on this database.', 'Stop it (every node), do this, then start it again.')
}

/** Whether somebody is connected as signet_app. Our own connections take a moment to be gone. */
async function isServed(ownerUrl: string): Promise<boolean> {
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    for (let look = 0; look < lookTimes; look += 1) {
      if ((await client.query(question)).rows.length === 0) return false
      await pause(lookEveryMs)
    }
    return true
  } finally {
    await client.end()
  }
}
