import { asPlatform } from '#lib/db/as-platform.ts'

/** The keys that sign in every environment, oldest first, as `list_signing_keys` tells them. */
export const signingKeyAges = (limit: number) =>
  asPlatform(
    (db) => db.$queryRaw<
      { tenant: string; environment: string; alg: string; activatedAt: Date; rotatesAt: Date; nextSince: Date | null }[]
    >`select tenant, environment, alg, activated_at as "activatedAt", rotates_at as "rotatesAt", next_since as "nextSince"
      from list_signing_keys(${limit}::int)`,
  )

/** The queue by kind of job. */
export const jobKindsNow = () =>
  asPlatform(
    (db) => db.$queryRaw<
      {
        kind: string
        waiting: number
        running: number
        failing: number
        givenUp: number
        oldestDue: Date | null
        lastError: string | null
      }[]
    >`select kind, waiting, running, failing, given_up as "givenUp", oldest_due as "oldestDue", last_error as "lastError"
      from job_kinds()`,
  )

/** When each job that runs by itself ran last. */
export const jobRunsNow = () =>
  asPlatform(
    (db) => db.$queryRaw<{ kind: string; lastRun: Date | null }[]>`select kind, last_run as "lastRun" from job_runs()`,
  )

/** The database: version, size, migrations, and events that fitted no partition. */
export async function databaseNow() {
  const rows = await asPlatform(
    (db) => db.$queryRaw<
      {
        version: string
        bytes: bigint
        migrations: number
        lastMigration: string | null
        migratedAt: Date | null
        strays: bigint
      }[]
    >`select version, bytes, migrations, last_migration as "lastMigration", migrated_at as "migratedAt", strays
      from describe_database()`,
  )
  const [row] = rows
  if (row === undefined) throw new Error('the database did not describe itself')
  return { ...row, bytes: Number(row.bytes), strays: Number(row.strays) }
}
