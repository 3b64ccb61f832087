import { beforeEach, describe, expect, test } from 'vitest'
import { formOf, TestBrowser, type Visited } from '../testing/browser.ts'
import { answerOf, codeOf, RelyingParty, signIn } from '../testing/relying-party.ts'
import { onStage } from '../testing/two-tenants.ts'

const stage = onStage()

let app: RelyingParty
let thirdParty: RelyingParty
let browser: TestBrowser
let ip = 1

beforeEach(() => {
  const { issuer, firstParty, web } = stage.acme.production
  app = new RelyingParty(issuer, firstParty)
  thirdParty = new RelyingParty(issuer, web)
  browser = new TestBrowser(stage.rig.origin, `198.51.${ip++}.1`)
})

const codes = () => stage.inAcme((tx) => tx.db.authorizationCode.count())
const sessions = () => stage.inAcme((tx) => tx.db.session.count())

async function passwordPage(of = browser): Promise<Visited> {
  return of.submit(await of.visit(app.authorizeUrl()), { username: stage.acme.ada.email })
}

const credentials = () => ({ username: stage.acme.ada.email, password: stage.acme.ada.password })

/** The consent page of an app that is not the tenant's own; a scope of its own keeps it from being remembered. */
const consentPage = (changes: Record<string, string> = {}): Promise<Visited> =>
  browser.visit(thirdParty.authorizeUrl({ prompt: 'consent', ...changes }))

