import { createServer, type Server } from 'node:http'
import { StartRefusal } from './start-refusal.ts'

/** Serves the metrics on a port of this machine alone. */
export async function serveMetrics(port: number, text: () => Promise<string>): Promise<Server> {
  const server = createServer((req, res) => {
    if (req.method !== 'GET' || req.url !== '/metrics') return void res.writeHead(404).end()
    text().then(
      (body) => res.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }).end(body),
      () => res.writeHead(500).end(),
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new StartRefusal(
              `Port ${port} (SIGNET_METRICS_PORT) is taken by another program.`,
              'Choose another port for the metrics.',
            )
          : error,
      ),
    )
    server.listen(port, '127.0.0.1', resolve)
  })
  return server
}
