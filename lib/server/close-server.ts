import type { Server } from 'node:http'

/** How long a request that is under way may go on once the server is asked to end. */
export const graceMs = 10_000
const lookEveryMs = 50

/** Takes no new connection, ends idle ones, lets what is under way finish within the grace, then cuts it off. */
export async function closeServer(server: Server): Promise<void> {
  server.prependListener('request', (_req, res) => res.setHeader('connection', 'close'))
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  const sweep = setInterval(() => server.closeIdleConnections(), lookEveryMs)
  const cut = setTimeout(() => server.closeAllConnections(), graceMs)
  await closed
  clearInterval(sweep)
  clearTimeout(cut)
}