describe('A41 a form that did not come from our page', () => {
  const strangers: [string, Record<string, string>][] = [
    ['from another site', { origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' }],
    ['from a sandboxed frame', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
    ['from a sibling', { 'sec-fetch-site': 'same-site' }],
    ['that says only that it is cross-site', { 'sec-fetch-site': 'cross-site' }],
  ]

  test.each(strangers)('%s signs nobody in', async (_name, headers) => {
    const page = await passwordPage()
    const before = await sessions()
    const refused = await browser.submit(page, credentials(), headers)
    expect(refused.status).toBe(403)
    expect(await sessions()).toBe(before)
    expect(codeOf(await browser.submit(page, credentials()))).toMatch(/^sgc_/)
  })

  test.each(strangers)('%s consents to nothing', async (_name, headers) => {
    await signIn(browser, app.authorizeUrl(), stage.acme.ada)
    const page = await consentPage()
    const before = await codes()
    expect((await browser.submit(page, { decision: 'allow' }, headers)).status).toBe(403)
    expect(await codes()).toBe(before)
    expect(codeOf(await browser.submit(page, { decision: 'allow' }))).toMatch(/^sgc_/)
  })

  test('a missing or foreign token is refused', async () => {
    const page = await passwordPage()
    const { action, hidden } = formOf(page.body)
    const another = formOf((await passwordPage(new TestBrowser(stage.rig.origin))).body).hidden
    const before = await sessions()
    for (const csrf of [undefined, '', 'x', another.csrf, `${hidden.csrf}x`]) {
      const form = { request: hidden.request ?? '', ...credentials(), ...(csrf === undefined ? {} : { csrf }) }
      expect((await browser.request(action, { form })).status, String(csrf)).toBe(403)
    }
    expect(await sessions()).toBe(before)
    expect((await browser.request(action, { form: { ...hidden, ...credentials() } })).status).toBe(303)
  })

  test('the token of one step is none of another’s', async () => {
    await signIn(browser, app.authorizeUrl(), stage.acme.ada)
    const consent = await consentPage()
    const chooser = await browser.visit(thirdParty.authorizeUrl({ prompt: 'select_account' }))
    const { csrf } = formOf(chooser.body).hidden
    const { action, hidden } = formOf(consent.body)
    const form = { ...hidden, csrf: csrf ?? '', decision: 'allow' }
    expect((await browser.request(action, { form })).status).toBe(403)
  })
})

describe('A42 the browser gets a new name when somebody signs in', () => {
  test('the name it had opens nothing afterwards', async () => {
    const page = await passwordPage()
    const planted = new Map(browser.cookies)
    await browser.submit(page, credentials())
    expect([...browser.cookies.values()]).not.toEqual([...planted.values()])
    const attacker = new TestBrowser(stage.rig.origin)
    for (const [name, value] of planted) attacker.cookies.set(name, value)
    expect(answerOf(await attacker.request(app.authorizeUrl({ prompt: 'none' }))).get('error')).toBe('login_required')
    expect(answerOf(await browser.request(app.authorizeUrl({ prompt: 'none' }))).get('code')).toMatch(/^sgc_/)
  })

  test('a name that is sent twice names nobody', async () => {
    await signIn(browser, app.authorizeUrl(), stage.acme.ada)
    const [[name, value] = ['', '']] = browser.cookies
    const cookie = `${name}=${value}; ${name}=${value}`
    const answered = await new TestBrowser(stage.rig.origin).request(app.authorizeUrl({ prompt: 'none' }), {
      headers: { cookie },
    })
    expect(answerOf(answered).get('error')).toBe('login_required')
  })
})

describe('A43 a sign-in belongs to the browser that began it', () => {
  test('its pages are closed to another browser, with or without a name of its own', async () => {
    const page = await passwordPage()
    const bare = new TestBrowser(stage.rig.origin)
    const named = new TestBrowser(stage.rig.origin)
    await named.visit(app.authorizeUrl())
    const before = await sessions()
    for (const other of [bare, named]) {
      for (const step of ['sign-in', 'sign-in/password', 'consent', 'select-account', 'continue'])
        expect((await other.visit(page.url.replace('sign-in/password', step))).status, step).toBe(403)
      expect((await other.submit(page, credentials())).status).toBe(403)
    }
    expect(await sessions()).toBe(before)
    expect(codeOf(await browser.submit(page, credentials()))).toMatch(/^sgc_/)
  })

  test('an id that is none leads nowhere', async () => {
    for (const request of ['', 'req_', 'req_00000000000000000000000000', 'usr_00000000000000000000000000', "'; drop"])
      expect((await browser.visit(`${app.issuer}/sign-in?${new URLSearchParams({ request })}`)).status).toBe(404)
  })

  test('a request of another tenant is no request here', async () => {
    const page = await browser.visit(app.authorizeUrl())
    const elsewhere = page.url.replace(stage.acme.slug, stage.globex.slug)
    expect((await browser.visit(elsewhere)).status).toBe(404)
    expect((await browser.visit(page.url)).status).toBe(200)
  })
})

describe('A40 consent is one person’s, to one request', () => {
  test('changed fields change nothing: the stored request counts', async () => {
    await signIn(browser, app.authorizeUrl(), stage.acme.ada)
    const page = await consentPage({ scope: 'openid' })
    const extra = { scope: 'openid profile email', client_id: 'other', redirect_uri: 'https://evil.test/' }
    const end = await browser.submit(page, { decision: 'allow', ...extra })
    expect(end.location).toContain(thirdParty.client.redirectUri)
    expect((await thirdParty.redeem(codeOf(end))).json.scope).toBe('openid')
  })

  test('an answer to another request is refused', async () => {
    await signIn(browser, app.authorizeUrl(), stage.acme.ada)
    const [small, large] = [await consentPage({ scope: 'openid' }), await consentPage({ scope: 'openid email' })]
    const { hidden } = formOf(small.body)
    const { action, hidden: wanted } = formOf(large.body)
    const before = await codes()
    const form = { ...hidden, request: wanted.request ?? '', decision: 'allow' }
    expect((await browser.request(action, { form })).status).toBe(403)
    expect(await codes()).toBe(before)
  })

  test('an answer that somebody else gave on this browser is refused', async () => {
    await signIn(browser, app.authorizeUrl(), stage.acme.ada)
    const asked = await consentPage()
    const again = formOf(asked.body).hidden.request ?? ''
    const other = await browser.visit(`${app.issuer}/sign-in?request=${again}&another=1`)
    const ben = stage.acme.ben
    const password = await browser.submit(other, { username: ben.email })
    const asBen = await browser.submit(password, { username: ben.email, password: ben.password })
    expect(asBen.body).toContain(ben.email)
    const before = await codes()
    expect((await browser.submit(asked, { decision: 'allow' })).status).toBe(403)
    expect(await codes()).toBe(before)
    expect(
      (
        await thirdParty.userinfo(
          String(
            (
              await thirdParty.redeem(codeOf(await browser.submit(asBen, { decision: 'allow' })))
            ).json.access_token,
          ),
        )
      ).json.sub,
    ).toBe(ben.sub)
  })

  test('A34 a refusal reaches the app and ends the request', async () => {
    await signIn(browser, app.authorizeUrl(), stage.acme.ada)
    const page = await consentPage()
    const before = await codes()
    const denied = await browser.submit(page, { decision: 'deny' })
    expect(Object.fromEntries(answerOf(denied))).toMatchObject({
      error: 'access_denied',
      state: 'the-state',
      iss: app.issuer,
    })
    expect((await browser.submit(page, { decision: 'allow' })).location).toBeUndefined()
    expect(await codes()).toBe(before)
    const event = await stage.inAcme((tx) => tx.db.auditEvent.findFirst({ where: { reason: 'denied' } }))
    expect(event).toMatchObject({ action: 'consent.granted', result: 'refused', actorId: stage.acme.ada.id })
  })

  test('A24 what was allowed is remembered, and asked again when the app wants that', async () => {
    const { issuer, spa } = stage.acme.production
    const dashboard = new RelyingParty(issuer, spa)
    await signIn(browser, dashboard.authorizeUrl({ scope: 'openid email' }), stage.acme.ada)
    expect(codeOf(await browser.request(dashboard.authorizeUrl({ scope: 'openid email' })))).toMatch(/^sgc_/)
    expect((await browser.visit(dashboard.authorizeUrl({ scope: 'openid email', prompt: 'consent' }))).body).toContain(
      'value="allow"',
    )
    const more = await browser.visit(dashboard.authorizeUrl({ scope: 'openid email profile' }))
    expect(more.body).toContain('value="allow"')
    const silent = await browser.request(dashboard.authorizeUrl({ scope: 'openid email phone', prompt: 'none' }))
    expect(answerOf(silent).get('error')).toBe('consent_required')
  })

  test('UX-H81 the page says in plain words what the app may do', async () => {
    await signIn(browser, app.authorizeUrl(), stage.acme.ada)
    const resource = stage.acme.api.identifier
    const page = await consentPage({ scope: 'openid email offline_access invoices:read', resource })
    for (const words of [
      'Web shop',
      'See your e-mail address',
      'Keep this access while you are away',
      'See invoices',
      'ada@example.test',
    ])
      expect(page.body).toContain(words)
  })
})
