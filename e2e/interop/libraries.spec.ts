import { createHash } from 'node:crypto'
import { oauth4webapi } from '#e2e/relying-parties/oauth4webapi.ts'
import { openidClient } from '#e2e/relying-parties/openid-client.ts'
import type { Library, RelyingParty, Tokens } from '#e2e/relying-parties/relying-party.ts'
import { backAtApp, signIn } from '#e2e/support/hosted.ts'
import type { Person, SeededClient, Tenant } from '#e2e/support/seed.ts'
import { expect, test } from '#e2e/support/test.ts'
import { claimsOf } from '#e2e/support/token-endpoint.ts'

type Visit = { rp: RelyingParty; client: SeededClient; person: Person; tokens: Tokens; tenant: Tenant }

const halfHash = (token: string): string =>
  createHash('sha256').update(token).digest().subarray(0, 16).toString('base64url')

/** Done when 2. Each library meets four issuers at once: two tenants, two environments each, in one browser. */
function completesEverything(library: Library): void {
  test(`${library.name}: sign-in, refresh, userinfo, introspection, revocation and logout at four issuers at once`, async ({
    page,
    app,
    newTenant,
    newClient,
  }) => {
    const visits: Visit[] = []
    for (const name of ['Acme', 'Globex']) {
      const tenant = await newTenant(name)
      for (const [environment, directory] of [
        ['production', 'main'],
        ['staging', 'staging'],
      ] as const) {
        const authMethod = library.name === 'oauth4webapi' ? 'client_secret_post' : 'client_secret_basic'
        const firstParty = environment === 'production'
        const client = await newClient(tenant, environment, { name: `${name} ${environment}`, authMethod, firstParty })
        const person = await tenant.person({ name: `Ada of ${name}`, directory })
        const rp = await library.connect(client)
        await page.goto(await rp.begin())
        await expect(page.getByText(`Continue to ${client.name}`)).toBeVisible()
        await signIn(page, person)
        if (!firstParty) await page.getByRole('button', { name: 'Allow' }).click()
        const tokens = await rp.finish(await backAtApp(page, app.redirectUri))
        visits.push({ rp, client, person, tokens, tenant })
      }
    }

    for (const visit of visits) {
      expect(visit.tokens.sub).toBe(visit.person.sub)
      const id = claimsOf(visit.tokens.idToken)
      expect(id).toMatchObject({
        iss: visit.client.issuer,
        aud: visit.client.clientId,
        at_hash: halfHash(visit.tokens.accessToken),
      })
      const header = JSON.parse(Buffer.from(visit.tokens.idToken.split('.')[0] ?? '', 'base64url').toString())
      expect(header.alg).toBe('RS256')
      expect(await visit.rp.userinfo(visit.tokens)).toMatchObject({
        sub: visit.person.sub,
        email: visit.person.email,
        name: visit.person.name,
      })
      expect(await visit.rp.isActive(visit.tokens.accessToken)).toBe(true)

      const renewed = await visit.rp.refresh(visit.tokens)
      expect(renewed.sub).toBe(visit.person.sub)
      expect(renewed.refreshToken).not.toBe(visit.tokens.refreshToken)
      visit.tokens = renewed
      expect(await visit.rp.userinfo(renewed)).toMatchObject({ sub: visit.person.sub })
    }
    expect(new Set(visits.map(({ tokens }) => tokens.sub)).size).toBe(4)

    const [first, ...others] = visits
    if (first === undefined) throw new Error('nobody signed in')
    await first.rp.revoke(first.tokens.refreshToken)
    expect(await first.rp.isActive(first.tokens.accessToken)).toBe(false)
    await expect(first.rp.userinfo(first.tokens)).rejects.toThrow()
    await expect(first.rp.refresh(first.tokens)).rejects.toThrow()
    for (const { rp, tokens } of others) expect(await rp.isActive(tokens.accessToken)).toBe(true)

    for (const { rp, tokens } of visits) {
      await page.goto(await rp.signOutUrl(tokens, 'bye'))
      await expect(page).toHaveURL(`${app.signedOutUri}?state=bye`)
      await page.goto(await rp.begin({ prompt: 'none' }))
      expect(new URL(page.url()).searchParams.get('error')).toBe('login_required')
    }
  })
}

test.describe('in Chromium', () => {
  completesEverything(openidClient)
  completesEverything(oauth4webapi)
})

test.describe('in Chromium without JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  completesEverything(openidClient)
  completesEverything(oauth4webapi)
})
