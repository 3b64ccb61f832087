import { configureDatabase } from '#lib/db/configure.ts'
import { urlFor } from '#lib/db/migrate/roles.ts'
import { closeDatabase } from '#lib/db/pools.ts'
import { startEmbedded } from '#lib/db/testing/cluster.ts'
import { inDatabase, makeTemplate, templateName, testPasswords } from '#lib/db/testing/template.ts'
import { setTestMasterKey } from '#lib/testing/master-key.ts'

/** Runs work on a migrated database of its own, which is gone afterwards. `admin` is its superuser's address. */
export async function onScratchDatabase<T>(work: (admin: string) => Promise<T>): Promise<T> {
  setTestMasterKey()
  const cluster = await startEmbedded()
  try {
    await makeTemplate(cluster.url)
    const admin = inDatabase(cluster.url, templateName)
    const appUrl = urlFor(admin, 'signet_app', testPasswords)
    configureDatabase({
      appUrl,
      platformUrl: urlFor(admin, 'signet_platform', testPasswords),
      janitorUrl: urlFor(admin, 'signet_janitor', testPasswords),
      directUrl: appUrl,
      poolMode: false,
      poolSize: 5,
    })
    return await work(admin)
  } finally {
    await closeDatabase()
    await cluster.stop()
  }
}
