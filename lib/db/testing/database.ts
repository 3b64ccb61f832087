import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import { configureDatabase } from '../configure.ts'
import { type RoleName, roleNames, urlFor } from '../migrate/roles.ts'
import { closeDatabase } from '../pools.ts'
import { inDatabase, onServer, templateName, testPasswords } from './template.ts'

/** A database of one test file. `admin` may do everything; the others are the four roles. */
export type TestDatabase = {
  name: string
  urls: Record<RoleName | 'admin', string>
  /** Ends lib/db's connections and drops the database. Needed only to have two in one file: the run's end drops them all. */
  close(): Promise<void>
}

export type TestDatabaseOptions = {
  /** Another server than the run's own. */
  serverUrl?: string
  poolSize?: number
  poolMode?: boolean
}

/** Makes a fresh, migrated database and points this process's lib/db at it. For `beforeAll`. */
export async function testDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const { serverUrl = inject('databaseServer'), poolSize = 10, poolMode = false } = options
  const name = `signet_test_${randomBytes(6).toString('hex')}`
  await copyTemplate(serverUrl, name)
  const admin = inDatabase(serverUrl, name)
  const roles = Object.fromEntries(roleNames.map((role) => [role, urlFor(admin, role, testPasswords)]))
  const urls = { ...(roles as Record<RoleName, string>), admin }
  configureDatabase({
    appUrl: urls.signet_app,
    platformUrl: urls.signet_platform,
    janitorUrl: urls.signet_janitor,
    directUrl: urls.signet_app,
    poolMode,
    poolSize,
  })
  return {
    name,
    urls,
    async close() {
      await closeDatabase()
      await onServer(serverUrl, (client) => client.query(`drop database if exists ${name} with (force)`))
    },
  }
}

/** Two copies of one template at once would disturb each other, so they queue. Privileges on a database are not copied. */
const copyTemplate = (serverUrl: string, name: string): Promise<void> =>
  onServer(serverUrl, async (client) => {
    await client.query("select pg_advisory_lock(hashtext('signet.test.copy'))")
    await client.query(`create database ${name} template ${templateName}`)
    await client.query(`grant connect, create on database ${name} to signet_owner`)
    await client.query(`grant connect on database ${name} to signet_app, signet_platform, signet_janitor`)
  })
