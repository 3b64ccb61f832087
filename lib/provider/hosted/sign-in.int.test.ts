import { beforeEach, describe, expect, test } from 'vitest'
import { formOf, TestBrowser } from '../testing/browser.ts'
import { answerOf, codeOf, RelyingParty, signIn } from '../testing/relying-party.ts'
import { onStage } from '../testing/two-tenants.ts'

const stage = onStage()

let app: RelyingParty
let browser: TestBrowser
let ip = 1

beforeEach(() => {
  app = new RelyingParty(stage.acme.production.issuer, stage.acme.production.firstParty)
  browser = new TestBrowser(stage.rig.origin, `198.51.${ip++}.1`)
})

const rows = () =>
  stage.inAcme(async (tx) => ({
    browsers: await tx.db.browser.count(),
    requests: await tx.db.authorizationRequest.count(),
    sessions: await tx.db.session.count(),
    codes: await tx.db.authorizationCode.count(),
  }))

describe('signing in', () => {
  test('A35 every step leads on by 303, and the app gets its code with state and iss', async () => {
    const start = await browser.request(app.authorizeUrl())
    expect(start.status).toBe(303)
    const first = await browser.visit(start.location ?? '')
    const { action, hidden } = formOf(first.body)
    const second = await browser.request(action, { form: { ...hidden, username: stage.acme.ada.email } })
    expect(second.status).toBe(303)
    const page = await browser.visit(second.location ?? '')
    const { ada } = stage.acme
    const third = await browser.request(formOf(page.body).action, {
      form: { ...formOf(page.body).hidden, username: ada.email, password: ada.password },
    })
    expect(third.status).toBe(303)
    const end = await browser.visit(third.location ?? '')
    expect(end.status).toBe(303)
    expect(answerOf(end).get('state')).toBe('the-state')
    expect(answerOf(end).get('iss')).toBe(stage.acme.production.issuer)
    expect((await app.redeem(codeOf(end))).json).toMatchObject({ token_type: 'Bearer' })
  })

  test('UX-H5 a known and an unknown address lead to the same page', async () => {
    const pageFor = async (email: string) => {
      const fresh = new TestBrowser(stage.rig.origin)
      const page = await fresh.submit(await fresh.visit(app.authorizeUrl()), { username: email })
      const body = page.body.replaceAll(email, 'someone').replaceAll(/req_\w+|value="[\w-]{43}"|nonce="[^"]*"/g, '')
      return { status: page.status, body }
    }
    expect(await pageFor('nobody@example.test')).toEqual(await pageFor('ben@example.test'))
  })

  test('UX-H13 a wrong password and an unknown person get the same words and status', async () => {
    const refusal = async (email: string) => {
      const fresh = new TestBrowser(stage.rig.origin, `198.51.${ip++}.1`)
      const page = await fresh.submit(await fresh.visit(app.authorizeUrl()), { username: email })
      const refused = await fresh.submit(page, { username: email, password: 'not the right one' })
      return {
        status: refused.status,
        title: /<title>[^<]*/.exec(refused.body)?.[0],
        alert: /role="alert"[\s\S]*?<\/strong>/.exec(refused.body)?.[0],
      }
    }
    const wrong = await refusal('ben@example.test')
    expect(wrong).toEqual(await refusal('nobody@example.test'))
    expect(wrong).toMatchObject({ status: 400, title: expect.stringContaining('Error: ') })
  })

  test('UX-H15 guessing is slowed down: 429 with the time to wait, and the right person elsewhere still gets in', async () => {
    const { ben } = stage.acme
    let page = await browser.submit(await browser.visit(app.authorizeUrl()), { username: ben.email })
    for (let tries = 0; tries < 8 && page.status !== 429; tries++)
      page = await browser.submit(page, { username: ben.email, password: `guess ${tries}` })
    expect(page.status).toBe(429)
    expect(Number(page.headers.get('retry-after'))).toBeGreaterThan(0)
    stage.pass(3_600)
    const elsewhere = new TestBrowser(stage.rig.origin, '203.0.113.9')
    expect(codeOf(await signIn(elsewhere, app.authorizeUrl(), ben))).toMatch(/^sgc_/)
  })

  test('UX-H16 a suspended person is told so only after the right password', async () => {
    const email = 'ben@example.test'
    const suspended = (status: string) =>
      stage.inAcme((tx) => tx.db.user.updateMany({ where: { id: stage.acme.ben.id }, data: { status } }))
    await suspended('suspended')
    const page = await browser.submit(await browser.visit(app.authorizeUrl()), { username: email })
    const wrong = await browser.submit(page, { username: email, password: 'not the right one' })
    expect(wrong.body).not.toContain('suspended')
    const right = await browser.submit(page, { username: email, password: stage.acme.ben.password })
    expect(right.body).toContain('suspended')
    expect(right.location).toBeUndefined()
    await suspended('active')
  })

  test('UX-H17 login_hint fills in the address', async () => {
    const page = await browser.visit(app.authorizeUrl({ login_hint: 'hinted@example.test' }))
    expect(page.body).toContain('value="hinted@example.test"')
  })

  test('UX-H18 the app is named', async () => {
    expect((await browser.visit(app.authorizeUrl())).body).toContain('Our own app')
  })

  test('an address that is none is asked for again', async () => {
    const page = await browser.submit(await browser.visit(app.authorizeUrl()), { username: 'ada' })
    expect(page.status).toBe(400)
    expect(page.body).toContain('aria-invalid="true"')
    expect((await browser.submit(page, { username: stage.acme.ada.email })).body).toContain('name="password"')
  })
})

