import { configureDatabase } from '#lib/db/configure.ts'
import { urlFor } from '#lib/db/migrate/roles.ts'
import { config } from '#lib/kernel/env.ts'
import { masterKey, rolePasswords } from '#lib/keys/master.ts'

/** Signs in to the server's database with the roles that the server itself uses. */
export function connect(): void {
  const { databaseUrl } = config()
  if (databaseUrl === undefined) throw new Error('DATABASE_URL is not set')
  const passwords = rolePasswords(masterKey())
  const appUrl = urlFor(databaseUrl, 'signet_app', passwords)
  configureDatabase({
    appUrl,
    platformUrl: urlFor(databaseUrl, 'signet_platform', passwords),
    janitorUrl: urlFor(databaseUrl, 'signet_janitor', passwords),
    directUrl: appUrl,
    poolMode: false,
    poolSize: 4,
  })
}
