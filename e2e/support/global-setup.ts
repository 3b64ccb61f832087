import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundle, root } from './bundle.ts'
import { embeddedDatabase } from './database.ts'
import { startHelper } from './process.ts'
import { startServer } from './server.ts'
import { announceSuite } from './suite.ts'

/** One production server with two fronts on an embedded PostgreSQL, and a seeder beside it, for the whole run. */
export default async function setUp(): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'signet-e2e-'))
  const operator = { email: 'operator@example.com', password: 'quiet-harbour-violet-71' }
  const [seederFile, nextAuthApp] = await Promise.all([
    bundle('e2e/seeder/main.ts', 'seeder'),
    bundle('e2e/relying-parties/next-auth/main.ts', 'next-auth-app'),
  ])
  const log = join(root, 'test-results', 'server.log')
  process.env.SIGNET_E2E_LOG = log
  const server = await startServer({
    dataDir,
    env: {
      SIGNET_FRONTS: '2',
      // Receivers of webhooks are on this machine.
      SIGNET_LOOPBACK_TARGETS: 'yes',
      SIGNET_OPERATOR_EMAIL: operator.email,
      SIGNET_OPERATOR_PASSWORD: operator.password,
    },
  })
  const { url, masterKey } = embeddedDatabase(dataDir)
  const seeder = await startHelper(seederFile, {
    DATABASE_URL: url,
    SIGNET_MASTER_KEY: masterKey,
    SIGNET_ORIGIN: server.origin,
    SIGNET_LOG_LEVEL: 'error',
  })
  announceSuite({
    origin: server.origin,
    seeder: seeder.url,
    dataDir,
    pid: server.pid,
    log,
    operator,
    nextAuthApp,
    seederFile,
  })
  return async () => {
    await seeder.stop()
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