describe('one browser', () => {
  test('A25 single sign-on: the second app of the environment gets its code without a question', async () => {
    await signIn(browser, app.authorizeUrl(), stage.acme.ada)
    const other = new RelyingParty(app.issuer, stage.acme.production.web)
    await signIn(browser, other.authorizeUrl(), stage.acme.ada)
    const silent = await browser.request(other.authorizeUrl())
    expect((await other.redeem(codeOf(silent))).status).toBe(200)
  })

  test('A43 environments and tenants know nothing of each other’s sessions', async () => {
    await signIn(browser, app.authorizeUrl(), stage.acme.ada)
    for (const environment of [stage.acme.staging, stage.globex.production]) {
      const stranger = new RelyingParty(environment.issuer, environment.firstParty)
      expect((await browser.visit(stranger.authorizeUrl())).body).toContain('name="username"')
      expect(answerOf(await browser.request(stranger.authorizeUrl({ prompt: 'none' }))).get('error')).toBe(
        'login_required',
      )
    }
    expect(answerOf(await browser.request(app.authorizeUrl({ prompt: 'none' }))).get('code')).toMatch(/^sgc_/)
  })

  test('UX-H23 two tabs finish, and the second continues where the first has signed in', async () => {
    const one = await browser.visit(app.authorizeUrl({ state: 'one' }))
    const two = await browser.visit(app.authorizeUrl({ state: 'two' }))
    const twoPassword = await browser.submit(two, { username: stage.acme.ada.email })
    const first = await browser.submit(await browser.submit(one, { username: stage.acme.ada.email }), {
      username: stage.acme.ada.email,
      password: stage.acme.ada.password,
    })
    expect(answerOf(first).get('state')).toBe('one')
    const second = await browser.submit(twoPassword, {
      username: stage.acme.ada.email,
      password: stage.acme.ada.password,
    })
    expect(answerOf(second).get('state')).toBe('two')
    expect((await app.redeem(codeOf(second))).status).toBe(200)
  })

  test('UX-H23 the second tab goes on when it is merely loaded again', async () => {
    const two = await browser.visit(app.authorizeUrl({ state: 'two' }))
    await signIn(browser, app.authorizeUrl({ state: 'one' }), stage.acme.ada)
    expect(answerOf(await browser.visit(two.url)).get('state')).toBe('two')
  })

  test('C13 two people in two tabs: each code yields its own user', async () => {
    const asAda = codeOf(await signIn(browser, app.authorizeUrl(), stage.acme.ada))
    const page = await browser.visit(app.authorizeUrl({ prompt: 'select_account' }))
    const another = /href="([^"]*another=1[^"]*)"/.exec(page.body)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const form = await browser.visit(another)
    const password = await browser.submit(form, { username: stage.acme.ben.email })
    const asBen = codeOf(
      await browser.submit(password, { username: stage.acme.ben.email, password: stage.acme.ben.password }),
    )
    const subjectOf = async (code: string) =>
      (await app.userinfo(String((await app.redeem(code)).json.access_token))).json.sub
    expect(await subjectOf(asBen)).toBe(stage.acme.ben.sub)
    expect(await subjectOf(asAda)).toBe(stage.acme.ada.sub)
  })

  test('UX-H24 Back after all is done, a bookmark, and a request that took too long: friendly pages with a way on', async () => {
    const first = await browser.visit(app.authorizeUrl())
    const late = await browser.visit(app.authorizeUrl())
    await signIn(browser, first.url, stage.acme.ada)
    const back = await browser.visit(first.url)
    expect(back.status).toBe(400)
    expect(back.body).toContain('https://app.example.test/')
    const bookmark = await browser.visit(`${app.issuer}/sign-in`)
    expect(bookmark.status).toBe(404)
    stage.pass(2 * 3_600)
    const expired = await browser.visit(late.url)
    expect(expired.status).toBe(400)
    const again = /href="([^"]*oauth\/authorize[^"]*)"/.exec(expired.body)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect(answerOf(await browser.visit(again)).get('state')).toBe('the-state')
  })
})

