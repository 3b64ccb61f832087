import { beforeEach, describe, expect, test } from 'vitest'
import { TestBrowser, type Visited } from '../testing/browser.ts'
import { codeOf, RelyingParty, signIn } from '../testing/relying-party.ts'
import { onStage } from '../testing/two-tenants.ts'
import { changePassword } from './change-password.ts'
import { accountPaths } from './paths.ts'

const stage = onStage()
let ip = 1
let browser: TestBrowser

beforeEach(() => {
  browser = new TestBrowser(stage.rig.origin, `198.51.${ip++}.1`)
})

const url = (path = '') => `${stage.acme.production.issuer}/account${path}`
const open = (person: { email: string; password: string }, on = browser) => signIn(on, url(), person)
const newBrowser = () => new TestBrowser(stage.rig.origin, `198.51.${ip++}.1`)

/** The forms of a page that post to a path: what each carries unseen. */
const formsTo = (page: Visited, path: string): Record<string, string>[] =>
  [...page.body.matchAll(/<form[\s\S]*?<\/form>/g)]
    .map(([form]) => form)
    .filter((form) => form.includes(`action="${url(path)}"`))
    .map((form) =>
      Object.fromEntries(
        [...form.matchAll(/name="([^"]*)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
      ),
    )

const eventsOf = (action: string) =>
  stage.inAcme((tx) => tx.db.auditEvent.findMany({ where: { action }, select: { actorId: true, targetId: true } }))

describe('the way to the account', () => {
  test('who is not signed in signs in first, and comes back to the page they wanted', async () => {
    const page = await signIn(browser, url('/activity'), stage.acme.ada)
    expect(page).toMatchObject({ status: 200, url: url('/activity') })
    expect(page.headers.get('cache-control')).toBe('no-store')
  })

  test('whoever signed in to an app is known here without typing anything', async () => {
    const app = new RelyingParty(stage.acme.production.issuer, stage.acme.production.firstParty)
    await signIn(browser, app.authorizeUrl(), stage.acme.ada)
    expect(await browser.visit(url())).toMatchObject({ status: 200, url: url() })
  })

  test('no app can ask for it: it is no client, and no code comes of it', async () => {
    const app = new RelyingParty(stage.acme.production.issuer, stage.acme.production.firstParty)
    const asked = await browser.request(app.authorizeUrl({ client_id: 'urn:signet:account', redirect_uri: url() }))
    expect(asked.status).toBe(400)
    const before = await stage.inAcme((tx) => tx.db.authorizationCode.count())
    await open(stage.acme.ada)
    expect(await stage.inAcme((tx) => tx.db.authorizationCode.count())).toBe(before)
  })

  test('A43 a sign-in to the account that was begun in another browser is not finished here', async () => {
    const begun = await browser.request(url())
    const elsewhere = await newBrowser().visit(begun.location ?? '')
    expect(elsewhere.status).toBe(403)
  })

  test('the account of another environment or tenant is not shown by this session', async () => {
    await open(stage.acme.ada)
    const foreign = `${stage.globex.production.issuer}/account`
    expect((await browser.request(foreign)).status).toBe(303)
    const staging = `${stage.acme.staging.issuer}/account`
    expect((await browser.request(staging)).status).toBe(303)
  })

  test('S01 no page of it is there for whoever is signed in elsewhere, and no form of it does anything', async () => {
    await open(stage.acme.ada)
    for (const path of accountPaths) {
      const there = `${stage.globex.production.issuer}/account${path}`
      if (path === '/deleting') continue
      for (const form of [undefined, { csrf: 'x' }]) {
        const { status, location } = await browser.request(there, form === undefined ? {} : { form })
        expect([303, 404, 405], path).toContain(status)
        if (status === 303) expect(location, path).toContain(`${stage.globex.production.issuer}/`)
      }
    }
  })

  test('UX-H23 a request that another tab has finished leads to the page all the same', async () => {
    const [first, second] = [await browser.request(url()), await browser.request(url('/apps'))]
    await signIn(browser, first.location ?? '', stage.acme.ada)
    expect(await browser.visit(second.location ?? '')).toMatchObject({ status: 200, url: url('/apps') })
  })
})

