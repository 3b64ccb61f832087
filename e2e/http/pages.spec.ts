import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { ask } from '#e2e/support/authorization.ts'
import { enterEmail, signIn } from '#e2e/support/hosted.ts'
import { suite } from '#e2e/support/suite.ts'
import { expect, test } from '#e2e/support/test.ts'
import { Visitor } from '#e2e/support/visitor.ts'

function expectPageHeaders(headers: Headers, what: string): void {
  const policy = headers.get('content-security-policy') ?? ''
  expect(policy, what).toContain("frame-ancestors 'none'")
  expect(policy, what).toContain("default-src 'none'")
  expect(policy, what).not.toContain('unsafe-')
  expect(policy, what).not.toContain('*')
  expect(headers.get('x-frame-options'), what).toBe('DENY')
  expect(headers.get('x-content-type-options'), what).toBe('nosniff')
  expect(headers.get('referrer-policy'), what).toMatch(/^(no-referrer|same-origin|strict-origin)$/)
  expect(headers.get('cache-control'), what).toContain('no-store')
  expect(
    [...headers.keys()].filter((name) => name.startsWith('access-control-')),
    what,
  ).toEqual([])
  expect(headers.get('x-powered-by'), what).toBeNull()
  expect(headers.get('server'), what).toBeNull()
}

test('A36 A37 A38 UX-H78 every interactive page: never framed, never cached, no referrer, no CORS', async ({
  tenant,
  newClient,
}) => {
  const client = await newClient(tenant, 'production', { firstParty: false })
  const person = await tenant.person()
  const ada = new Visitor({ origin: 'https://evil.example' })
  const signInPage = await ada.open(ask(client).url)
  expect(signInPage.html).toContain('name="username"')
  expectPageHeaders(signInPage.headers, 'sign-in')

  const visitor = new Visitor()
  const started = await visitor.open(ask(client).url)
  const password = await visitor.submit(started, { username: person.email })
  expect(password.html).toContain('name="password"')
  expectPageHeaders(password.headers, 'password')
  const wrong = await visitor.submit(password, { password: 'wrong' })
  expect(wrong.html).toContain('not right')
  expectPageHeaders(wrong.headers, 'a refused password')
  const consent = await visitor.submit(password, { password: person.password })
  expect(consent.html).toContain('value="allow"')
  expectPageHeaders(consent.headers, 'consent')

  const unknown = await visitor.open(ask(client, { client_id: 'nobody' }).url)
  expect(unknown.status).toBe(400)
  expectPageHeaders(unknown.headers, 'error')
  const signOut = await visitor.open(`${client.issuer}/oauth/logout`)
  expect(signOut.html).toContain('value="sign_out"')
  expectPageHeaders(signOut.headers, 'sign-out')
  const [cookie = ''] = (await new Visitor().send(ask(client).url)).headers.getSetCookie()
  expect(cookie).toMatch(/; Path=\//)
  expect(cookie).toMatch(/; HttpOnly/)
  expect(cookie).toMatch(/; SameSite=Lax/)
})

test('A37 OPTIONS and a foreign Origin get no CORS headers at authorize, introspect and logout', async ({ common }) => {
  for (const endpoint of ['authorize', 'introspect', 'logout'])
    for (const method of ['OPTIONS', 'GET', 'POST']) {
      const headers = { origin: 'https://evil.example', 'access-control-request-method': 'POST' }
      const response = await fetch(`${common.client.issuer}/oauth/${endpoint}`, { method, headers, redirect: 'manual' })
      await response.body?.cancel()
      expect(
        [...response.headers.keys()].filter((name) => name.startsWith('access-control-')),
        `${method} ${endpoint}`,
      ).toEqual([])
    }
})

test('CORS: discovery is everybody’s; the token endpoint answers a registered origin alone, without credentials', async ({
  tenant,
  newClient,
}) => {
  const spa = await newClient(tenant, 'production', { kind: 'spa', origins: ['https://spa.example'] })
  const allow = async (path: string, origin: string) => {
    const headers = {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type',
    }
    const response = await fetch(`${spa.issuer}${path}`, { method: 'OPTIONS', headers })
    expect(response.headers.get('access-control-allow-credentials')).toBeNull()
    return response.headers.get('access-control-allow-origin')
  }
  for (const path of ['/.well-known/openid-configuration', '/oauth/jwks'])
    expect(await allow(path, 'https://any.example')).toBe('*')
  for (const path of ['/oauth/token', '/oauth/revoke', '/oauth/userinfo']) {
    expect(await allow(path, 'https://spa.example'), path).toBe('https://spa.example')
    for (const origin of ['https://evil.example', 'null', 'https://spa.example.evil.example', 'http://spa.example'])
      expect(await allow(path, origin), `${path} ${origin}`).toBeNull()
  }
})

test('A35 every step after credentials answers 303, never 307', async ({ tenant, newClient }) => {
  const client = await newClient(tenant)
  const person = await tenant.person()
  const visitor = new Visitor()
  const page = await visitor.open(ask(client).url)
  const password = await visitor.submit(page, { username: person.email })
  const action = /<form[^>]*action="([^"]+)"/.exec(password.html)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const csrf = /name="csrf" value="([^"]+)"/.exec(password.html)?.[1] ?? ''
  const request = /name="request" value="([^"]+)"/.exec(password.html)?.[1] ?? ''
  const response = await visitor.send(new URL(action, page.url).href, {
    method: 'POST',
    headers: { origin: new URL(page.url).origin },
    body: new URLSearchParams({ csrf, request, username: person.email, password: person.password }),
  })
  expect(response.status).toBe(303)
})