describe('what the app may ask of the sign-in', () => {
  test('A20 A28 prompt=none asks nobody', async () => {
    expect(answerOf(await browser.request(app.authorizeUrl({ prompt: 'none' }))).get('error')).toBe('login_required')
    await signIn(browser, app.authorizeUrl(), stage.acme.ada)
    expect(answerOf(await browser.request(app.authorizeUrl({ prompt: 'none' }))).get('code')).toMatch(/^sgc_/)
    stage.pass(100)
    const old = await browser.request(app.authorizeUrl({ prompt: 'none', max_age: '10' }))
    expect(answerOf(old).get('error')).toBe('login_required')
  })

  test('A23 prompt=login asks again, and no address makes it forget', async () => {
    await signIn(browser, app.authorizeUrl(), stage.acme.ada)
    stage.pass(60)
    const page = await browser.visit(app.authorizeUrl({ prompt: 'login' }))
    expect(page.body).toContain('name="username"')
    for (const address of [
      page.url.replace('/sign-in', '/continue'),
      page.url.replace('/sign-in', '/consent'),
      `${page.url}&prompt=none`,
    ])
      expect((await browser.visit(address)).body).toContain('name="username"')
    const end = await signIn(browser, page.url, stage.acme.ada)
    const { id_token } = (await app.redeem(codeOf(end))).json
    const claims = JSON.parse(Buffer.from(String(id_token).split('.')[1] ?? '', 'base64url').toString())
    expect(claims.iat - claims.auth_time).toBeLessThan(10)
  })

  test('A26 max_age asks again when the sign-in is older', async () => {
    await signIn(browser, app.authorizeUrl(), stage.acme.ada)
    expect(answerOf(await browser.visit(app.authorizeUrl({ max_age: '1000' }))).get('code')).toMatch(/^sgc_/)
    stage.pass(2_000)
    expect((await browser.visit(app.authorizeUrl({ max_age: '1000' }))).body).toContain('name="username"')
  })

  test('A25 select_account shows the chooser, and the choice counts', async () => {
    await signIn(browser, app.authorizeUrl(), stage.acme.ada)
    const page = await browser.visit(app.authorizeUrl({ prompt: 'select_account' }))
    expect(page.body).toContain('Ada Lovelace')
    const session = /ses_[0-9a-z]{26}/.exec(page.body)?.[0] ?? ''
    expect(codeOf(await browser.submit(page, { session }))).toMatch(/^sgc_/)
    const foreign = await browser.visit(app.authorizeUrl({ prompt: 'select_account' }))
    expect((await browser.submit(foreign, { session: 'ses_00000000000000000000000000' })).status).toBe(403)
  })
})

test('UX-H20 an account can be taken from this browser', async () => {
  await signIn(browser, app.authorizeUrl(), stage.acme.ada)
  const page = await browser.visit(app.authorizeUrl({ prompt: 'select_account' }))
  const forget = /formaction="([^"]*)"/i.exec(page.body)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const session = /ses_[0-9a-z]{26}/.exec(page.body)?.[0] ?? ''
  const { hidden } = formOf(page.body)
  expect((await browser.request(forget, { form: { ...hidden, session, csrf: 'x' } })).status).toBe(403)
  expect(answerOf(await browser.request(app.authorizeUrl({ prompt: 'none' }))).has('code')).toBe(true)
  expect((await browser.visit(forget, { form: { ...hidden, session } })).body).toContain('name="username"')
  expect(answerOf(await browser.request(app.authorizeUrl({ prompt: 'none' }))).get('error')).toBe('login_required')
})

