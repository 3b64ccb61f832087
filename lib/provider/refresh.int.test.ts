import { describe, expect, test } from 'vitest'
import { type Answered, type Json, RelyingParty } from './testing/relying-party.ts'
import { onStage } from './testing/two-tenants.ts'

const stage = onStage()
const appOf = (tenant: 'acme' | 'globex' = 'acme') =>
  new RelyingParty(stage[tenant].production.issuer, stage[tenant].production.firstParty)
const publicApp = () => new RelyingParty(stage.acme.production.issuer, stage.acme.production.spa)
const invalidGrant = { status: 400, json: { error: 'invalid_grant' } }
const tokenOf = ({ json }: Answered): string => String(json.refresh_token)
const refreshOf = (tokens: Json): string => String(tokens.refresh_token)

describe('F refresh tokens', () => {
  test('F01 another client’s use kills the family', async () => {
    const app = appOf()
    const tokens = await app.tokensFor(stage.acme.ada)
    const thief = new RelyingParty(app.issuer, stage.acme.production.web)
    expect(await thief.refresh(refreshOf(tokens))).toMatchObject(invalidGrant)
    expect(await app.refresh(refreshOf(tokens))).toMatchObject(invalidGrant)
    expect((await app.refresh(refreshOf(await app.tokensFor(stage.acme.ada)))).status).toBe(200)
  })

  test('F02 F17 a public client that presents a used token loses the family at once', async () => {
    const app = publicApp()
    const first = refreshOf(await app.tokensFor(stage.acme.ada))
    const second = tokenOf(await app.refresh(first))
    expect(await app.refresh(first)).toMatchObject(invalidGrant)
    expect(await app.refresh(second)).toMatchObject(invalidGrant)
  })

  test('F17 a confidential client whose response was lost gets that same response, for ten seconds', async () => {
    const app = appOf()
    const first = refreshOf(await app.tokensFor(stage.acme.ada))
    const rotated = await app.refresh(first)
    stage.pass(8)
    expect((await app.refresh(first)).text).toBe(rotated.text)
    expect((await app.refresh(tokenOf(rotated))).status).toBe(200)
  })

  test('F02 F17 after ten seconds, or once the successor was used, it is a replay', async () => {
    const app = appOf()
    const late = refreshOf(await app.tokensFor(stage.acme.ada))
    const lateNext = tokenOf(await app.refresh(late))
    stage.pass(11)
    expect(await app.refresh(late)).toMatchObject(invalidGrant)
    expect(await app.refresh(lateNext)).toMatchObject(invalidGrant)
    const used = refreshOf(await app.tokensFor(stage.acme.ada))
    const usedNext = tokenOf(await app.refresh(used))
    const newest = tokenOf(await app.refresh(usedNext))
    expect(await app.refresh(used)).toMatchObject(invalidGrant)
    expect(await app.refresh(newest)).toMatchObject(invalidGrant)
  })

  test('F17 a retry with another scope is a replay', async () => {
    const app = appOf()
    const first = refreshOf(await app.tokensFor(stage.acme.ada))
    const next = tokenOf(await app.refresh(first))
    expect(await app.refresh(first, { scope: 'openid' })).toMatchObject(invalidGrant)
    expect(await app.refresh(next)).toMatchObject(invalidGrant)
  })

  test('F03 fifty parallel refreshes leave one live member', async () => {
    for (const app of [appOf(), publicApp()]) {
      const first = refreshOf(await app.tokensFor(stage.acme.ada))
      const answers = await Promise.all(Array.from({ length: 50 }, () => app.refresh(first)))
      const successors = new Set(answers.filter(({ status }) => status === 200).map(tokenOf))
      expect(successors.size).toBeLessThanOrEqual(1)
      const live = await Promise.all([...successors].map((token) => app.introspect(token)))
      expect(live.filter(({ json }) => json.active === true).length).toBeLessThanOrEqual(1)
    }
  })

  test('F04 revocation and refresh at once end in revocation', async () => {
    const app = appOf()
    for (let round = 0; round < 5; round++) {
      const first = refreshOf(await app.tokensFor(stage.acme.ada))
      const [rotated] = await Promise.all([app.refresh(first), app.revoke(first)])
      if (rotated.status === 200) expect(await app.refresh(tokenOf(rotated))).toMatchObject(invalidGrant)
      expect(await app.refresh(first)).toMatchObject(invalidGrant)
    }
  })

  test('F06 F07 scope narrows for one access token, never widens, and comes back', async () => {
    const app = appOf()
    const first = refreshOf(await app.tokensFor(stage.acme.ada, { scope: 'openid email' }))
    expect((await app.refresh(first, { scope: 'openid email profile' })).json.error).toBe('invalid_scope')
    const narrow = await app.refresh(first, { scope: 'openid' })
    expect(narrow.json.scope).toBe('openid')
    expect((await app.refresh(tokenOf(narrow))).json.scope).toBe('openid email')
  })

  test('F08 audiences can’t widen', async () => {
    const app = appOf()
    const first = refreshOf(await app.tokensFor(stage.acme.ada, { resource: stage.acme.api.identifier }))
    expect((await app.refresh(first, { resource: stage.acme.opaqueApi.identifier })).json.error).toBe('invalid_target')
    expect((await app.refresh(first, { resource: stage.acme.api.identifier })).status).toBe(200)
  })

  test('F09 unused for two weeks, or ninety days old, it is over', async () => {
    const app = appOf()
    const scope = 'openid offline_access'
    const day = 86_400
    const [used, unused] = [
      await app.tokensFor(stage.acme.ada, { scope }),
      await app.tokensFor(stage.acme.ada, { scope }),
    ]
    let current = refreshOf(used)
    stage.pass(13 * day)
    const rotated = await app.refresh(current)
    expect(rotated.status).toBe(200)
    current = tokenOf(rotated)
    stage.pass(2 * day)
    expect(await app.refresh(refreshOf(unused))).toMatchObject(invalidGrant)
    for (let days = 15; days < 88; days += 12) {
      const next = await app.refresh(current)
      expect([days, next.status]).toEqual([days, 200])
      current = tokenOf(next)
      stage.pass(12 * day)
    }
    expect(await app.refresh(current)).toMatchObject(invalidGrant)
  })

  test('F10 what ends the grant ends the family', async () => {
    const app = new RelyingParty(stage.acme.production.issuer, stage.acme.production.web)
    const { ben } = stage.acme
    const now = new Date()
    const endings = [
      () => stage.inAcme((tx) => tx.db.session.updateMany({ data: { endedAt: now, endReason: 'test' } })),
      () => stage.inAcme((tx) => tx.db.grant.updateMany({ data: { revokedAt: now } })),
      () => stage.inAcme((tx) => tx.db.user.updateMany({ where: { id: ben.id }, data: { status: 'suspended' } })),
    ]
    for (const end of endings) {
      const tokens = await app.tokensFor(ben)
      const first = await app.refresh(refreshOf(tokens))
      expect(first.status).toBe(200)
      await end()
      expect(await app.refresh(tokenOf(first))).toMatchObject(invalidGrant)
      expect((await app.userinfo(String(first.json.access_token))).status).toBe(401)
    }
    await stage.inAcme((tx) => tx.db.user.updateMany({ where: { id: ben.id }, data: { status: 'active' } }))
  })

  test('F10 T20 a disabled client gets nothing, whatever the snapshot still says of it', async () => {
    const { web } = stage.acme.production
    const app = new RelyingParty(stage.acme.production.issuer, web)
    const tokens = await app.tokensFor(stage.acme.ada)
    const client = (status: string) =>
      stage.inAcme((tx) => tx.db.client.updateMany({ where: { id: web.id }, data: { status } }))
    await client('disabled')
    expect(await app.refresh(refreshOf(tokens))).toMatchObject(invalidGrant)
    stage.pass(6)
    expect((await app.refresh(refreshOf(tokens))).json.error).toBe('invalid_client')
    await client('active')
    stage.pass(6)
    expect((await app.refresh(refreshOf(tokens))).status).toBe(200)
  })

  test('F13 F14 what is no refresh token is refused alike', async () => {
    const app = appOf()
    const tokens = await app.tokensFor(stage.acme.ada)
    const token = refreshOf(tokens)
    for (const wrong of [token.slice(0, -1), `${token}A`, token.toUpperCase(), tokens.access_token, tokens.id_token])
      expect(await app.refresh(String(wrong)), String(wrong)).toMatchObject(invalidGrant)
    expect((await app.refresh(token)).status).toBe(200)
  })

  test('F15 the ID token of a refresh tells of the same sign-in', async () => {
    const app = appOf()
    const tokens = await app.tokensFor(stage.acme.ada)
    stage.pass(60)
    const again = (await app.refresh(refreshOf(tokens))).json
    const read = (jwt: unknown) =>
      JSON.parse(Buffer.from(String(jwt).split('.')[1] ?? '', 'base64url').toString()) as Json
    const [before, after] = [read(tokens.id_token), read(again.id_token)]
    for (const claim of ['iss', 'sub', 'aud', 'auth_time', 'sid']) expect(after[claim]).toEqual(before[claim])
    expect(Number(after.iat)).toBeGreaterThan(Number(before.iat))
  })

  test('F01 no family crosses to another tenant or environment', async () => {
    const app = appOf()
    const token = refreshOf(await app.tokensFor(stage.acme.ada))
    const { staging } = stage.acme
    for (const other of [appOf('globex'), new RelyingParty(staging.issuer, staging.firstParty)])
      expect(await other.refresh(token)).toMatchObject(invalidGrant)
    expect((await app.refresh(token)).status).toBe(200)
  })
})
