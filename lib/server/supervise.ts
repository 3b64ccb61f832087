import { randomBytes } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { closeDatabase } from '#lib/db/pools.ts'
import { now } from '#lib/kernel/clock.ts'
import { parseConfig } from '#lib/kernel/env.ts'
import { log } from '#lib/kernel/log.ts'
import { peerKeyVariable } from '#lib/kernel/peer.ts'
import { bootstrapPlatform } from '#lib/tenancy/bootstrap.ts'
import { Children } from './children.ts'
import { MetricsCollector } from './collect-metrics.ts'
import { createTrust } from './front/trust.ts'
import { internal, type Role } from './messages.ts'
import { serveMetrics } from './metrics-port.ts'
import { clearPagesPlace, pagesPlace } from './pages-place.ts'
import { openSource, type Source } from './prepare/configuration.ts'
import { type Prepared, prepareDatabase } from './prepare/database.ts'
import { assertInstallation } from './prepare/installation.ts'
import { setUpFromVariables } from './prepare/operator.ts'
import { assertPortFree } from './prepare/port.ts'
import { announce } from './prepare/welcome.ts'
import { say, step } from './say.ts'
import { whenWantedToStop } from './stopping.ts'

/** Fronts when nothing is said: one for each core, within reason. */
const maxDefaultFronts = 8

/** Brings everything up in order, keeps it up, and takes it down in the reverse order. */
export async function supervise(): Promise<void> {
  const given = parseConfig(process.env)
  createTrust(given.trustedProxies)
  say(`\nSignet ${given.origin}`)
  await assertPortFree(given.port, given.bind)
  const source = await openSource(given)
  try {
    await run(source)
  } catch (error) {
    await source.stop().catch((fault: unknown) => log().error({ err: fault }, 'the database did not stop'))
    throw error
  }
}

async function run(source: Source): Promise<void> {
  const { config } = source
  const fronts = config.fronts ?? Math.min(availableParallelism(), maxDefaultFronts)
  const prepared = await prepareDatabase(source.url, config, fronts + 2)
  await assertInstallation(config.origin)
  await step('Making the platform', () => bootstrapPlatform(config.origin, now()))
  await setUpFromVariables(config)

  const pages = await pagesPlace(config.databaseUrl === undefined ? config.dataDir : undefined)
  const peerKey = randomBytes(32).toString('base64url')
  const shared = childEnvironment(prepared, JSON.stringify(pages), peerKey, config.databaseUrl === undefined)
  const children = new Children({
    environment: (role: Role) => ({ ...shared, SIGNET_INTERNAL_ROLE: role }),
    onMessage: (from, message) => metrics.hear(from, message),
    onHopeless: (role) => void down(1, `the ${role} process does not start; the log above says why`),
  })
  const metrics = new MetricsCollector(children)

  let isGoingDown = false
  const down = async (status: number, reason: string): Promise<void> => {
    if (isGoingDown) return
    isGoingDown = true
    say(status === 0 ? `\nStopping (${reason}) …` : `\n✖ Stopping: ${reason}.`)
    await takeDown(children, source).catch((error: unknown) => log().error({ err: error }, 'shutdown failed'))
    clearPagesPlace(pages)
    say('Stopped.')
    process.exit(status)
  }
  whenWantedToStop(
    (reason) => void down(0, reason),
    () => {
      children.kill()
      void source.stop().finally(() => process.exit(1))
    },
  )
  source.onLost(() => void down(1, 'PostgreSQL ended; its log is postgres.log in the data directory'))

  if (config.metricsPort !== undefined) await serveMetrics(config.metricsPort, () => metrics.text())
  await step('Starting the pages', () => children.start('pages'))
  await Promise.all([children.start('jobs'), ...Array.from({ length: fronts }, () => children.start('front'))])
  await announce({ config, fronts, prepared })
}

/** What a process finds in its environment: what it needs, and not the login that may migrate nor the operator's password. */
function childEnvironment(
  { database }: Prepared,
  pages: string,
  peerKey: string,
  isEmbedded: boolean,
): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: 'production',
    SIGNET_INTERNAL_DATABASE: JSON.stringify(database),
    [internal.embedded]: isEmbedded ? 'yes' : '',
    [internal.pages]: pages,
    [peerKeyVariable]: peerKey,
  }
  const notForChildren = ['DATABASE_URL', 'DATABASE_POOL_URL', 'SIGNET_OPERATOR_EMAIL', 'SIGNET_OPERATOR_PASSWORD']
  for (const name of notForChildren) delete env[name]
  return env
}

/** The port first, so that nothing new comes in; then what answered behind it; the database last. */
async function takeDown(children: Children, source: Source): Promise<void> {
  await children.stop('front')
  await Promise.all([children.stop('pages'), children.stop('jobs')])
  await closeDatabase()
  await source.stop()
}
