import type { Page } from '@playwright/test'
import { openidClient } from '#e2e/relying-parties/openid-client.ts'
import { backAtApp, signIn, signInFirst } from '#e2e/support/hosted.ts'
import { OwnServer } from '#e2e/support/own-server.ts'
import { keepSecret } from '#e2e/support/portal.ts'
import { password } from '#e2e/support/seed.ts'
import { expect, test } from '#e2e/support/test.ts'

const operator = { name: 'Olga Operator', email: 'olga@example.com' }

async function createOperator(page: Page, setupUrl: string): Promise<void> {
  await page.goto(setupUrl)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Create the first operator')
  await page.getByLabel('Your name').fill(operator.name)
  await page.getByLabel('E-mail').fill(operator.email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Create operator' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Create a tenant')
}

test('UX-C15 the main job, from a fresh start: set-up, a tenant, its owner, a client, a user, and that user in the app', async ({
  page,
  app,
  browser,
}) => {
  const server = await OwnServer.start()
  try {
    const link = server.current.setupUrl ?? ''
    await createOperator(page, link)
    const second = await browser.newPage()
    const used = await second.goto(link)
    expect(used?.status()).toBe(404)
    await expect(second.getByRole('button', { name: 'Create operator' })).toHaveCount(0)
    await second.close()

    await page.getByLabel('Name', { exact: true }).fill('Acme Works')
    await page.getByLabel('Short name').fill('acme')
    await page.getByLabel('Owner’s name').fill('Ada Owner')
    await page.getByLabel('Owner’s e-mail').fill('ada@acme.example')
    await page.getByRole('button', { name: 'Create tenant' }).click()
    const ownerPassword = await keepSecret(page, /First password/)
    await page.getByRole('link', { name: 'Open Acme Works' }).click()
    await signInFirst(page, { email: 'ada@acme.example', given: ownerPassword, own: password })
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Overview')
    await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Clients' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Clients')

    await page.getByRole('link', { name: 'Create client' }).first().click()
    await page.getByRole('link', { name: /^Web\b/ }).click()
    await page.getByRole('link', { name: /^Express/ }).click()
    await page.getByLabel('Name', { exact: true }).fill('Billing')
    await page.getByLabel('Redirect URIs').fill(app.redirectUri)
    await page.getByLabel(/^After sign-out/).fill(app.signedOutUri)
    await page.getByLabel('This is our own app: do not ask people for consent').check()
    await page.getByLabel('Let it refresh its tokens').check()
    await page.getByRole('button', { name: 'Create client' }).click()
    await expect(page.getByText('Billing is ready')).toBeVisible()
    const values = Object.fromEntries(
      ((await page.getByText('OIDC_ISSUER=').first().textContent()) ?? '')
        .split('\n')
        .map((line) => line.trim().split('=')),
    ) as Record<string, string>
    const secret = await keepSecret(page, 'Client secret')
    expect(values).toMatchObject({
      OIDC_ISSUER: `${server.origin}/t/acme/production`,
      OIDC_CLIENT_SECRET: secret,
      OIDC_REDIRECT_URI: app.redirectUri,
    })
    await page.getByRole('link', { name: 'Open Billing' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Billing')
    await expect(page.locator('body')).not.toContainText(secret)

    await page.getByRole('link', { name: 'Users', exact: true }).click()
    await page.getByRole('link', { name: 'Create user' }).first().click()
    await page.getByLabel('Name', { exact: true }).fill('Uma User')
    await page.getByLabel('E-mail').fill('uma@acme.example')
    await page.getByRole('button', { name: 'Create user' }).click()
    const userPassword = await keepSecret(page, 'First password')
    await page.getByRole('link', { name: 'Open Uma User' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Uma User')

    const client = {
      ...{ id: '', name: 'Billing', issuer: values.OIDC_ISSUER ?? '', clientId: values.OIDC_CLIENT_ID ?? '', secret },
      ...{ redirectUris: [app.redirectUri], postLogoutRedirectUris: [app.signedOutUri] },
    }
    const visitor = await browser.newPage()
    const rp = await openidClient.connect(client)
    await visitor.goto(await rp.begin())
    await signInFirst(visitor, { email: 'uma@acme.example', given: userPassword, own: password })
    const tokens = await rp.finish(await backAtApp(visitor, app.redirectUri))
    expect(await rp.userinfo(tokens)).toMatchObject({ name: 'Uma User', email: 'uma@acme.example' })
    await visitor.close()
  } finally {
    await server.end()
  }
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('set-up loads the demo, whose people sign in to their consoles', async ({ page }) => {
    const server = await OwnServer.start()
    try {
      await createOperator(page, server.current.setupUrl ?? '')
      await page.getByRole('button', { name: 'Load the demo' }).click()
      await expect(page.getByRole('heading', { name: 'The demo is loaded' })).toBeVisible()
      const rows = await page.getByRole('row').filter({ hasText: /owner/i }).all()
      expect(rows.length).toBeGreaterThanOrEqual(2)
      const owners = await Promise.all(
        rows.map(async (row) => ({
          href: (await row.getByRole('link').first().getAttribute('href')) ?? '',
          email: (await row.locator('.cell-under').textContent()) ?? '',
          password: (await row.locator('td.mono').textContent()) ?? '',
        })),
      )
      expect(new Set(owners.map(({ href }) => href)).size).toBe(2)
      for (const { href, email, password: shown } of owners) {
        await page.goto(new URL(href, server.origin).href)
        await signIn(page, { email, password: shown, name: '', id: '', sub: '' })
        await expect(page.getByRole('heading', { level: 1 })).toHaveText('Overview')
        await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Clients' }).click()
        await expect(page.getByRole('row').nth(1)).toBeVisible()
      }
      await page.goto(`${server.origin}/platform`)
      await signIn(page, { ...operator, password, id: '', sub: '' })
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Overview')
    } finally {
      await server.end()
    }
  })
})
