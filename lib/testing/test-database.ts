import { beforeAll } from 'vitest'
import { testDatabase } from '#lib/db/testing/database.ts'
import { stockPool } from './key-shelf.ts'
import { setTestMasterKey } from './master-key.ts'

/**
 * Gives the calling test file a migrated database, a master key of its own and signing keys in the pool. Called once, at its
 * top. `keys` of each algorithm: a tenant takes three.
 */
export function onTestDatabase({ keys = 9 }: { keys?: number } = {}): void {
  setTestMasterKey()
  beforeAll(async () => {
    const database = await testDatabase()
    await stockPool(keys)
    return () => database.close()
  }, 120_000)
}
