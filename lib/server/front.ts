import { appPool, closeDatabase } from '#lib/db/pools.ts'
import { config } from '#lib/kernel/env.ts'
import { log, trafficLog } from '#lib/kernel/log.ts'
import { createFastDoor } from '#lib/provider/fast-door.ts'
import { followChanges } from '#lib/provider/follow-changes.ts'
import { closeServer } from './close-server.ts'
import { endOnFault, whenAskedToEnd } from './drain.ts'
import { createAccessLog } from './front/access-log.ts'
import { healthDoor, pagesAnswer } from './front/health.ts'
import { metricsDoor } from './front/metrics-door.ts'
import { createProxy, type PagesAddress } from './front/proxy.ts'
import { securityHeaders } from './front/security-headers.ts'
import { createFront } from './front/server.ts'
import { createTrust } from './front/trust.ts'
import { internal, tell } from './messages.ts'
import { answerMetrics, requestMetrics } from './metrics.ts'

/** One front process: the port, the fast door, and the way to the pages. */
function main(): void {
  endOnFault()
  const { bind, metricsToken, port, origin: configured, trustedProxies } = config()
  const origin = new URL(configured)
  const headers = securityHeaders(origin)
  const pages = JSON.parse(process.env[internal.pages] ?? '{}') as PagesAddress
  answerMetrics('front')
  const count = requestMetrics()
  const note = createAccessLog(trafficLog())
  const server = createFront({
    origin,
    headers,
    trust: createTrust(trustedProxies),
    doors: [
      { name: 'fast', door: createFastDoor() },
      {
        name: 'health',
        door: healthDoor({ database: () => appPool().query('select 1'), pages: pagesAnswer(pages) }),
      },
      { name: 'metrics', door: metricsDoor(metricsToken) },
    ],
    proxy: createProxy(pages, origin, headers, (error, requestId) =>
      log().error({ err: error, requestId }, 'the pages did not answer'),
    ),
    served: (answer) => {
      count(answer)
      note(answer)
    },
    failed: (error, requestId) => log().error({ err: error, requestId }, 'request failed'),
  })
  server.listen({ port, ...(bind === undefined ? {} : { host: bind }) }, () => tell({ type: 'ready' }))
  const changes = followChanges()
  whenAskedToEnd(async () => {
    await closeServer(server)
    await changes.close()
    await closeDatabase()
  })
}

main()
