import { describe, expect, test } from 'vitest'
import { addressBucket } from '#lib/audit/address-bucket.ts'
import { TestBrowser } from './testing/browser.ts'
import { answerOf, codeOf, RelyingParty, signIn, verifier } from './testing/relying-party.ts'
import { onStage } from './testing/two-tenants.ts'

const stage = onStage()
const appOf = (tenant: 'acme' | 'globex' = 'acme') =>
  new RelyingParty(stage[tenant].production.issuer, stage[tenant].production.firstParty)
const invalidGrant = { status: 400, json: { error: 'invalid_grant' } }

describe('C authorization codes', () => {
  test('C01 C03 a second redemption is refused, and kills what the first one got', async () => {
    const app = appOf()
    const code = await app.codeFor(stage.acme.ada)
    const first = await app.redeem(code)
    expect(first.status).toBe(200)
    expect((await app.userinfo(String(first.json.access_token))).status).toBe(200)
    const replay = await app.redeem(code)
    expect(replay).toMatchObject(invalidGrant)
    expect((await app.userinfo(String(first.json.access_token))).status).toBe(401)
    expect((await app.introspect(String(first.json.access_token))).json).toEqual({ active: false })
    expect(await app.refresh(String(first.json.refresh_token))).toMatchObject(invalidGrant)
    // What the trail tells is of the request that replayed: its id, and the address that it came from.
    const requestId = String(replay.headers.get('signet-error-id'))
    const [event, bucket] = await stage.inAcme(async (tx) => [
      await tx.db.auditEvent.findFirst({ where: { action: 'token.replayed', requestId } }),
      addressBucket(tx.tenantId, '192.0.2.20'),
    ])
    expect(event).toMatchObject({ result: 'refused', actorKind: 'client', ipBucket: bucket })
  })

  test('C02 of fifty parallel redemptions exactly one succeeds, and the reuse kills its tokens', async () => {
    const app = appOf()
    const code = await app.codeFor(stage.acme.ada)
    const answers = await Promise.all(Array.from({ length: 50 }, () => app.redeem(code)))
    const won = answers.filter(({ status }) => status === 200)
    expect(won).toHaveLength(1)
    expect(answers.filter(({ json }) => json.error === 'invalid_grant')).toHaveLength(49)
    expect(await app.refresh(String(won[0]?.json.refresh_token))).toMatchObject(invalidGrant)
  })

  test('C04 a code lives a minute', async () => {
    const app = appOf()
    const [inTime, late] = [await app.codeFor(stage.acme.ada), await app.codeFor(stage.acme.ada)]
    stage.pass(50)
    expect((await app.redeem(inTime)).status).toBe(200)
    stage.pass(11)
    expect(await app.redeem(late)).toMatchObject(invalidGrant)
  })

  test('C05 another client’s attempt kills the code', async () => {
    const app = appOf()
    const { issuer, web, spa, native } = stage.acme.production
    for (const thief of [web, spa, native]) {
      const code = await app.codeFor(stage.acme.ada)
      const stolen = await new RelyingParty(issuer, thief).redeem(code, { redirect_uri: app.client.redirectUri })
      expect(stolen).toMatchObject(invalidGrant)
      expect(await app.redeem(code)).toMatchObject(invalidGrant)
    }
    expect((await app.redeem(await app.codeFor(stage.acme.ada))).status).toBe(200)
    const event = await stage.inAcme((tx) => tx.db.auditEvent.count({ where: { action: 'token.misplaced' } }))
    expect(event).toBe(3)
  })

  test('C06 the redirect URI of the request is asked for again', async () => {
    const app = appOf()
    for (const redirect_uri of ['https://app.example.test/callback/', 'https://evil.test/', '']) {
      const code = await app.codeFor(stage.acme.ada)
      const refused = await app.redeem(code, { redirect_uri })
      expect([refused.status, redirect_uri]).toEqual([400, redirect_uri])
    }
    expect((await app.redeem(await app.codeFor(stage.acme.ada))).status).toBe(200)
  })

  test('C07 C08 what is no code is refused alike', async () => {
    const app = appOf()
    const code = await app.codeFor(stage.acme.ada)
    const tokens = await app.tokensFor(stage.acme.ada)
    for (const wrong of [
      code.slice(0, -1),
      `${code}A`,
      code.toUpperCase(),
      tokens.refresh_token,
      tokens.access_token,
      'x',
    ])
      expect(await app.redeem(String(wrong)), String(wrong)).toMatchObject(invalidGrant)
    expect((await app.post('/oauth/token', { grant_type: 'authorization_code', code: '' })).json.error).toBe(
      'invalid_request',
    )
    expect((await app.redeem(code)).status).toBe(200)
  })

  test('C09 what happens to the person between the two requests counts', async () => {
    const app = appOf()
    const { ben } = stage.acme
    const suspend = (status: string) =>
      stage.inAcme((tx) => tx.db.user.updateMany({ where: { id: ben.id }, data: { status } }))
    const code = await app.codeFor(ben)
    await suspend('suspended')
    expect(await app.redeem(code)).toMatchObject(invalidGrant)
    await suspend('active')
    const browser = new TestBrowser(stage.rig.origin)
    const late = codeOf(await signIn(browser, app.authorizeUrl(), ben))
    await stage.inAcme((tx) =>
      tx.db.session.updateMany({ where: { userId: ben.id }, data: { endedAt: new Date(), endReason: 'test' } }),
    )
    expect(await app.redeem(late)).toMatchObject(invalidGrant)
    expect((await app.redeem(await app.codeFor(ben))).status).toBe(200)
  })

  test('C10 codes, clients and tokens of one tenant or environment are nothing in another', async () => {
    const app = appOf()
    const { staging } = stage.acme
    for (const other of [appOf('globex'), new RelyingParty(staging.issuer, staging.firstParty)]) {
      const code = await app.codeFor(stage.acme.ada)
      expect(await other.redeem(code)).toMatchObject(invalidGrant)
      const atOther = new RelyingParty(other.issuer, app.client)
      expect((await atOther.redeem(code)).json.error).toBe('invalid_client')
      expect((await app.redeem(code)).status).toBe(200)
    }
  })

  test('C11 scope can’t grow at the token endpoint', async () => {
    const app = appOf()
    const grown = await app.redeem(await app.codeFor(stage.acme.ada, { scope: 'openid' }), { scope: 'openid email' })
    expect(grown.json.scope ?? 'openid').toBe('openid')
  })

  test('C12 the response is JSON, complete and not stored', async () => {
    const app = appOf()
    const { json, headers } = await app.redeem(await app.codeFor(stage.acme.ada))
    expect(json).toMatchObject({ token_type: 'Bearer', expires_in: 600, id_token: expect.any(String) })
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('content-type')).toBe('application/json;charset=utf-8')
  })

  test('P06 P07 P13 a wrong verifier is refused, and after three the code is dead', async () => {
    const app = appOf()
    const code = await app.codeFor(stage.acme.ada)
    expect((await app.redeem(code, { code_verifier: '' })).status).toBe(400)
    expect(await app.redeem(code, { code_verifier: `${verifier}x` })).toMatchObject(invalidGrant)
    expect((await app.redeem(code)).status).toBe(200)
    const another = await app.codeFor(stage.acme.ada)
    for (let tries = 0; tries < 3; tries++)
      expect(await app.redeem(another, { code_verifier: `${verifier}x` })).toMatchObject(invalidGrant)
    expect(await app.redeem(another)).toMatchObject(invalidGrant)
  })

  test('one request has one code, however often its last page is sent', async () => {
    const app = new RelyingParty(stage.acme.production.issuer, stage.acme.production.web)
    const browser = new TestBrowser(stage.rig.origin)
    const page = await signIn(browser, appOf().authorizeUrl(), stage.acme.ada).then(() =>
      browser.visit(app.authorizeUrl({ prompt: 'consent' })),
    )
    const ends = await Promise.all(Array.from({ length: 8 }, () => browser.submit(page, { decision: 'allow' })))
    expect(ends.filter((end) => answerOf(end).has('code'))).toHaveLength(1)
  })
})
