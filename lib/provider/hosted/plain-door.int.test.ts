import { readdirSync, readFileSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type SeededTenant, seedTenant } from '#lib/testing/seed-tenant.ts'
import { onTestDatabase } from '#lib/testing/test-database.ts'
import { TestBrowser } from '../testing/browser.ts'
import { RelyingParty } from '../testing/relying-party.ts'
import { type Rig, startRig } from '../testing/rig.ts'
import { stepKeys } from './step-keys.ts'

onTestDatabase()

/** The same server answers twice, by the plain door and by that of Next.js. */
const doors = { hasFastDoor: true }
let rig: Rig
let acme: SeededTenant
beforeAll(async () => {
  rig = await startRig({ doors, requestId: () => 'one-request' })
  acme = await seedTenant({ origin: rig.origin })
})
afterAll(() => rig.close())

type Sent = { method?: string; path: string; headers?: Record<string, string>; body?: string }

function send({ method = 'GET', path, headers = {}, body = '' }: Sent) {
  const { port } = new URL(rig.origin)
  const length = body === '' ? {} : { 'content-length': String(Buffer.byteLength(body)) }
  return new Promise<{ status: number | undefined; headers: object; body: string }>((resolve, reject) => {
    const options = { host: '127.0.0.1', port, method, path, headers: { ...headers, ...length } }
    const req = httpRequest(options, (res) => {
      const parts: Buffer[] = []
      res.on('data', (part: Buffer) => parts.push(part))
      res.on('end', () => {
        const text = Buffer.concat(parts).toString()
        resolve({ status: res.statusCode, headers: comparable(res.headers), body: withoutChance(text) })
      })
    })
    req.on('error', reject)
    req.end(body)
  })
}

const ofTransport = new Set(['date', 'connection', 'keep-alive', 'transfer-encoding', 'content-length'])

/** What is drawn anew for each answer: names of requests and browsers, tokens of forms, nonces, challenges, moments. */
const withoutChance = (text: string): string =>
  text.replaceAll(/\b(req|sgb)_[\w-]+/g, '$1').replaceAll(/[\w-]{22,}(?![\w.]*\.(css|js|woff2|svg))/g, 'chance')

const comparable = (headers: object): object =>
  Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => !ofTransport.has(name))
      .map(([name, value]) => [name, withoutChance(String(value))]),
  )

async function byBoth(sent: Sent) {
  doors.hasFastDoor = true
  const plain = await send(sent)
  doors.hasFastDoor = false
  const web = await send(sent)
  doors.hasFastDoor = true
  return { plain, web }
}

const formType = { 'content-type': 'application/x-www-form-urlencoded' }

/** A browser on the way, at the page that asks for a password. */
async function onTheWay() {
  const browser = new TestBrowser(rig.origin)
  const app = new RelyingParty(acme.production.issuer, acme.production.firstParty)
  const at = await browser.submit(await browser.visit(app.authorizeUrl()), { username: acme.ada.email })
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  return { cookie, search: new URL(at.url).search, authorize: new URL(app.authorizeUrl()) }
}

describe('the plain door and that of Next.js', () => {
  test('answer alike: status, headers and body', async () => {
    const base = `/t/${acme.slug}/production`
    const { cookie, search, authorize } = await onTheWay()
    const german = { cookie, 'accept-language': 'de' }
    const posted = (path: string, body: string, headers: Record<string, string> = {}): Sent => ({
      ...{ method: 'POST', path, body },
      headers: { cookie, ...formType, origin: rig.origin, ...headers },
    })
    const all: Sent[] = [
      { path: `${authorize.pathname}${authorize.search}` },
      { path: `${authorize.pathname}${authorize.search}`, headers: { cookie } },
      { path: `${authorize.pathname}?client_id=nobody&x=%22%3E%F0%9F%A6%8A` },
      posted(authorize.pathname, authorize.search.slice(1)),
      { path: `${base}/sign-in${search}&another=1`, headers: { cookie } },
      { path: `${base}/sign-in/password${search}`, headers: german },
      { path: `${base}/sign-in/password${search}` },
      { path: `${base}/sign-in/password`, headers: { cookie } },
      { path: `${base}/sign-in/password?`, headers: { cookie } },
      { method: 'HEAD', path: `${base}/sign-in/password${search}`, headers: { cookie } },
      { method: 'PUT', path: `${base}/sign-in/password${search}`, headers: { cookie } },
      { method: 'OPTIONS', path: `${base}/continue${search}` },
      posted(`${base}/sign-in/password${search}`, 'csrf=wrong&password=x'),
      posted(`${base}/sign-in/password${search}`, 'csrf=wrong&password=x', { origin: 'https://elsewhere.test' }),
      posted(`${base}/sign-in${search}`, '{"username":"a"}', { 'content-type': 'application/json' }),
      posted(`${base}/sign-in${search}`, `username=${'a'.repeat(200_000)}`),
      posted(`${base}/sign-in${search}`, 'username=a&username=b&csrf=%ff'),
      posted(`${base}/password-check`, 'new_password=x'),
      { path: `${base}/continue${search}`, headers: { cookie } },
      { path: `${base}/language?back=${encodeURIComponent(`${base}/sign-in${search}`)}&to=fr`, headers: { cookie } },
      { path: `${base}/account`, headers: { cookie } },
      { path: `${base}/sign-out` },
      { path: '/t/nobody/production/sign-in' },
      { path: '/t/No%20body/production/sign-in' },
    ]
    for (const sent of all) {
      const { plain, web } = await byBoth(sent)
      expect(plain, `${sent.method ?? 'GET'} ${sent.path}`).toEqual(web)
      expect(plain.status).toBeGreaterThanOrEqual(200)
    }
  })

  test('lead to the same steps: the table says what the folders of app/t say', () => {
    const root = 'app/t/[tenant]/[environment]'
    const routes = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('route.ts'))
    const said = routes.flatMap((file) => {
      const [, name] = /hostedDoor\('([^']+)'/.exec(readFileSync(join(root, file), 'utf8')) ?? []
      return name === undefined ? [] : [[`/${file.replace(/\/?route\.ts$/, '')}`, name]]
    })
    expect(Object.fromEntries(stepKeys)).toEqual(Object.fromEntries(said))
  })

  test('what is written otherwise than a URL writes it is left to the one that reads it', async () => {
    for (const path of ['/sign-in/./password', '/sign-in//password', '/SIGN-IN', '/sign-in/', '/sign-in%2fpassword'])
      expect((await send({ path: `/t/${acme.slug}/production${path}` })).status, path).toBe(404)
  })
})
