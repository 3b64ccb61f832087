import type { IncomingHttpHeaders } from 'node:http'
import type { SeededClient } from '#lib/testing/clients.ts'
import type { SeededTenant } from '#lib/testing/seed-tenant.ts'
import { TestBrowser } from './browser.ts'
import { RelyingParty, signIn, verifier } from './relying-party.ts'

/** One request as it goes over the wire. `isMachine` ones can be answered by either door and are compared. */
export type Sent = { method: string; path: string; headers: Record<string, string>; body: string; isMachine: boolean }
export type Got = { status: number; headers: IncomingHttpHeaders; body: string }

type Send = (sent: Sent) => Promise<Got>
type Json = Record<string, string>

const formType = { 'content-type': 'application/x-www-form-urlencoded' }
const offline = 'openid profile email offline_access'

const clientsOf = ({ production }: SeededTenant): SeededClient[] => [
  production.firstParty,
  production.web,
  production.spa,
]

/** Somebody signs in and allows each client what it asks, so that from here on codes come without questions. */
export async function signedInCookie(tenant: SeededTenant, origin: string): Promise<string> {
  const browser = new TestBrowser(origin)
  const { production } = tenant
  for (const client of clientsOf(tenant))
    await signIn(browser, new RelyingParty(production.issuer, client).authorizeUrl({ scope: offline }), tenant.ada)
  return [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
}

/** Two hundred requests and more, as an app, a resource server and a nuisance would make them, in this order. */
export async function script(tenant: SeededTenant, cookie: string, record: Send): Promise<void> {
  for (const client of clientsOf(tenant))
    for (const scope of ['openid', 'openid profile email', offline]) {
      await journey({ tenant, client, cookie, record }, scope)
    }
  await services(tenant, record)
  await metadata(tenant, record)
  await nuisance(tenant, record)
}

type Journey = { tenant: SeededTenant; client: SeededClient; cookie: string; record: Send }

const base = ({ slug }: SeededTenant): string => `/t/${slug}/production`

const basic = ({ clientId, secret }: SeededClient): Record<string, string> =>
  secret === undefined ? {} : { authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}` }

const post = (path: string, form: Json, headers: Record<string, string> = {}): Sent => ({
  method: 'POST',
  path,
  headers: { ...formType, ...headers },
  body: new URLSearchParams(form).toString(),
  isMachine: true,
})

const get = (path: string, headers: Record<string, string> = {}, method = 'GET'): Sent => ({
  method,
  path,
  headers,
  body: '',
  isMachine: true,
})

const jsonOf = ({ body }: Got): Json => JSON.parse(body) as Json

async function journey({ tenant, client, cookie, record }: Journey, scope: string): Promise<void> {
  const at = base(tenant)
  const url = new URL(new RelyingParty(tenant.production.issuer, client).authorizeUrl({ scope }))
  const authorize = { method: 'GET', path: url.pathname + url.search, headers: { cookie }, body: '', isMachine: false }
  const { headers } = await record(authorize)
  const code = new URL(headers.location ?? 'about:blank').searchParams.get('code') ?? ''
  const named: Json = client.secret === undefined ? { client_id: client.clientId } : {}
  const own = basic(client)
  const redemption = {
    ...named,
    grant_type: 'authorization_code',
    code,
    redirect_uri: client.redirectUri,
    code_verifier: verifier,
  }
  const token = (form: Json): Promise<Got> => record(post(`${at}/oauth/token`, { ...named, ...form }, own))
  const tokens = jsonOf(await record(post(`${at}/oauth/token`, redemption, own)))
  const bearer = { authorization: `Bearer ${tokens.access_token}` }
  await record(get(`${at}/oauth/userinfo`, bearer))
  await record({ ...get(`${at}/oauth/userinfo`, bearer), method: 'POST' })
  await record(post(`${at}/oauth/userinfo`, { access_token: tokens.access_token ?? '' }))
  const refresh = tokens.refresh_token ?? ''
  const rotated = jsonOf(await token({ grant_type: 'refresh_token', refresh_token: refresh }))
  const newest = rotated.refresh_token ?? ''
  await token({ grant_type: 'refresh_token', refresh_token: newest, scope: 'openid' })
  await token({ grant_type: 'refresh_token', refresh_token: newest, scope: 'openid admin' })
  await record(post(`${at}/oauth/introspect`, { ...named, token: rotated.access_token ?? '' }, own))
  await record(post(`${at}/oauth/introspect`, { ...named, token: newest }, own))
  await record(post(`${at}/oauth/revoke`, { ...named, token: newest }, own))
  await record(post(`${at}/oauth/introspect`, { ...named, token: rotated.access_token ?? '' }, own))
  await record(get(`${at}/oauth/userinfo`, bearer))
  await record(post(`${at}/oauth/token`, redemption, own))
}

async function services(tenant: SeededTenant, record: Send): Promise<void> {
  const at = base(tenant)
  const { service } = tenant.production
  const own = basic(service)
  for (const resource of [tenant.api.identifier, tenant.opaqueApi.identifier]) {
    const issued = jsonOf(await record(post(`${at}/oauth/token`, { grant_type: 'client_credentials', resource }, own)))
    await record(post(`${at}/oauth/introspect`, { token: issued.access_token ?? '' }, own))
    await record(get(`${at}/oauth/userinfo`, { authorization: `Bearer ${issued.access_token}` }))
    await record(post(`${at}/oauth/revoke`, { token: issued.access_token ?? '' }, own))
    await record(post(`${at}/oauth/introspect`, { token: issued.access_token ?? '' }, own))
  }
  const credentials = { grant_type: 'client_credentials' }
  await record(
    post(`${at}/oauth/token`, { ...credentials, scope: 'invoices:read', resource: tenant.api.identifier }, own),
  )
  await record(
    post(`${at}/oauth/token`, { ...credentials, scope: 'nothing:such', resource: tenant.api.identifier }, own),
  )
  await record(post(`${at}/oauth/token`, { ...credentials, resource: 'https://nowhere.test' }, own))
}

async function metadata(tenant: SeededTenant, record: Send): Promise<void> {
  const at = base(tenant)
  const inserted = `/.well-known/oauth-authorization-server${at}`
  const paths = [
    `${at}/.well-known/openid-configuration`,
    `${at}/.well-known/oauth-authorization-server`,
    inserted,
    `${at}/oauth/jwks`,
  ]
  for (const path of paths) {
    const { headers } = await record(get(path))
    await record(get(path, {}, 'HEAD'))
    await record(get(path, { 'if-none-match': headers.etag ?? '' }))
    await record(get(path, { origin: 'https://anyone.test', host: 'evil.test', 'x-forwarded-host': 'evil.test' }))
    await record(get(`${path}?x=1`, {}))
    await record(get(path, {}, 'DELETE'))
  }
}

async function nuisance(tenant: SeededTenant, record: Send): Promise<void> {
  const at = base(tenant)
  const { web, spa } = tenant.production
  const endpoints = ['token', 'userinfo', 'revoke', 'introspect'].map((name) => `${at}/oauth/${name}`)
  const preflight = { 'access-control-request-method': 'POST' }
  for (const path of endpoints) {
    for (const method of ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) await record(get(path, {}, method))
    for (const type of ['application/json', 'text/plain', 'multipart/form-data; boundary=x'])
      await record({ ...post(path, { a: '1' }), headers: { 'content-type': type } })
    for (const origin of ['https://app.example.test', 'https://stranger.test', 'null'])
      await record(get(path, { origin, ...preflight }, 'OPTIONS'))
    for (const body of [
      'a=%zz',
      'a=%ff',
      'token=\xff',
      'a=%00',
      'token=1&token=2',
      'a&'.repeat(1_100),
      `a=${'x'.repeat(70_000)}`,
    ])
      await record({ ...post(path, {}), headers: { ...formType, ...basic(web) }, body })
    await record(post(`${path}?token=x&grant_type=y&client_secret=z`, {}, basic(web)))
    await record(post(path.replace(tenant.slug, 'no-such-tenant'), { token: 'x' }, basic(web)))
    await record(post(path.replace('production', 'nowhere'), { token: 'x' }, basic(web)))
    await record(post(path, { token: 'x' }, { origin: 'https://app.example.test', ...basic(web) }))
  }
  const token = `${at}/oauth/token`
  const wrong = (id: string, secret: string) => ({
    authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
  })
  for (const grant of ['', 'password', 'implicit', 'authorization_code', 'refresh_token', 'client_credentials'])
    await record(post(token, { grant_type: grant }, basic(web)))
  for (const code of ['nope', 'sgc_short', 'sgr_x'])
    await record(post(token, { grant_type: 'authorization_code', code }, basic(web)))
  await record(post(token, { grant_type: 'refresh_token', refresh_token: 'sgr_x' }, wrong(web.clientId, 'wrong')))
  await record(post(token, { grant_type: 'refresh_token', refresh_token: 'sgr_x' }, wrong('nobody', 'wrong')))
  await record(post(token, { grant_type: 'refresh_token', refresh_token: 'sgr_x' }, { authorization: 'Basic !!!' }))
  await record(post(token, { grant_type: 'refresh_token', client_id: spa.clientId, client_secret: 'x' }))
  await record(post(token, { grant_type: 'refresh_token', client_id: spa.clientId }, basic(web)))
  await record(get(`${at}/oauth/userinfo?access_token=x`))
  for (const authorization of ['Bearer', 'Bearer x', 'Bearer a.b.c', 'Basic x', 'bearer sga_x'])
    await record(get(`${at}/oauth/userinfo`, { authorization }))
}
