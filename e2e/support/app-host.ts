import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A page of an app that the browser comes back to. It shows what it was sent, so that a person (and a test) can read it. */
const page = (title: string, body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,"><title>${title}</title></head><body><h1>${title}</h1><pre>${body}</pre></body></html>`

const asText = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

export type AppHost = { origin: string; redirectUri: string; signedOutUri: string; close(): Promise<void> }

/** The web server of a relying app, for tests in which the test itself is the app's other half. */
export async function startAppHost(): Promise<AppHost> {
  const server = createServer(async (req, res) => {
    const chunks: Buffer[] = []
    for await (const chunk of req) chunks.push(chunk as Buffer)
    const { pathname } = new URL(req.url ?? '/', 'http://localhost')
    const title =
      pathname === '/callback' ? 'Back at the app' : pathname === '/signed-out' ? 'Signed out of the app' : 'The app'
    res.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
    res.end(page(title, asText(Buffer.concat(chunks).toString() || (req.url ?? ''))))
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`
  return {
    origin,
    redirectUri: `${origin}/callback`,
    signedOutUri: `${origin}/signed-out`,
    close: () => closed(server),
  }
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}
