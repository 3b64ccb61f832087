import { startCanary } from '#e2e/support/canary.ts'
import { head, open, sendRaw } from '#e2e/support/raw.ts'
import { expect, test } from '#e2e/support/test.ts'

/** Group H: the HTTP surface as somebody meets it who speaks HTTP by hand. */
test('H03 absolute targets, CONNECT and WebSocket upgrades reach nobody else', async ({ origin, common }) => {
  const canary = await startCanary()
  const { host } = new URL(origin)
  try {
    for (const line of [
      `GET ${canary.url} HTTP/1.1`,
      `POST ${canary.url} HTTP/1.1`,
      `CONNECT ${canary.host} HTTP/1.1`,
      `GET //${canary.host}/canary HTTP/1.1`,
      'OPTIONS * HTTP/1.1',
    ]) {
      const answer = await sendRaw(origin, head(line, { host }))
      expect(answer.status === 0 || (answer.status >= 400 && answer.status < 500), `${line}: ${answer.status}`).toBe(
        true,
      )
    }
    for (const path of ['/', common.client.issuer.replace(origin, ''), `/admin/${common.tenant.slug}`]) {
      const upgrade = head(`GET ${path} HTTP/1.1`, {
        host: canary.host,
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
        'sec-websocket-version': '13',
      })
      const answer = await sendRaw(origin, upgrade)
      expect(answer.status, path).toBeGreaterThanOrEqual(400)
      expect(answer.status, path).toBeLessThan(500)
    }
    for (const path of [
      '/',
      `/admin/${common.tenant.slug}/users`,
      '/setup',
      `/t/${common.tenant.slug}/production/sign-in`,
    ])
      await sendRaw(
        origin,
        head(`POST ${path} HTTP/1.1`, { host: canary.host, 'next-action': 'a'.repeat(40), 'content-length': '0' }),
      )
    expect(canary.visits).toEqual([])
  } finally {
    await canary.close()
  }
})

test('H06 a request that two readers could read differently is refused', async ({ origin, common }) => {
  const { host } = new URL(origin)
  const path = `/t/${common.tenant.slug}/production/oauth/token`
  const bodies: [string, string][] = [
    [
      'both lengths',
      `${head(`POST ${path} HTTP/1.1`, { host, 'content-length': '4', 'transfer-encoding': 'chunked' })}0\r\n\r\n`,
    ],
    [
      'two lengths',
      `POST ${path} HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\ncontent-length: 4\r\ncontent-length: 5\r\n\r\nabcde`,
    ],
    ['an odd coding', `${head(`POST ${path} HTTP/1.1`, { host, 'transfer-encoding': 'gzip, chunked' })}0\r\n\r\n`],
    ['a hidden coding', `${head(`POST ${path} HTTP/1.1`, { host, 'transfer-encoding': 'xchunked' })}0\r\n\r\n`],
    ['two hosts', `GET ${path} HTTP/1.1\r\nhost: ${host}\r\nhost: evil.example\r\nconnection: close\r\n\r\n`],
    ['no host', `GET ${path} HTTP/1.1\r\nconnection: close\r\n\r\n`],
    ['a folded header', `GET ${path} HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\nx-a: b\r\n c\r\n\r\n`],
    ['a bare line feed', `GET ${path} HTTP/1.1\nhost: ${host}\nconnection: close\n\n`],
  ]
  for (const [what, text] of bodies) {
    const { status } = await sendRaw(origin, text)
    expect([400, 431, 501, 0], `${what}: ${status}`).toContain(status)
  }
})

test('H06 headers of 64 kB, an address of 64 kB and 500 headers are refused', async ({ origin }) => {
  const { host } = new URL(origin)
  const many = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`x-h${at}`, 'v']))
  for (const [what, text] of [
    ['long header', head('GET / HTTP/1.1', { host, 'x-long': 'a'.repeat(65_536) })],
    ['long target', head(`GET /${'a'.repeat(65_536)} HTTP/1.1`, { host })],
    ['many headers', head('GET /healthz/live HTTP/1.1', { host, ...many })],
  ] as const) {
    const { status } = await sendRaw(origin, text)
    expect([400, 414, 431, 0], `${what}: ${status}`).toContain(status)
  }
})

