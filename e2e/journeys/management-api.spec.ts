import { openAs } from '#e2e/support/portal.ts'
import { expect, test } from '#e2e/support/test.ts'

test('an API key: made in the console, used over HTTP within what it may, revoked and refused', async ({
  page,
  tenant,
  request,
}) => {
  const owner = await tenant.person({ builtInRole: 'owner', name: 'Olive Owner' })
  await openAs(page, `${tenant.portal}/api-keys/new`, owner)
  await page.getByLabel('Name', { exact: true }).fill('Nightly sync')
  await page.getByRole('button', { name: 'Create API key' }).click()
  await expect(page.getByText('choose at least one').first()).toBeVisible()
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Nightly sync')
  for (const name of ['user:read', 'group:write']) await page.getByLabel(name, { exact: true }).check()
  await page.getByRole('button', { name: 'Create API key' }).click()
  const key = await page.getByText(/^sgk_/).textContent()

  const api = `${new URL(tenant.portal).origin}/api/v1`
  const headers = { authorization: `Bearer ${key}` }
  const here = `${api}/tenants/${tenant.slug}`
  const users = await request.get(`${here}/users?directory=main&limit=1`, { headers })
  expect([users.status(), users.headers()['cache-control']]).toEqual([200, 'no-store'])
  const data = { slug: 'night', displayName: 'Night shift' }
  const once = { ...headers, 'idempotency-key': 'night-1' }
  const first = await request.post(`${here}/directories/main/groups`, { headers: once, data })
  const again = await request.post(`${here}/directories/main/groups`, { headers: once, data })
  expect([first.status(), again.status()]).toEqual([201, 201])
  expect(await again.json()).toEqual(await first.json())
  const refused = await request.get(here, { headers })
  expect([refused.status(), refused.headers()['content-type']]).toEqual([403, 'application/problem+json'])
  expect((await request.get(here)).status()).toBe(401)
  const document = (await (await request.get(`${api}/openapi.json`)).json()) as { openapi: string }
  expect(document.openapi).toBe('3.1.0')

  await page.getByLabel('I have saved it').check()
  await page.goto(`${tenant.portal}/api-keys`)
  await page.getByRole('button', { name: /^Revoke/ }).click()
  await expect(page.getByText('The key was revoked.').first()).toBeVisible()
  expect((await request.get(`${here}/users?directory=main`, { headers })).status()).toBe(401)
})

test('UX-C21 a form says which call it is, and the reference what that call takes', async ({ page, tenant }) => {
  const owner = await tenant.person({ builtInRole: 'owner' })
  await openAs(page, `${tenant.portal}/groups/new?environment=production`, owner)
  await page.getByLabel('Name', { exact: true }).fill("Ada's team")
  await page.getByLabel('Slug').fill('adas')
  await page.getByText('View as API call').click()
  const call = page.locator('main pre')
  await expect(call).toContainText(`/api/v1/tenants/${tenant.slug}/directories/main/groups'`)
  await expect(call).toContainText('"slug": "adas"')
  await page.getByRole('link', { name: 'Open in the reference' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('group.created')
  await expect(page.getByRole('table', { name: 'Takes' })).toContainText('displayName')
  await page.getByRole('link', { name: 'API reference' }).first().click()
  await page.getByRole('searchbox', { name: 'Search the reference' }).fill('rotate')
  await page.keyboard.press('Enter')
  await expect(page.locator('main')).toContainText('/secrets/')
  await expect(page.locator('main')).not.toContainText('group.created')
})
