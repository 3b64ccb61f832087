import { describe, expect, test } from 'vitest'
import { configureDatabase, databaseConfig } from '#lib/db/configure.ts'
import { closeDatabase } from '#lib/db/pools.ts'
import { TestBrowser } from './testing/browser.ts'
import { codeOf, RelyingParty, signIn } from './testing/relying-party.ts'
import { onStage } from './testing/two-tenants.ts'

const stage = onStage()

describe('while the database is away', () => {
  test('V09 nothing is said to have happened: 503 with a time to come back, and afterwards all goes on', async () => {
    const app = new RelyingParty(stage.acme.production.issuer, stage.acme.production.firstParty)
    const browser = new TestBrowser(stage.rig.origin)
    const page = await browser.visit(app.authorizeUrl())
    const tokens = await app.tokensFor(stage.acme.ada)
    const there = databaseConfig()
    await closeDatabase()
    const nowhere = 'postgresql://nobody@127.0.0.1:1/nothing'
    configureDatabase({ ...there, appUrl: nowhere, platformUrl: nowhere, directUrl: nowhere })
    for (const token of [tokens.refresh_token, tokens.access_token]) {
      const refused = await app.revoke(String(token))
      expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, expect.stringMatching(/^\d+$/)])
      expect(refused.text).not.toMatch(/ECONNREFUSED|127\.0\.0\.1|postgres/i)
    }
    expect((await app.refresh(String(tokens.refresh_token))).status).toBe(503)
    expect((await app.userinfo(String(tokens.access_token))).status).toBe(503)
    const unable = await browser.visit(page.url)
    expect(unable.status).toBe(503)
    expect(unable.headers.get('signet-error-id')).not.toBeNull()
    await closeDatabase()
    configureDatabase(there)
    expect((await app.userinfo(String(tokens.access_token))).status).toBe(200)
    expect(codeOf(await signIn(browser, page.url, stage.acme.ada))).toMatch(/^sgc_/)
  })
})
