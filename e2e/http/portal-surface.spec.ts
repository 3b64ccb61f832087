import { startCanary } from '#e2e/support/canary.ts'
import { signIn } from '#e2e/support/hosted.ts'
import { head, sendRaw } from '#e2e/support/raw.ts'
import { expect, test } from '#e2e/support/test.ts'

/** What Next.js adds to the surface: nothing of the portal may be had by speaking to the framework instead of the page. */
test('H01 no framework header or path opens a page of the portal', async ({ tenant, page, origin }) => {
  const owner = await tenant.person({ builtInRole: 'owner', email: `canary.${tenant.slug}@example.com` })
  const users = `/admin/${tenant.slug}/users`
  const subrequests = [
    'middleware',
    'src/middleware',
    'proxy',
    'middleware:middleware:middleware:middleware:middleware',
    'pages/_middleware',
  ]
  const attempts: [string, Record<string, string>][] = [
    ...subrequests.map((value): [string, Record<string, string>] => [users, { 'x-middleware-subrequest': value }]),
    [users, { 'x-nextjs-data': '1' }],
    [users, { rsc: '1' }],
    [users, { rsc: '1', 'next-router-prefetch': '1' }],
    [users, { rsc: '1', 'next-router-segment-prefetch': '/_tree' }],
    [
      users,
      { 'x-middleware-rewrite': users, 'x-middleware-next': '1', 'x-invoke-path': users, 'x-matched-path': users },
    ],
    [users, { 'x-signet-peer': 'forged', 'x-forwarded-for': '127.0.0.1' }],
    [`${users}.rsc`, {}],
    [`${users}?_rsc=1abcd`, { rsc: '1' }],
    [`${users}.segments/_tree.segment.rsc`, {}],
    [`/_next/data/build${users}.json`, {}],
    [`/en${users}`, {}],
    [`${users}/`, {}],
    [`${users}.`, {}],
    [`${users}/index`, {}],
    [`/admin/${tenant.slug.toUpperCase()}/users`, {}],
  ]
  for (const [path, headers] of attempts) {
    const response = await fetch(`${origin}${path}`, { headers, redirect: 'manual' })
    const body = await response.text()
    expect(body, `${path} ${JSON.stringify(headers)}`).not.toContain(owner.email)
    expect(response.status, `${path} ${JSON.stringify(headers)}`).toBeLessThan(500)
  }
  for (const path of [
    `/${users}`,
    `/%2e${users}`,
    users.replace('/users', '//users'),
    users.replace('/users', '/x/../users'),
  ]) {
    const answer = await sendRaw(origin, head(`GET ${path} HTTP/1.1`, { host: new URL(origin).host }))
    expect(answer.body, path).not.toContain(owner.email)
    expect(answer.status, path).toBeGreaterThanOrEqual(300)
  }

  await page.goto(`${origin}${users}`)
  await signIn(page, owner)
  await page.goto(`${origin}${users}`)
  await expect(page.getByText(owner.email).filter({ visible: true }).first()).toBeVisible()
})

test('H02 a server action that did not come from our own page does nothing and hurts nobody', async ({
  tenant,
  origin,
}) => {
  const foreign = 'https://evil.example'
  for (const path of ['/setup', '/platform', `/admin/${tenant.slug}/clients`, `/admin/${tenant.slug}/users`]) {
    const url = `${origin}${path}`
    const attempts: [string, RequestInit][] = [
      ['Origin: null', { headers: { origin: 'null', 'next-action': '0'.repeat(42) }, body: '[]' }],
      ['foreign Origin', { headers: { origin: foreign, 'next-action': '0'.repeat(42) }, body: '[]' }],
      [
        'forwarded Origin',
        { headers: { origin: foreign, 'x-forwarded-host': 'evil.example', 'next-action': '0'.repeat(42) }, body: '[]' },
      ],
      ['no Origin', { headers: { 'next-action': '0'.repeat(42) }, body: '[]' }],
      ['unknown action', { headers: { origin, 'next-action': 'f'.repeat(42) }, body: '[]' }],
      ['malformed Flight', { headers: { origin, 'next-action': 'f'.repeat(42) }, body: '["$F1","$K0","$B9"' }],
      ['odd id', { headers: { origin, 'next-action': '../../__proto__' }, body: '[]' }],
      [
        'foreign form',
        {
          headers: { origin: foreign, 'content-type': 'multipart/form-data; boundary=x' },
          body: '--x\r\ncontent-disposition: form-data; name="$ACTION_ID_00"\r\n\r\n\r\n--x--\r\n',
        },
      ],
    ]
    for (const [what, init] of attempts) {
      const response = await fetch(url, { method: 'POST', redirect: 'manual', ...init })
      await response.body?.cancel()
      expect(response.status, `${path}: ${what}`).toBeLessThan(500)
      expect(response.status, `${path}: ${what}`).toBeGreaterThanOrEqual(300)
    }
    const huge = await fetch(url, {
      method: 'POST',
      body: 'x'.repeat(50 * 1024 * 1024),
      headers: { 'next-action': '0'.repeat(42), origin },
    }).then(
      ({ status }) => status,
      () => 413,
    )
    expect([400, 404, 413], path).toContain(huge)
  }
  expect((await fetch(`${origin}/healthz/live`)).status).toBe(200)
})

test('H04 what is personal is never kept by a cache, whatever the request says', async ({ tenant, origin }) => {
  for (const path of [`/admin/${tenant.slug}`, `/admin/${tenant.slug}/users`, '/platform', '/setup']) {
    for (const headers of [
      {},
      { 'x-middleware-cache': 'no-cache' },
      { 'x-nextjs-cache': 'HIT' },
      { purpose: 'prefetch' },
    ]) {
      const response = await fetch(`${origin}${path}`, {
        headers: headers as Record<string, string>,
        redirect: 'manual',
      })
      await response.body?.cancel()
      expect(response.headers.get('cache-control'), path).toContain('no-store')
    }
  }
})

test('H05 no source maps, and no image fetcher', async ({ origin }) => {
  const canary = await startCanary()
  try {
    const html = await (await fetch(`${origin}/platform`)).text()
    const scripts = [...html.matchAll(/\/_next\/static\/[^"'\\ ]+\.(?:js|css)/g)].map(([path]) => path)
    for (const path of scripts) expect((await fetch(`${origin}${path}.map`)).status, path).toBe(404)
    for (const url of [
      canary.url,
      encodeURIComponent(canary.url),
      '/t/platform/production/oauth/jwks',
      '//evil.example/x.png',
    ]) {
      const response = await fetch(`${origin}/_next/image?url=${url}&w=64&q=75`)
      await response.body?.cancel()
      expect(response.status, url).toBeGreaterThanOrEqual(400)
      expect(response.status, url).toBeLessThan(500)
    }
    expect(canary.visits).toEqual([])
  } finally {
    await canary.close()
  }
})
