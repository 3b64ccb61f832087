import { config, type DatabaseConfig } from '#lib/kernel/env.ts'
import { forget, singleton } from '#lib/kernel/singleton.ts'

const name = 'db.config'

/** Where the database is, for a process whose environment doesn't say: tests, the command line. Before first use. */
export function configureDatabase(database: DatabaseConfig): void {
  forget(name)
  singleton(name, () => database)
}

/** Where the database is. Throws when start-up has not made the four roles' addresses yet. */
export const databaseConfig = (): DatabaseConfig =>
  singleton(name, () => {
    const { database } = config()
    if (database === undefined) throw new Error('the database is not configured in this process')
    return database
  })
