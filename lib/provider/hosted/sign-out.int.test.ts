import { beforeEach, describe, expect, test } from 'vitest'
import { formOf, TestBrowser } from '../testing/browser.ts'
import { answerOf, codeOf, type Json, RelyingParty, signIn } from '../testing/relying-party.ts'
import { onStage } from '../testing/two-tenants.ts'

const stage = onStage()
const after = 'https://app.example.test/signed-out'

let app: RelyingParty
let browser: TestBrowser
let tokens: Json
let ip = 1

beforeEach(async () => {
  app = new RelyingParty(stage.acme.production.issuer, stage.acme.production.firstParty)
  browser = new TestBrowser(stage.rig.origin, `198.51.${ip++}.1`)
  tokens = (await app.redeem(codeOf(await signIn(browser, app.authorizeUrl(), stage.acme.ada)))).json
})

const logoutUrl = (parameters: Record<string, string>): string =>
  `${app.issuer}/oauth/logout?${new URLSearchParams(parameters)}`
const hint = () => String(tokens.id_token)

const isSignedIn = async (): Promise<boolean> =>
  answerOf(await browser.request(app.authorizeUrl({ prompt: 'none' }))).has('code')

describe('RP-initiated logout', () => {
  test('L07 L12 the user’s own hint ends the session at once, with its tokens; state comes back', async () => {
    const end = await browser.request(
      logoutUrl({ id_token_hint: hint(), post_logout_redirect_uri: after, state: 'a b&c' }),
    )
    expect(end.status).toBe(303)
    expect(new URL(end.location ?? '').searchParams.get('state')).toBe('a b&c')
    expect(await isSignedIn()).toBe(false)
    expect((await app.refresh(String(tokens.refresh_token))).json.error).toBe('invalid_grant')
    expect((await app.introspect(String(tokens.access_token))).json).toEqual({ active: false })
    expect((await app.userinfo(String(tokens.access_token))).status).toBe(401)
  })

  test('L12 what was meant to outlive the session does', async () => {
    const url = app.authorizeUrl({ scope: 'openid offline_access' })
    const offline = (await app.redeem(codeOf(await browser.request(url)))).json
    await browser.request(logoutUrl({ id_token_hint: hint() }))
    expect((await app.refresh(String(offline.refresh_token))).status).toBe(200)
  })

  test('L08 POST, and cross-site, where cookies come one step later', async () => {
    const form = { id_token_hint: hint(), post_logout_redirect_uri: after }
    const stranger = new TestBrowser(stage.rig.origin)
    const posted = await stranger.request(`${app.issuer}/oauth/logout`, {
      form,
      headers: { origin: 'https://app.example.test' },
    })
    expect(posted.status).toBe(303)
    expect((await browser.request(posted.location ?? '')).location).toBe(after)
    expect(await isSignedIn()).toBe(false)
  })

  test.each([
    ['L01 unregistered', { post_logout_redirect_uri: 'https://evil.test/' }],
    ['L01 a prefix', { post_logout_redirect_uri: 'https://app.example.test/signed' }],
    ['L01 more of it', { post_logout_redirect_uri: `${after}?x=1` }],
  ])('%s: nobody is sent there and the session is kept', async (_name, parameters) => {
    const refused = await browser.request(logoutUrl({ id_token_hint: hint(), ...parameters }))
    expect([refused.status, refused.location]).toEqual([400, undefined])
    expect(await isSignedIn()).toBe(true)
  })

  test('L02 an address without a client that registered it leads nowhere', async () => {
    const refused = await browser.request(logoutUrl({ post_logout_redirect_uri: after }))
    expect([refused.status, refused.location]).toEqual([400, undefined])
    expect(await isSignedIn()).toBe(true)
  })

  test('L03 L04 a hint that is forged, another tenant’s, or another client’s', async () => {
    const globex = new RelyingParty(stage.globex.production.issuer, stage.globex.production.firstParty)
    const foreign = String((await globex.tokensFor(stage.globex.ada)).id_token)
    const forged = `${hint().slice(0, -8)}AAAAAAAA`
    for (const parameters of [
      { id_token_hint: forged },
      { id_token_hint: foreign },
      { id_token_hint: 'x.y.z' },
      { id_token_hint: String(tokens.access_token) },
      { id_token_hint: hint(), client_id: stage.acme.production.web.clientId },
    ])
      expect((await browser.request(logoutUrl(parameters))).status).toBe(400)
    expect(await isSignedIn()).toBe(true)
    expect((await browser.request(logoutUrl({ id_token_hint: hint() }))).status).toBe(200)
    expect(await isSignedIn()).toBe(false)
  })

  test('L03 an expired hint is still a hint', async () => {
    stage.pass(3_700)
    expect(
      (await browser.request(logoutUrl({ id_token_hint: hint(), post_logout_redirect_uri: after }))).location,
    ).toBe(after)
    expect(await isSignedIn()).toBe(false)
  })

  test('L05 without a hint the person is asked, and only our own form counts as yes', async () => {
    const { clientId } = app.client
    const asked = await browser.visit(logoutUrl({ client_id: clientId, post_logout_redirect_uri: after }))
    expect(asked.status).toBe(200)
    expect(await isSignedIn()).toBe(true)
    const { action, hidden } = formOf(asked.body)
    const yes = { decision: 'sign_out' }
    expect(
      (await browser.submit(asked, yes, { origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' })).status,
    ).toBe(403)
    const elsewhere = Buffer.from(
      JSON.stringify({ clientId, postLogoutRedirectUri: 'https://evil.test/', state: null }),
    ).toString('base64url')
    for (const form of [{ ...yes }, { ...hidden, ...yes, csrf: 'x' }, { ...hidden, ...yes, request: elsewhere }])
      expect((await browser.request(action, { form })).status).toBe(403)
    expect(await isSignedIn()).toBe(true)
    expect((await browser.submit(asked, { decision: 'stay' })).body).toContain('still signed in')
    expect(await isSignedIn()).toBe(true)
    expect((await browser.submit(asked, yes)).location).toBe(after)
    expect(await isSignedIn()).toBe(false)
  })

  test('L06 another user’s hint ends nothing silently', async () => {
    const other = new TestBrowser(stage.rig.origin, '203.0.113.20')
    const bens = (await app.redeem(codeOf(await signIn(other, app.authorizeUrl(), stage.acme.ben)))).json
    const asked = await browser.visit(logoutUrl({ id_token_hint: String(bens.id_token) }))
    expect(asked.body).toContain('decision')
    expect(await isSignedIn()).toBe(true)
  })

  test('somebody who is not signed in is told so, and sent on', async () => {
    const stranger = new TestBrowser(stage.rig.origin)
    expect((await stranger.visit(`${app.issuer}/oauth/logout`)).body).toContain('signed out')
    const sent = await stranger.request(logoutUrl({ id_token_hint: hint(), post_logout_redirect_uri: after }))
    expect(sent.location).toBe(after)
    expect(await isSignedIn()).toBe(true)
  })

  test('the trail has it', async () => {
    await browser.request(logoutUrl({ id_token_hint: hint() }))
    const event = await stage.inAcme((tx) =>
      tx.db.auditEvent.findFirst({ where: { action: 'session.ended' }, orderBy: { at: 'desc' } }),
    )
    expect(event).toMatchObject({ actorId: stage.acme.ada.id, reason: 'signed_out' })
  })
})
