import { ask } from '#e2e/support/authorization.ts'
import { expect, test } from '#e2e/support/test.ts'

/** Group R over HTTP: whatever the request says beside it, a redirect URI that is not registered is never gone to. */
const get = (url: string): Promise<Response> => fetch(url, { redirect: 'manual' })

async function expectErrorPage(url: string, what: string): Promise<void> {
  const response = await get(url)
  const body = await response.text()
  expect(response.status, what).toBe(400)
  expect(response.headers.get('location'), what).toBeNull()
  expect(response.headers.get('content-type'), what).toContain('text/html')
  expect(body, what).not.toContain('http-equiv="refresh"')
}

const registered = 'https://rp.example/cb'
const foreign: Record<string, readonly string[]> = {
  'R01 R02': [`${registered}/`, `${registered}?x=1`],
  R04: ['https://rp.example/CB', 'HTTPS://RP.example/cb', 'https://rp.example:443/cb'],
  R05: [
    'https://rp.example/cb/../evil',
    'https://rp.example/cb/..;/evil',
    'https://rp.example/cb/%2e%2e/evil',
    'https://rp.example/cb/%252e%252e/evil',
  ],
  R06: [`${registered}\r\nX: 1`, `${registered}\0`, `${registered} `, `${registered}\t`, 'https://rp.example/ｃｂ'],
  R07: [
    'https://rp.example@evil.example/cb',
    'https://rp.example:80@evil.example/',
    'https://a@b@evil.example/cb',
    'https://rp.example\\@evil.example/',
  ],
  R08: ['https://rp.example.evil.tld/cb', 'https://evilrp.example/cb', 'https://rp%2eexample/cb'],
  'R09 R10': ['//rp.example/cb', '/cb', 'cb', `${registered}#x`, ''],
}

for (const [rows, uris] of Object.entries(foreign))
  test(`${rows} R11 in every response mode, with and without prompt=none: an error page and no redirect`, async ({
    tenant,
    newClient,
  }) => {
    const client = await newClient(tenant, 'production', { redirectUris: [registered] })
    const well = await get(ask(client).url)
    expect(well.status, 'the registered one').toBe(303)
    const before = await tenant.rowCounts('production')
    for (const redirect_uri of uris)
      for (const more of [
        {},
        { response_mode: 'fragment' },
        { response_mode: 'form_post' },
        { prompt: 'none' },
        { scope: 'payroll' },
      ])
        await expectErrorPage(
          ask(client, { redirect_uri, ...more }).url,
          `${JSON.stringify(redirect_uri)} ${JSON.stringify(more)}`,
        )
    const after = await tenant.rowCounts('production')
    expect(after.codes).toBe(before.codes)
    expect(after.requests).toBe(before.requests)
  })

test('R03 a registered query counts to the letter', async ({ tenant, newClient }) => {
  const client = await newClient(tenant, 'production', { redirectUris: [`${registered}?a=1`] })
  expect((await get(ask(client).url)).status).toBe(303)
  for (const redirect_uri of [`${registered}?a=2`, `${registered}?a=1&b=2`, registered])
    await expectErrorPage(ask(client, { redirect_uri }).url, redirect_uri)
})

test('R12 R13 R14 R22 an unknown client, a missing, foreign or doubled URI', async ({ newTenant, newClient }) => {
  const [acme, globex] = [await newTenant('Acme'), await newTenant('Globex')]
  const own = await newClient(acme, 'production', { redirectUris: [registered, 'https://rp.example/two'] })
  const sibling = await newClient(acme, 'production', { redirectUris: ['https://sibling.example/cb'] })
  const stranger = await newClient(globex, 'production', { redirectUris: ['https://stranger.example/cb'] })
  expect((await get(ask(own).url)).status).toBe(303)
  await expectErrorPage(ask(own, { client_id: 'nope' }).url, 'unknown client')
  await expectErrorPage(ask(own, { client_id: stranger.clientId }).url, 'another tenant’s client')
  await expectErrorPage(ask(own, { redirect_uri: undefined }).url, 'no URI')
  for (const other of [sibling, stranger])
    await expectErrorPage(ask(own, { redirect_uri: other.redirectUris[0] }).url, 'another client’s URI')
  const evil = `&redirect_uri=${encodeURIComponent('https://evil.example/cb')}`
  await expectErrorPage(`${ask(own).url}${evil}`, 'twice')
  await expectErrorPage(ask(own).url.replace('&redirect_uri=', `${evil}&redirect_uri=`), 'twice, evil first')
})

test('R16 R17 R18 on loopback the port is free, for native apps alone', async ({ tenant, newClient }) => {
  const loopback = { redirectUris: ['http://127.0.0.1/cb'] }
  const native = await newClient(tenant, 'production', { kind: 'native', ...loopback })
  const web = await newClient(tenant, 'production', loopback)
  expect((await get(ask(native, { redirect_uri: 'http://127.0.0.1:51004/cb' }).url)).status).toBe(303)
  for (const redirect_uri of [
    'http://127.0.0.1:5/other',
    'http://127.0.0.2:5/cb',
    'http://localhost:5/cb',
    'https://127.0.0.1:5/cb',
  ])
    await expectErrorPage(ask(native, { redirect_uri }).url, redirect_uri)
  expect((await get(ask(web).url)).status).toBe(303)
  await expectErrorPage(ask(web, { redirect_uri: 'http://127.0.0.1:51004/cb' }).url, 'a web client')
})

test('R24 no parameter of ours sends anybody elsewhere', async ({ tenant, origin }) => {
  const issuer = tenant.issuer('production')
  for (const target of [
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/%09/evil.example',
    'https:evil.example',
  ])
    for (const path of [
      `${tenant.portal}/auth/start?return=`,
      `${tenant.portal}/auth/callback/signet-${tenant.slug}?callbackUrl=`,
      `${issuer}/sign-in?returnTo=`,
      `${issuer}/continue?request=`,
      `${issuer}/oauth/logout?post_logout_redirect_uri=`,
      `${origin}/setup?token=`,
    ]) {
      const response = await get(`${path}${encodeURIComponent(target)}`)
      await response.body?.cancel()
      const location = response.headers.get('location')
      if (location !== null) expect(new URL(location, path).origin, `${path}${target}`).toBe(origin)
    }
})
