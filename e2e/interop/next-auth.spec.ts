import type { Page } from '@playwright/test'
import { enterEmail, enterPassword } from '#e2e/support/hosted.ts'
import { startHelper } from '#e2e/support/process.ts'
import type { Person, SeededClient, Tenant } from '#e2e/support/seed.ts'
import { suite } from '#e2e/support/suite.ts'
import { expect, test } from '#e2e/support/test.ts'

type Visit = { home: string; person: Person; client: SeededClient; tenant: Tenant }

/** Registers one app of the next-auth server at an issuer, under a key of its own. */
async function register(server: string, key: string, client: SeededClient, signedOutUri: string): Promise<string> {
  const { issuer, clientId, secret: clientSecret } = client
  const body = JSON.stringify({ key, issuer, clientId, clientSecret, signedOutUri })
  const response = await fetch(`${server}/register`, { method: 'POST', body })
  return ((await response.json()) as { home: string }).home
}

const press = async (page: Page, home: string, name: string): Promise<string> => {
  await page.goto(home)
  await page.getByRole('button', { name, exact: true }).click()
  return (await page.getByRole('status').textContent()) ?? ''
}

/** Done when 2, with the library that most Next.js apps use. */
function completesEverything(): void {
  test('next-auth: sign-in, refresh, userinfo, introspection, revocation and logout at four issuers at once', async ({
    page,
    app,
    newTenant,
    newClient,
  }) => {
    const server = await startHelper(suite().nextAuthApp, {})
    try {
      const visits: Visit[] = []
      for (const name of ['Acme', 'Globex']) {
        const tenant = await newTenant(name)
        for (const [environment, directory] of [
          ['production', 'main'],
          ['staging', 'staging'],
        ] as const) {
          const key = `${name.toLowerCase()}-${environment}`
          const client = await newClient(tenant, environment, {
            name: `${name} ${environment}`,
            redirectUris: [`${server.url}/apps/${key}/auth/callback/signet`],
          })
          const person = await tenant.person({ name: `Ada of ${name}`, directory })
          const home = await register(server.url, key, client, app.signedOutUri)
          await page.goto(home)
          await page.getByRole('link', { name: 'Sign in' }).click()
          await page.getByRole('button', { name: 'Sign in with Signet' }).click()
          await enterEmail(page, person.email)
          await enterPassword(page, person.password)
          await expect(page.getByRole('heading')).toHaveText(`Signed in as Ada of ${name}`)
          visits.push({ home, person, client, tenant })
        }
      }

      for (const { home, person } of visits) {
        await page.goto(home)
        await expect(page.getByText(person.email)).toBeVisible()
        expect(await press(page, home, 'refresh')).toBe('refreshed')
        expect(await press(page, home, 'userinfo')).toContain(`"sub":"${person.sub}"`)
        expect(await press(page, home, 'introspect')).toContain('"active":true')
      }

      const [first, ...others] = visits
      if (first === undefined) throw new Error('nobody signed in')
      expect(await press(page, first.home, 'revoke')).toMatch(/^200/)
      expect(await press(page, first.home, 'introspect')).toContain('"active":false')
      expect(await press(page, first.home, 'userinfo')).toMatch(/^401/)
      for (const { home } of others) expect(await press(page, home, 'introspect')).toContain('"active":true')

      for (const { home } of visits) {
        await page.goto(home)
        await page.getByRole('button', { name: 'sign-out' }).click()
        await expect(page).toHaveURL(`${app.signedOutUri}?state=bye`)
        await page.goto(home)
        await expect(page.getByRole('heading')).toHaveText('Signed out')
        await page.getByRole('link', { name: 'Sign in' }).click()
        await page.getByRole('button', { name: 'Sign in with Signet' }).click()
        await expect(page.getByLabel('E-mail')).toBeVisible()
      }
    } finally {
      await server.stop()
    }
  })
}

test.describe('in Chromium', () => {
  completesEverything()
})

test.describe('in Chromium without JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  completesEverything()
})