test('H06 five hundred connections that say nothing keep nobody waiting', async ({ origin, common }) => {
  const silent = await Promise.all(Array.from({ length: 500 }, () => open(origin)))
  for (const socket of silent) {
    socket.on('error', () => {})
    socket.write('GET / HTTP/1.1\r\nhost: x\r\nx-slow: ')
  }
  const started = performance.now()
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => fetch(`${common.client.issuer}/.well-known/openid-configuration`)),
  )
  expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200))
  expect(performance.now() - started).toBeLessThan(8_000)
  for (const socket of silent) socket.destroy()
})

test('W01 A14 the issuer is what was configured, whatever Host and X-Forwarded-Host say', async ({
  origin,
  common,
}) => {
  const issuer = common.client.issuer
  for (const path of ['/.well-known/openid-configuration', '/.well-known/oauth-authorization-server']) {
    const at = path.endsWith('server') ? `${path}${issuer.replace(origin, '')}` : `${issuer.replace(origin, '')}${path}`
    for (const headers of [
      { host: 'evil.example' },
      { host: new URL(origin).host, 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' },
      { host: new URL(origin).host, forwarded: 'host=evil.example;proto=https', 'x-original-host': 'evil.example' },
    ]) {
      const answer = await sendRaw(origin, head(`GET ${at} HTTP/1.1`, headers))
      expect(answer.head + answer.body, JSON.stringify(headers)).not.toContain('evil.example')
      if (answer.status === 200) expect(answer.body).toContain(`"issuer":"${issuer}"`)
      else expect(answer.status).toBeGreaterThanOrEqual(400)
    }
  }
  for (const path of [
    '/',
    '/setup',
    '/platform',
    `/admin/${common.tenant.slug}`,
    `${issuer.replace(origin, '')}/oauth/authorize?client_id=x`,
  ]) {
    for (const headers of [
      { host: 'evil.example' },
      { host: new URL(origin).host, 'x-forwarded-host': 'evil.example' },
    ]) {
      const answer = await sendRaw(origin, head(`GET ${path} HTTP/1.1`, headers))
      expect(answer.head + answer.body, path).not.toContain('evil.example')
    }
  }
})

test('W07 headers that no cache keys on change nothing in what caches may keep', async ({ common }) => {
  const url = `${common.client.issuer}/.well-known/openid-configuration`
  const plain = await (await fetch(url)).text()
  for (const headers of [
    { 'x-forwarded-proto': 'https' },
    { 'accept-language': 'xx' },
    { 'x-http-method-override': 'POST' },
    { cookie: 'a=b' },
  ])
    expect(await (await fetch(url, { headers: headers as Record<string, string> })).text()).toBe(plain)
})

test('H01 odd spellings of a path are nobody’s path', async ({ origin, common }) => {
  const { host } = new URL(origin)
  const issuer = `/t/${common.tenant.slug}/production`
  const well = await sendRaw(origin, head(`GET ${issuer}/oauth/jwks HTTP/1.1`, { host }))
  expect(well.status).toBe(200)
  for (const path of [
    `/${issuer}/oauth/jwks`,
    `${issuer}//oauth/jwks`,
    `${issuer}/oauth/./jwks`,
    `${issuer}/oauth/../oauth/jwks`,
    `${issuer}/oauth/%2e/jwks`,
    `${issuer}/oauth%2fjwks`,
    `${issuer}/oauth/jwks%00`,
    `${issuer}/oauth/jwks/`,
    `${issuer}/oauth/JWKS`,
    `${issuer}/OAuth/jwks`,
    `/T/${common.tenant.slug}/production/oauth/jwks`,
    `${issuer}/oauth/jwks;x=1`,
    `${issuer}/oauth/jwks.`,
    `${issuer}\\oauth\\jwks`,
  ]) {
    const answer = await sendRaw(origin, head(`GET ${path} HTTP/1.1`, { host }))
    expect(answer.status, path).toBeGreaterThanOrEqual(300)
    expect(answer.status, path).toBeLessThan(500)
    expect(answer.body, path).not.toContain('"keys"')
  }
})
