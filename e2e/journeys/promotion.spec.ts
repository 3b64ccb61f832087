import { openAs } from '#e2e/support/portal.ts'
import { expect, test } from '#e2e/support/test.ts'

test('from staging to production and back: compared, decided, applied, rolled back', async ({
  page,
  tenant,
  newClient,
}) => {
  const owner = await tenant.person({ builtInRole: 'owner', name: 'Olive Owner' })
  await newClient(tenant, 'staging', { name: 'Mobile shop', postLogoutRedirectUris: [] })
  await openAs(page, `${tenant.portal}/promote?environment=production`, owner)
  await expect(page.getByText('Nothing was promoted here yet')).toBeVisible()
  await page.getByRole('button', { name: 'Compare environments' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Promote Staging to Production' })).toBeVisible()
  await expect(page.getByText('1 to create, 0 to change, 0 to remove')).toBeVisible()

  // What belongs to production is nobody's to guess: without a decision nothing happens, and nothing typed is lost.
  await page.getByLabel('Why').fill('Tried in staging since Monday')
  await page.getByRole('button', { name: 'Apply to Production' }).click()
  await expect(page.getByRole('alert').getByRole('link', { name: 'Redirect URIs of Mobile shop' })).toBeVisible()
  await expect(page.getByLabel('Why')).toHaveValue('Tried in staging since Monday')

  const decision = page.getByRole('group', { name: 'Redirect URIs of Mobile shop' })
  await decision.getByRole('radio', { name: 'Use these' }).check()
  await decision.getByRole('textbox').fill('https://shop.example.com/callback')
  await page.getByRole('button', { name: 'Apply to Production' }).click()
  await expect(page.getByText('Applied to Production')).toBeVisible()
  const promotion = page.url()

  await page.goto(`${tenant.portal}/clients?environment=production`)
  await page.getByRole('link', { name: 'Mobile shop' }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: 'Mobile shop' })).toBeVisible()

  await page.goto(promotion)
  await page.getByLabel('Why').fill('Sign-in is slower since')
  await page.getByRole('button', { name: 'Roll back promotion' }).click()
  await expect(page.getByText('Rolled back: Production is as it was before')).toBeVisible()
  await page.goto(`${tenant.portal}/clients?environment=production`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Mobile shop' })).toHaveCount(0)
})