test('A41 a form from another site, without its token, or from a page of nobody, signs nobody in', async ({
  tenant,
  newClient,
}) => {
  const client = await newClient(tenant)
  const person = await tenant.person()
  const visitor = new Visitor()
  const page = await visitor.open(ask(client).url)
  const password = await visitor.submit(page, { username: person.email })
  const action = new URL(
    /<form[^>]*action="([^"]+)"/.exec(password.html)?.[1]?.replaceAll('&amp;', '&') ?? '',
    page.url,
  ).href
  const csrf = /name="csrf" value="([^"]+)"/.exec(password.html)?.[1] ?? ''
  const request = /name="request" value="([^"]+)"/.exec(password.html)?.[1] ?? ''
  const { origin } = new URL(page.url)
  const good = { csrf, request, username: person.email, password: person.password }
  const attempts: [string, Record<string, string>, Record<string, string>][] = [
    ['a foreign origin', { origin: 'https://evil.example' }, good],
    ['Origin: null', { origin: 'null' }, good],
    ['a cross-site fetch', { origin, 'sec-fetch-site': 'cross-site' }, good],
    ['a same-site sibling', { origin, 'sec-fetch-site': 'same-site' }, good],
    ['no token', { origin }, { ...good, csrf: '' }],
    ['a foreign token', { origin }, { ...good, csrf: csrf.split('').reverse().join('') }],
  ]
  for (const [what, headers, fields] of attempts) {
    const response = await visitor.send(action, { method: 'POST', headers, body: new URLSearchParams(fields) })
    expect(response.status, what).toBe(403)
    await response.body?.cancel()
  }
  const other = new Visitor()
  await other.open(ask(client).url)
  const stolen = await other.send(action, { method: 'POST', headers: { origin }, body: new URLSearchParams(good) })
  expect(stolen.status, 'another browser').toBe(403)
  const own = await visitor.send(action, { method: 'POST', headers: { origin }, body: new URLSearchParams(good) })
  expect(own.status).toBe(303)
})

test('UX-H25 an error page has plain words and an id that is in the log, and nothing of the inside', async ({
  common,
}) => {
  const page = await new Visitor().open(ask(common.client, { redirect_uri: 'https://evil.example/cb' }).url)
  expect(page.status).toBe(400)
  expect(page.html).toContain('<h1')
  expect(page.html).not.toMatch(/node_modules|\.tsx?\b|at Object|stack|prisma|postgres|select /i)
  const id = /<code[^>]*>([^<]+)<\/code>/.exec(page.html)?.[1] ?? ''
  expect(id.length).toBeGreaterThan(6)
  await expect.poll(() => readFileSync(suite().log, 'utf8').includes(id)).toBe(true)
})

test('UX-C9 UX-H25 unknown addresses are a page with a way back, not a stack', async ({ origin, common }) => {
  for (const path of [
    '/nothing-here',
    '/admin/nobody-here',
    '/admin/nobody-here/users',
    `/t/${common.tenant.slug}/production/nothing`,
    '/api/v1/nothing',
    '/t',
    '/admin',
  ]) {
    const response = await fetch(`${origin}${path}`, { redirect: 'manual' })
    const body = await response.text()
    expect([303, 307, 308, 404], path).toContain(response.status)
    expect(body, path).not.toMatch(/node_modules|at Object|prisma|Internal Server Error/)
  }
})

test('UX-H77 hosted pages: HTML of 20 kB, CSS of 30 kB, JS of 60 kB gzipped at most, and nobody else is asked', async ({
  page,
  tenant,
  newClient,
}) => {
  const client = await newClient(tenant, 'production', { firstParty: false })
  const person = await tenant.person()
  const sizes: { type: string; url: string; bytes: number }[] = []
  const origins = new Set<string>()
  page.on('response', async (response) => {
    const url = new URL(response.url())
    if (url.protocol.startsWith('http')) origins.add(url.origin)
    if (response.status() !== 200) return
    const body = await response.body().catch(() => Buffer.alloc(0))
    const type = response.request().resourceType()
    sizes.push({ type, url: url.pathname, bytes: type === 'script' ? gzipSync(body).length : body.length })
  })
  await page.goto(ask(client).url, { waitUntil: 'networkidle' })
  await enterEmail(page, person.email)
  await page.getByLabel('Password', { exact: true }).fill(person.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('button', { name: 'Allow' })).toBeVisible()
  const largest = (type: string) => Math.max(0, ...sizes.filter((each) => each.type === type).map(({ bytes }) => bytes))
  const sum = (type: string) =>
    sizes.filter((each) => each.type === type).reduce((total, { bytes }) => total + bytes, 0)
  expect(largest('document')).toBeGreaterThan(500)
  expect(largest('document')).toBeLessThanOrEqual(20 * 1024)
  expect(sum('stylesheet')).toBeGreaterThan(500)
  expect(largest('stylesheet')).toBeLessThanOrEqual(30 * 1024)
  expect(largest('script')).toBeLessThanOrEqual(60 * 1024)
  expect([...origins]).toEqual([new URL(client.issuer).origin])
})

test('UX-H78 no page of the sign-in violates its own content security policy', async ({ page, tenant, newClient }) => {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (/content security policy|refused to/i.test(message.text())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  const client = await newClient(tenant, 'production', { firstParty: false })
  await page.goto(ask(client).url)
  await signIn(page, await tenant.person())
  await page.getByRole('button', { name: 'Allow' }).click()
  await expect(page.getByRole('heading')).toHaveText('Back at the app')
  expect(complaints).toEqual([])
})
