import { signIn, signInFirst } from '#e2e/support/hosted.ts'
import { random } from '#e2e/support/pkce.ts'
import { keepSecret, openAs } from '#e2e/support/portal.ts'
import { password as own } from '#e2e/support/seed.ts'
import { suite } from '#e2e/support/suite.ts'
import { expect, test } from '#e2e/support/test.ts'

test('the operator of SIGNET_OPERATOR_EMAIL signs in to /platform and creates a tenant, whose owner gets in', async ({
  page,
  origin,
  browser,
}) => {
  const { email, password } = suite().operator
  await page.goto(`${origin}/platform`)
  await signIn(page, { email, password, name: '', id: '', sub: '' })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Overview')
  await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Tenants' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tenants')
  const slug = `works-${random(5)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, 'x')}`
  await page.getByRole('link', { name: 'Create tenant' }).first().click()
  await page.getByLabel('Name', { exact: true }).fill('Works')
  await page.getByLabel('Slug').fill(slug)
  await page.getByLabel("Owner's name").fill('Owen Owner')
  await page.getByLabel("Owner's e-mail").fill(`owen@${slug}.example`)
  await page.getByRole('button', { name: 'Create tenant' }).click()
  const secret = await keepSecret(page, /first password/i)
  await page.getByRole('link', { name: 'Open Works' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Works')

  const owner = await browser.newPage()
  await owner.goto(`${origin}/admin/${slug}`)
  await signInFirst(owner, { email: `owen@${slug}.example`, given: secret, own })
  await expect(owner.getByRole('heading', { level: 1 })).toHaveText('Overview')
  await owner.close()
})

test('UX-C9 an unknown id of the right form is a page with a way back', async ({ page, tenant }) => {
  const owner = await tenant.person({ builtInRole: 'owner' })
  await openAs(page, `${tenant.portal}/clients`, owner)
  for (const path of [
    '/clients/cli_00000000000000000000000000',
    '/users/usr_00000000000000000000000000',
    '/users/cli_00000000000000000000000000',
    '/clients?environment=nowhere',
  ]) {
    const response = await page.goto(`${tenant.portal}${path}`)
    expect(response?.status(), path).toBe(404)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.getByRole('link').first()).toBeVisible()
  }
})

test('S01 the pages of one tenant are not found with the session of another', async ({
  page,
  newTenant,
  newClient,
}) => {
  const [acme, globex] = [await newTenant('Acme'), await newTenant('Globex')]
  const owner = await acme.person({ builtInRole: 'owner' })
  const stranger = await globex.person({ name: 'Gus Globex' })
  await newClient(globex, 'production', { name: 'Secret project' })
  await openAs(page, `${acme.portal}/users`, owner)
  await page.getByRole('link', { name: owner.name }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(owner.name)
  const own = new URL(page.url())
  const moved = await page.goto(own.href.replace(acme.slug, globex.slug))
  expect(new URL(page.url()).pathname).toContain(`/t/${globex.slug}/control/`)
  expect(moved?.status()).toBe(200)
  await expect(page.locator('body')).not.toContainText(stranger.email)
  await expect(page.locator('body')).not.toContainText('Secret project')
})
