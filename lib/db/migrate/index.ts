import { resolve } from 'node:path'
import pg from 'pg'
import { applyMigrations } from './apply.ts'
import { readMigrations } from './files.ts'
import { withMigrationLock } from './lock.ts'
import { prepareRoles, type RoleName, type RolePasswords, roleNames, urlFor } from './roles.ts'
import { assertVersion } from './version.ts'
import { installWorkerSchema } from './worker-schema.ts'

export type MigrateOptions = {
  /** `DATABASE_URL`: a login that may make the roles, or any login once they are there. A direct connection, no pooler. */
  url: string
  /** By role; derived from the master key, so every node knows them. */
  passwords: RolePasswords
  /** Where the migrations are; `prisma/migrations` below the working directory unless told. */
  folder?: string
}

export type Migrated = { applied: string[]; urls: Record<RoleName, string>; postgres: number }

/**
 * Brings the database to this version: roles, migrations, the queue's schema, partitions (DESIGN 7). Any number of nodes may
 * call it at once; one works, the others wait. Throws `RolesNeededError` or `MigrationError`, whose messages say what to do.
 */
export async function migrate({
  url,
  passwords,
  folder = resolve('prisma/migrations'),
}: MigrateOptions): Promise<Migrated> {
  const migrations = await readMigrations(folder)
  const postgres = await connected(url, (admin) =>
    withMigrationLock(admin, async () => {
      const version = await assertVersion(admin)
      await prepareRoles(admin, url, passwords)
      return version
    }),
  )
  const ownerUrl = urlFor(url, 'signet_owner', passwords)
  const applied = await connected(ownerUrl, (owner) =>
    withMigrationLock(owner, async () => {
      const names = await applyMigrations(owner, migrations)
      await installWorkerSchema(owner, ownerUrl)
      await owner.query('select make_partitions()')
      return names
    }),
  )
  const urls = Object.fromEntries(roleNames.map((role) => [role, urlFor(url, role, passwords)]))
  return { applied, urls: urls as Record<RoleName, string>, postgres }
}

async function connected<T>(url: string, run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'signet migration',
    connectionTimeoutMillis: 10_000,
  })
  await client.connect()
  try {
    return await run(client)
  } finally {
    await client.end()
  }
}