describe('UX-H52 sessions', () => {
  test('the session of this browser is marked, others can be ended, and their next request is refused', async () => {
    const { ada } = stage.acme
    const other = newBrowser()
    await open(ada, other)
    const away = new RelyingParty(stage.acme.production.issuer, stage.acme.production.web)
    const offline = await away.tokensFor(ada, { scope: 'openid offline_access' })
    await open(ada)
    const page = await browser.visit(url('/sessions'))
    expect(page.body.match(/badge-accent/g)).toHaveLength(1)
    const others = formsTo(page, '/sessions/end')
    expect(others.length).toBeGreaterThan(0)
    for (const form of others) {
      const done = await browser.visit(url('/sessions/end'), { form })
      expect(done).toMatchObject({ status: 200, url: url('/sessions?done=session_ended') })
    }
    expect((await other.request(url())).status).toBe(303)
    expect((await away.refresh(String(offline.refresh_token))).status).toBe(400)
    expect(formsTo(await browser.visit(url('/sessions')), '/sessions/end')).toHaveLength(0)
  })

  test('all others end at once, with the tokens that live by them; this one stays', async () => {
    const { ada } = stage.acme
    const app = new RelyingParty(stage.acme.production.issuer, stage.acme.production.firstParty)
    const tokens = await app.tokensFor(ada)
    const away = new RelyingParty(stage.acme.production.issuer, stage.acme.production.web)
    const offline = await away.tokensFor(ada, { scope: 'openid offline_access' })
    await open(ada)
    const page = await browser.visit(url('/sessions'))
    expect(page.body).toContain('Apps that have access while you are away lose it too')
    const [form = {}] = formsTo(page, '/sessions/end-others')
    await browser.visit(url('/sessions/end-others'), { form })
    expect((await app.userinfo(String(tokens.access_token))).status).toBe(401)
    expect((await away.refresh(String(offline.refresh_token))).status).toBe(400)
    expect((await browser.request(url('/sessions'))).status).toBe(200)
  })

  test('A41 a form without its token, of another page, or of somebody else ends nothing', async () => {
    const { ada, ben } = stage.acme
    const other = newBrowser()
    await open(ada, other)
    await open(ada)
    const page = await browser.visit(url('/sessions'))
    const [form = {}] = formsTo(page, '/sessions/end')
    const { csrf, ...bare } = form
    expect((await browser.request(url('/sessions/end'), { form: bare })).status).toBe(403)
    expect((await browser.request(url('/sessions/end-others'), { form })).status).toBe(403)
    const bens = newBrowser()
    await open(ben, bens)
    expect((await bens.request(url('/sessions/end'), { form })).status).toBe(403)
    const foreign = { headers: { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' } }
    expect((await browser.request(url('/sessions/end'), { form, ...foreign })).status).toBe(403)
    expect((await other.request(url('/sessions'))).status).toBe(200)
    expect(csrf).toBeDefined()
  })

  test('somebody else’s session is not there to be ended', async () => {
    const { ada, ben } = stage.acme
    const bens = newBrowser()
    await open(ben, bens)
    await open(ada)
    const own = newBrowser()
    await open(ada, own)
    const [form = {}] = formsTo(await browser.visit(url('/sessions')), '/sessions/end')
    const [theirs = {}] = await (async () => {
      const another = newBrowser()
      await open(ben, another)
      return formsTo(await another.visit(url('/sessions')), '/sessions/end')
    })()
    await browser.visit(url('/sessions/end'), { form: { ...form, item: theirs.item ?? '' } })
    expect((await bens.request(url('/sessions'))).status).toBe(200)
  })
})

describe('UX-H54 connected apps', () => {
  test('an app is named with what it may do; taken back, its refresh tokens are dead and the trail has it', async () => {
    const { ada } = stage.acme
    const app = new RelyingParty(stage.acme.production.issuer, stage.acme.production.web)
    const tokens = await app.redeem(await app.codeFor(ada, { scope: 'openid profile offline_access' }))
    expect(tokens.status).toBe(200)
    await open(ada)
    const page = await browser.visit(url('/apps'))
    expect(page.body).toContain('See your name, picture, language and time zone')
    const before = (await eventsOf('client.disconnected')).length
    for (const form of formsTo(page, '/apps/revoke')) await browser.visit(url('/apps/revoke'), { form })
    expect((await app.refresh(String(tokens.json.refresh_token))).status).toBe(400)
    expect((await app.userinfo(String(tokens.json.access_token))).status).toBe(401)
    expect(formsTo(await browser.visit(url('/apps')), '/apps/revoke')).toHaveLength(0)
    expect((await eventsOf('client.disconnected')).length).toBeGreaterThan(before)
    expect((await eventsOf('consent.revoked')).at(-1)?.actorId).toBe(ada.id)
  })

  test('it is asked for leave again afterwards', async () => {
    const { ben } = stage.acme
    const app = new RelyingParty(stage.acme.production.issuer, stage.acme.production.web)
    codeOf(await signIn(browser, app.authorizeUrl(), ben))
    const [form = {}] = formsTo(await browser.visit(url('/apps')), '/apps/revoke')
    await browser.visit(url('/apps/revoke'), { form })
    expect((await browser.visit(app.authorizeUrl())).body).toContain('wants access')
  })
})

describe('UX-H56 activity', () => {
  test('what happened to the account is told; what an administrator did is, without who and whence', async () => {
    const { ada, id: tenantId } = stage.acme
    await stage.inAcme((tx) =>
      tx.db.auditEvent.createMany({
        data: [
          {
            ...{ tenantId, id: '01990000-0000-7000-8000-00000000aaaa', at: new Date(), actorKind: 'operator' },
            ...{ actorId: ada.id, action: 'user.suspended', targetKind: 'user', targetId: ada.id },
            ...{ result: 'ok', requestId: 'r', personal: null },
          },
        ],
      }),
    )
    await open(ada)
    const page = await browser.visit(url('/activity'))
    expect(page.body).toContain('You signed in')
    expect(page.body).toContain('Your account was suspended')
    expect(page.body).toContain('by an administrator')
  })
})

describe('UX-H47 the overview', () => {
  test('says how the account stands, and recommends one thing', async () => {
    const page = await open(stage.acme.ada)
    expect(page.body.match(/class="banner banner-/g)).toHaveLength(1)
  })
})

describe('UX-H80 /.well-known/change-password', () => {
  const ask = (headers: Record<string, string>) =>
    changePassword().GET(new Request('http://pages.internal/.well-known/change-password', { headers }))

  test('leads to the page of the environment that knows the browser, and is not there for one that none knows', async () => {
    await open(stage.acme.ada)
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const known = await ask({ cookie })
    expect([known.status, known.headers.get('location')]).toEqual([303, url('/security/password')])
    expect((await ask({})).status).toBe(404)
    expect((await ask({ cookie: 'signet-00000000000000000000000000=x' })).status).toBe(404)
  })
})
