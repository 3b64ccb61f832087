import type { Page } from '@playwright/test'
import { keepSecret, openAs } from '#e2e/support/portal.ts'
import { expect, test } from '#e2e/support/test.ts'
import { post } from '#e2e/support/token-endpoint.ts'

/** Moves by Tab to what has this name, and presses Enter on it. */
async function press(page: Page, name: string | RegExp): Promise<void> {
  const wanted = page.getByRole('main').getByRole('link', { name }).or(page.getByRole('button', { name }))
  for (let stops = 0; stops < 60; stops++) {
    await page.keyboard.press('Tab')
    if (await wanted.first().evaluate((each) => each === document.activeElement)) return page.keyboard.press('Enter')
  }
  throw new Error(`the keyboard does not reach ${name}`)
}

test('UX new client by keyboard alone: a single-page app, with reasons while it is typed; Back loses nothing', async ({
  page,
  tenant,
}) => {
  const owner = await tenant.person({ name: 'Olive Owner', builtInRole: 'owner' })
  const list = `${tenant.origin}/admin/${tenant.slug}/clients`
  await openAs(page, list, owner)
  await press(page, 'Create client')
  await expect(page.getByRole('heading', { name: 'What runs it?' })).toBeVisible()
  await press(page, /^Single-page/)
  await expect(page.getByRole('heading', { name: 'What is it built with?' })).toBeVisible()
  await press(page, /^Single-page app/)
  await page.getByLabel('Name', { exact: true }).focus()
  await page.keyboard.type('Dashboard')
  await page.keyboard.press('Tab')
  await page.keyboard.type('http://dash.example.test/callback')
  await page.keyboard.press('Tab')
  const redirects = page.getByLabel('Redirect URIs')
  await expect(redirects).toHaveAccessibleDescription(/must use https; http is for localhost alone/)
  await redirects.fill('https://dash.example.test/callback')
  await expect(redirects).not.toHaveAccessibleDescription(/must use https/)
  await page.goBack()
  await page.goForward()
  await expect(redirects).toHaveValue('https://dash.example.test/callback')
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Dashboard')
  await press(page, 'Create client')
  await expect(page.getByText('Dashboard is ready')).toBeVisible()
  await expect(page.getByText(`VITE_OIDC_AUTHORITY=${tenant.origin}/t/${tenant.slug}/production`)).toBeVisible()
  await expect(page.getByText('Client secret')).toHaveCount(0)
  await press(page, 'Open Dashboard')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dashboard')
})

test('a service: its secret once, a rotation with grace whose two secrets work, an end, and a deletion that asks', async ({
  page,
  tenant,
}) => {
  const owner = await tenant.person({ name: 'Olive Owner', builtInRole: 'owner' })
  const list = `${tenant.origin}/admin/${tenant.slug}/clients`
  await openAs(page, `${list}/new?environment=production&kind=m2m&framework=curl-service`, owner)
  await page.getByLabel('Name', { exact: true }).fill('Nightly export')
  await page.getByRole('button', { name: 'Create client' }).click()
  await expect(page.getByText('Nightly export is ready')).toBeVisible()
  const first = await keepSecret(page, 'Client secret')
  await expect(page.getByText(`CLIENT_SECRET='${first}'`)).toBeVisible()
  await page.getByRole('link', { name: 'Open Nightly export' }).click()
  const clientId = (await page.locator('.page-head .id').textContent()) ?? ''
  await page.getByRole('link', { name: /^Credentials/ }).click()
  await page.getByLabel('Hours that the old secret goes on').fill('2')
  await page.getByRole('button', { name: 'Rotate secret' }).click()
  const second = await keepSecret(page, 'New client secret')
  const works = async (secret: string) => {
    const at = { clientId, secret, issuer: `${tenant.origin}/t/${tenant.slug}/production` }
    const client = { ...at, id: '', name: '', redirectUris: [], postLogoutRedirectUris: [] }
    return (await post(client, 'introspect', { token: 'x' })).status
  }
  await expect.poll(() => works(second)).toBe(200)
  expect(await works(first)).toBe(200)
  await page.getByRole('link', { name: 'Back to credentials' }).click()
  await expect(page.getByText('Both are accepted until')).toBeVisible()
  await expect(page.locator('body')).not.toContainText(second)
  await page.getByRole('button', { name: `End …${first.slice(-4)} now` }).click()
  await expect(page.getByText('The secret has ended')).toBeVisible()
  await expect.poll(() => works(first)).toBe(401)
  expect(await works(second)).toBe(200)
  await page.getByRole('link', { name: 'Danger zone' }).click()
  await page.getByLabel('Type Nightly export to confirm').fill('nightly')
  await page.getByRole('button', { name: 'Delete client' }).click()
  await expect(page.locator('.banner-danger')).toContainText('Nothing was deleted')
  await page.getByLabel('Type Nightly export to confirm').fill('Nightly export')
  await page.getByRole('button', { name: 'Delete client' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Clients')
  await expect(page.getByText('Nightly export')).toHaveCount(0)
  await expect.poll(() => works(second)).toBe(401)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the wizard and the settings are plain links and posts, and a refusal keeps what was typed', async ({
    page,
    tenant,
  }) => {
    const owner = await tenant.person({ name: 'Olive Owner', builtInRole: 'owner' })
    await openAs(page, `${tenant.origin}/admin/${tenant.slug}/clients/new`, owner)
    await page.getByRole('link', { name: /^Web\b/ }).click()
    await page.getByRole('link', { name: /^Django/ }).click()
    await page.getByLabel('Name', { exact: true }).fill('Shop')
    await page.getByLabel('Redirect URIs').fill('https://*.example.test/cb')
    await page.getByRole('button', { name: 'Create client' }).click()
    await expect(page.getByRole('alert')).toContainText('must not hold *')
    await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Shop')
    await page.getByLabel('Redirect URIs').fill('https://shop.example.test/oidc/callback/')
    await page.getByRole('button', { name: 'Create client' }).click()
    await expect(page.getByText('Shop is ready')).toBeVisible()
    await expect(page.getByText('OIDC_USE_PKCE = True')).toBeVisible()
    await page.locator('noscript').getByRole('link', { name: 'Open Shop' }).click()
    await page.getByRole('link', { name: 'Settings' }).click()
    await page.getByLabel('Name', { exact: true }).fill('Shop again')
    await page.getByRole('button', { name: 'Save changes' }).click()
    await expect(page.getByText('The settings are saved')).toBeVisible()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Shop again')
  })
})
