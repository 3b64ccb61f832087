import { defineConfig } from 'prisma/config'

/** The CLI only generates the client from here. Migrations are applied by lib/db/migrate, so no address is needed. */
export default defineConfig({
  schema: 'schema',
  migrations: { path: 'migrations' },
})
