import { rmSync } from 'node:fs'
import { createServer } from 'node:http'
import next from 'next'
import { render } from '#app/t/render.ts'
import { runWith } from '#lib/kernel/context.ts'
import { config } from '#lib/kernel/env.ts'
import { log } from '#lib/kernel/log.ts'
import { openPeer, peerHeader } from '#lib/kernel/peer.ts'
import { followChanges } from '#lib/provider/follow-changes.ts'
import { createPlainDoor } from '#lib/provider/hosted/plain-door.ts'
import { closeServer } from './close-server.ts'
import { endOnFault, whenAskedToEnd } from './drain.ts'
import type { PagesAddress } from './front/proxy.ts'
import { internal, tell } from './messages.ts'
import { answerMetrics } from './metrics.ts'

/** What the front asks to learn whether the pages are up. */
const livePath = '/healthz/live'

/** The pages process behind a local socket: the steps of a sign-in, and Next.js for all else. It believes nobody but the front. */
async function main(): Promise<void> {
  endOnFault()
  answerMetrics('pages')
  const origin = new URL(config().origin)
  const port = Number(origin.port) || (origin.protocol === 'https:' ? 443 : 80)
  const app = next({ dev: false, dir: process.cwd(), hostname: origin.hostname, port })
  await app.prepare()
  const handle = app.getRequestHandler()
  const plainDoor = createPlainDoor(render)

  const server = createServer({ keepAliveTimeout: 75_000, requestTimeout: 60_000 }, (req, res) => {
    if (req.url === livePath) return void res.writeHead(204).end()
    const sealed = req.headers[peerHeader]
    const peer = openPeer(typeof sealed === 'string' ? sealed : undefined)
    if (peer === undefined) return void res.writeHead(403).end()
    const answer = async (): Promise<void> => {
      if (await plainDoor(req, res, peer)) return
      await runWith({ ...peer, userAgent: req.headers['user-agent'] }, () => handle(req, res))
    }
    answer().catch((error: unknown) => {
      log().error({ requestId: peer.requestId, err: error }, 'a page failed')
      if (res.headersSent) res.destroy()
      else res.writeHead(500).end()
    })
  })
  const address = JSON.parse(process.env[internal.pages] ?? '{}') as PagesAddress
  // A process that was killed leaves its socket behind, and nobody else listens on ours.
  if ('path' in address) rmSync(address.path, { force: true })
  server.listen('path' in address ? { path: address.path } : { port: address.port, host: '127.0.0.1' }, () =>
    tell({ type: 'ready' }),
  )
  const changes = followChanges()
  whenAskedToEnd(async () => {
    await closeServer(server)
    await changes.close()
  })
}

await main()
