import { signIn, signInFirst } from '#e2e/support/hosted.ts'
import { random } from '#e2e/support/pkce.ts'
import { keepSecret, openAs } from '#e2e/support/portal.ts'
import { password as own } from '#e2e/support/seed.ts'
import { suite } from '#e2e/support/suite.ts'
import { expect, test } from '#e2e/support/test.ts'

test('an operator creates a tenant, renames it, enters it for a reason, suspends it, deletes it and takes that back', async ({
  page,
  origin,
  browser,
}) => {
  const { email, password } = suite().operator
  await page.goto(`${origin}/platform/tenants/new`)
  await signIn(page, { email, password, name: '', id: '', sub: '' })
  const slug = `steps-${random(5)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, 'x')}`
  await page.getByLabel('Name', { exact: true }).fill('Stepping Stones')
  await page.getByLabel('Slug').fill(slug)
  await page.getByLabel("Owner's name").fill('Stella Owner')
  await page.getByLabel("Owner's e-mail").fill(`stella@${slug}.example`)
  await page.getByRole('button', { name: 'Create tenant' }).click()
  const given = await keepSecret(page, /first password/i)
  const owner = await browser.newPage()
  await owner.goto(`${origin}/admin/${slug}`)
  await signInFirst(owner, { email: `stella@${slug}.example`, given, own })

  await page.goto(`${origin}/platform/tenants/${slug}?tab=settings`)
  await page.getByLabel('Name', { exact: true }).fill('Stepping Stones Ltd')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByText('The tenant is renamed')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Stepping Stones Ltd')

  await page.getByRole('link', { name: 'Enter', exact: true }).click()
  await page.getByLabel('Reason').fill('why')
  await page.getByRole('button', { name: 'Enter tenant' }).click()
  await expect(page.getByText('needs a sentence that the tenant will read').first()).toBeVisible()
  await page.getByLabel('Reason').fill('The owner asked for help with the first client')
  await page.getByRole('button', { name: 'Enter tenant' }).click()
  await expect(page.getByText('You entered Stepping Stones Ltd as an operator')).toBeVisible()
  await page.goto(`${origin}/admin/${slug}/keys`)
  await expect(page.getByText('You entered Stepping Stones Ltd as an operator')).toBeVisible()
  await page.getByRole('button', { name: 'Tenant: Stepping Stones Ltd' }).first().click()
  await page.getByRole('searchbox', { name: 'Find a tenant' }).fill(slug)
  await page.getByRole('link', { name: new RegExp(slug) }).click()
  await expect(page).toHaveURL(new RegExp(`/platform/tenants/${slug}`))

  await page.goto(`${origin}/platform/tenants/${slug}?tab=danger`)
  await page.getByRole('button', { name: 'Suspend tenant' }).click()
  await expect(page.getByText('Suspended: nobody signs in and no token works')).toBeVisible()
  expect((await owner.goto(`${origin}/admin/${slug}/users`))?.status()).toBe(404)
  await page.getByRole('button', { name: 'Resume tenant' }).click()
  await expect(page.getByText('People can sign in again and tokens work again')).toBeVisible()

  await page.getByLabel(`Type ${slug} to confirm`).fill('something else')
  await page.getByRole('button', { name: 'Delete tenant' }).click()
  await expect(page.getByText('is not the short name of this tenant').first()).toBeVisible()
  await page.getByLabel(`Type ${slug} to confirm`).fill(slug)
  await page.getByRole('button', { name: 'Delete tenant' }).click()
  await expect(page.getByText('Put down for deletion')).toBeVisible()
  await page.getByRole('button', { name: 'Take deletion back' }).click()
  await expect(page.getByText('The deletion is taken back')).toBeVisible()
  expect((await owner.goto(`${origin}/admin/${slug}/users`))?.status()).toBe(200)
  await expect(owner.getByRole('heading', { level: 1 })).toHaveText('Users')
  await owner.close()
})

test('an owner creates an environment with its own people, rotates its keys, suspends it and deletes it by its name', async ({
  page,
  tenant,
}) => {
  const owner = await tenant.person({ builtInRole: 'owner' })
  await openAs(page, `${tenant.portal}/environments`, owner)
  await page.getByRole('link', { name: 'Create environment' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Load tests')
  await page.getByLabel('Short name', { exact: true }).fill('control')
  await page.getByLabel('Name of the new directory', { exact: true }).fill('Robots')
  await page.getByLabel('Short name of the new directory').fill('robots')
  await page.getByRole('button', { name: 'Create environment' }).click()
  await expect(page.getByText('This word is reserved. Choose another.').first()).toBeVisible()
  await expect(page.getByLabel('Name of the new directory', { exact: true })).toHaveValue('Robots')
  await page.getByLabel('Short name', { exact: true }).fill('load')
  await page.getByRole('button', { name: 'Create environment' }).click()
  await expect(page.getByText('The environment is ready: its keys sign')).toBeVisible()
  await expect(page.getByText('It has the directory Robots for itself.')).toBeVisible()
  const issuer = `${tenant.origin}/t/${tenant.slug}/load`
  const kids = async () => {
    const body = (await (await page.request.get(`${issuer}/oauth/jwks`)).json()) as { keys: { kid: string }[] }
    return body.keys.map(({ kid }) => kid)
  }
  const before = await kids()

  await page.getByRole('link', { name: 'Signing keys' }).last().click()
  await page.getByRole('button', { name: 'Rotate ES256' }).click()
  await expect(page.getByText(/^Apps that cache the key set may not know the next key yet/).first()).toBeVisible()
  await page
    .getByLabel(/^Rotate although/)
    .last()
    .check()
  await page.getByRole('button', { name: 'Rotate ES256' }).click()
  await expect(page.getByText('The next key signs from now on', { exact: true })).toBeVisible()
  await expect(page.getByText('Verifies', { exact: true })).toBeVisible()
  await expect.poll(async () => (await kids()).length).toBeGreaterThan(before.length)
  expect(await kids()).toEqual(expect.arrayContaining(before))

  await page.getByRole('link', { name: 'Danger zone' }).click()
  await page.getByRole('button', { name: 'Suspend environment' }).click()
  await expect(page.getByText('Suspended: nobody signs in and no token is issued')).toBeVisible()
  await page.getByLabel('Type load to confirm').fill('load')
  await page.getByRole('button', { name: 'Delete environment' }).click()
  await expect(page).toHaveURL(/\/environments$/)
  await expect(page.getByRole('link', { name: 'Load tests' })).toHaveCount(0)
  await expect
    .poll(async () => (await page.request.get(`${issuer}/.well-known/openid-configuration`)).status())
    .toBe(404)
})
