import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type App, createApp, type Held, type Registration } from './app.ts'
import { endSessionUrl, introspect, refresh, revoke, userinfo } from './provider.ts'

/** A web server with next-auth apps, each below a path of its own. Plain pages and forms: they need no script. */
const apps = new Map<string, App>()
let origin = ''

const html = (body: string): Response =>
  new Response(`<!doctype html><html lang="en"><title>The app</title><link rel="icon" href="data:,">${body}</html>`, {
    headers: { 'content-type': 'text/html; charset=utf-8' },
  })

const asText = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const result = (text: string): Response => html(`<pre role="status">${asText(text)}</pre>`)
const see = (location: string, headers: Record<string, string> = {}): Response =>
  new Response(null, { status: 303, headers: { location, ...headers } })

const buttons = ['refresh', 'userinfo', 'introspect', 'revoke', 'sign-out']

async function home(app: App, cookie: string): Promise<Response> {
  const session = await app.session(cookie)
  if (session === null)
    return html(`<h1>Signed out</h1><a href="${app.home}/auth/signin?callbackUrl=${app.home}">Sign in</a>`)
  const forms = buttons.map(
    (name) => `<form method="post" action="${app.home}/${name}"><button>${name}</button></form>`,
  )
  return html(
    `<h1>Signed in as ${asText(session.user.name ?? '')}</h1><p>${asText(session.user.email ?? '')}</p>${forms.join('')}`,
  )
}

async function act(app: App, action: string, held: Held, user: string): Promise<Response> {
  if (action === 'refresh') {
    app.tokens.set(user, await refresh(app, held))
    return result('refreshed')
  }
  if (action === 'userinfo') return report(await userinfo(app, held))
  if (action === 'introspect') return report(await introspect(app, held))
  if (action === 'revoke') return report(await revoke(app, held))
  const gone = `app-${app.key}.sessionToken=; Path=/; Max-Age=0`
  return see(await endSessionUrl(app, held), { 'set-cookie': gone })
}

const report = async (response: Response): Promise<Response> => result(`${response.status} ${await response.text()}`)

async function answer(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url)
  if (pathname === '/register') {
    const registration = (await request.json()) as Registration
    const app = createApp(origin, registration)
    apps.set(registration.key, app)
    return Response.json({ home: app.home })
  }
  const [, , key = '', action = ''] = pathname.split('/')
  const app = apps.get(key)
  if (app === undefined) return new Response('no such app', { status: 404 })
  if (action === 'auth') return app.serve(request)
  const cookie = request.headers.get('cookie') ?? ''
  if (request.method !== 'POST') return home(app, cookie)
  const session = await app.session(cookie)
  const held = app.tokens.get(session?.user.id ?? '')
  return held === undefined ? see(app.home) : act(app, action, held, session?.user.id ?? '')
}

const server = createServer(async (req, res) => {
  const chunks: Buffer[] = []
  for await (const chunk of req) chunks.push(chunk as Buffer)
  const headers = Object.entries(req.headers).map(([name, value]): [string, string] => [name, String(value)])
  const body = chunks.length === 0 ? null : Buffer.concat(chunks)
  try {
    const response = await answer(
      new Request(new URL(req.url ?? '/', origin), { method: req.method ?? 'GET', headers, body }),
    )
    const sent = Object.fromEntries(response.headers)
    res.writeHead(response.status, { ...sent, 'set-cookie': response.headers.getSetCookie() })
    res.end(Buffer.from(await response.arrayBuffer()))
  } catch (error) {
    res.writeHead(500).end(error instanceof Error ? error.stack : String(error))
  }
})

server.listen(0, 'localhost', () => {
  origin = `http://localhost:${(server.address() as AddressInfo).port}`
  process.env.AUTH_URL = origin
  console.log(origin)
})
process.once('SIGTERM', () => process.exit(0))