describe('the authorization endpoint', () => {
  test('A10 a cross-site POST waits for the cookies that come with the next GET', async () => {
    await signIn(browser, app.authorizeUrl(), stage.acme.ada)
    const form = Object.fromEntries(new URL(app.authorizeUrl({ state: 'posted' })).searchParams)
    const stranger = new TestBrowser(stage.rig.origin)
    const crossSite = { origin: 'https://app.example.test', 'sec-fetch-site': 'cross-site' }
    const parked = await stranger.request(`${app.issuer}/oauth/authorize`, { form, headers: crossSite })
    expect(parked.status).toBe(303)
    expect(stranger.cookies.size).toBe(0)
    expect(answerOf(await browser.visit(parked.location ?? '')).get('state')).toBe('posted')
    expect((await stranger.visit(parked.location ?? '')).status).toBe(403)
  })

  test('A10 a POST of somebody new leads to the sign-in page', async () => {
    const form = Object.fromEntries(new URL(app.authorizeUrl()).searchParams)
    const page = await browser.visit(`${app.issuer}/oauth/authorize`, {
      form,
      headers: { origin: 'https://app.example.test' },
    })
    expect(codeOf(await signIn(browser, page.url, stage.acme.ada))).toMatch(/^sgc_/)
  })

  test('A11 other methods: 405', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH'])
      expect((await browser.request(app.authorizeUrl(), { method })).status).toBe(405)
  })

  test('A13 A39 form_post answers with a page that sends itself', async () => {
    const page = await signIn(
      browser,
      app.authorizeUrl({ response_mode: 'form_post', state: '"><script>alert(1)</script>' }),
      stage.acme.ada,
    )
    expect(page.status).toBe(200)
    const { action, hidden } = formOf(page.body)
    expect(action).toBe(app.client.redirectUri)
    expect(hidden).toMatchObject({ iss: app.issuer, code: expect.stringMatching(/^sgc_/) })
    expect(page.body).not.toContain('<script>alert')
  })

  test('A36 A37 A38 pages are never framed, stored, read across origins or told to others', async () => {
    const page = await browser.visit(app.authorizeUrl(), { headers: { origin: 'https://evil.test' } })
    expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(page.headers.get('x-frame-options')).toBe('DENY')
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect(page.headers.get('referrer-policy')).toBe('same-origin')
    expect(page.headers.get('access-control-allow-origin')).toBeNull()
    expect(page.body).not.toMatch(/(src|href)="https?:/)
  })

  test('A44 R11 bad requests leave no row behind', async () => {
    const before = await rows()
    const bad: Record<string, string | undefined>[] = [
      { client_id: 'nobody' },
      { redirect_uri: 'https://evil.test/' },
      { redirect_uri: undefined, prompt: 'none', scope: 'admin' },
      { response_type: 'token' },
      { scope: 'openid admin' },
      { code_challenge: undefined },
      { prompt: 'none login' },
      { request: 'x.y.z' },
    ]
    for (const changes of bad) {
      const answered = await browser.request(app.authorizeUrl(changes))
      const isPage = answered.status === 400 && answered.location === undefined
      expect(isPage || answerOf(answered).has('error'), JSON.stringify(changes)).toBe(true)
    }
    expect(await rows()).toEqual(before)
    expect(browser.cookies.size).toBe(0)
    await browser.visit(app.authorizeUrl())
    expect(await rows()).toMatchObject({ requests: before.requests + 1, browsers: before.browsers + 1 })
  })

  test('A45 a disabled client is an error page; a suspended environment lets nobody in', async () => {
    const { firstParty } = stage.acme.staging
    const staging = new RelyingParty(stage.acme.staging.issuer, firstParty)
    expect((await browser.visit(staging.authorizeUrl())).body).toContain('name="username"')
    const open = await browser.visit(staging.authorizeUrl())
    const client = (status: string) =>
      stage.inAcme((tx) => tx.db.client.updateMany({ where: { id: firstParty.id }, data: { status } }))
    await client('disabled')
    stage.pass(6)
    const refused = await browser.request(staging.authorizeUrl())
    expect([refused.status, refused.location]).toEqual([400, undefined])
    expect((await browser.visit(open.url)).status).toBe(400)
    await client('active')
    const environment = (status: string) =>
      stage.inAcme((tx) => tx.db.environment.updateMany({ where: { id: stage.acme.staging.id }, data: { status } }))
    await environment('suspended')
    stage.pass(6)
    expect((await browser.request(staging.authorizeUrl())).status).toBe(400)
    expect((await browser.visit(open.url)).status).toBe(400)
    const discovery = await fetch(`${staging.issuer}/.well-known/openid-configuration`)
    expect(discovery.status).toBe(200)
    expect((await fetch(`${staging.issuer}/oauth/jwks`)).status).toBe(200)
    expect(
      (await staging.post('/oauth/token', { grant_type: 'refresh_token', refresh_token: 'x' })).status,
    ).toBeGreaterThanOrEqual(400)
    await environment('active')
    stage.pass(6)
    expect((await browser.visit(staging.authorizeUrl())).body).toContain('name="username"')
  })
})
