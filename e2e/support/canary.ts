import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Canary = { host: string; url: string; visits: string[]; close(): Promise<void> }

/** A server that nobody has any business to contact; it writes down whoever does. */
export async function startCanary(): Promise<Canary> {
  const visits: string[] = []
  const server = createServer((req, res) => {
    visits.push(`${req.method} ${req.url}`)
    res.end('canary')
  })
  server.on('upgrade', (req, socket) => {
    visits.push(`UPGRADE ${req.url}`)
    socket.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    host,
    url: `http://${host}/canary`,
    visits,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
