import { signIn } from '#e2e/support/hosted.ts'
import { live } from '#e2e/support/live.ts'
import { openAs } from '#e2e/support/portal.ts'
import { suite } from '#e2e/support/suite.ts'
import { expect, test } from '#e2e/support/test.ts'

test('UX-C12 ⌘K goes to pages and starts actions by their names and synonyms, by keyboard alone', async ({
  page,
  tenant,
}) => {
  const owner = await tenant.person({ builtInRole: 'owner' })
  await openAs(page, `${tenant.portal}/users`, owner)
  await live(page)
  await page.keyboard.press('Control+k')
  const field = page.getByRole('combobox', { name: 'Search pages, people and actions' })
  await expect(field).toBeFocused()
  await field.fill('register appl')
  await expect(page.getByRole('option', { name: /Create client/ })).toBeVisible()
  await expect(page.getByRole('option')).toHaveCount(1)
  await page.keyboard.press('Enter')
  await page.waitForURL('**/clients/new?**')
  await live(page)
  await page.keyboard.press('Control+k')
  await field.fill('nobody is called so')
  await expect(page.getByText('Nothing is called')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(field).toBeHidden()
})

test('UX-C2 the palette finds people and clients on the server, and opens them', async ({
  page,
  tenant,
  newClient,
}) => {
  const owner = await tenant.person({ builtInRole: 'owner' })
  await tenant.person({ name: 'Grace Hopper' })
  await newClient(tenant, 'production', { name: 'Gracious billing' })
  await openAs(page, `${tenant.portal}/users`, owner)
  await live(page)
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Search pages, people and actions' }).fill('grac')
  await expect(page.getByRole('option', { name: /Gracious billing/ })).toBeVisible()
  await page.getByRole('option', { name: /Grace Hopper/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Grace Hopper')
})

test('the palette offers what the role may open, and nothing else', async ({ page, tenant }) => {
  const support = await tenant.person({ builtInRole: 'support' })
  await openAs(page, `${tenant.portal}/users`, support)
  await page.getByRole('button', { name: 'Search or jump to' }).click()
  await expect(page.getByRole('option', { name: /Users/ })).toBeVisible()
  await expect(page.getByRole('option', { name: /Create|Invite|Import|Rotate/ })).toHaveCount(0)
  await expect(page.getByRole('option', { name: /Audit log/ })).toHaveCount(0)
})

test('g and a letter go to a section, / to the search, ? shows them all; in a field they are letters', async ({
  page,
  tenant,
}) => {
  const owner = await tenant.person({ builtInRole: 'owner' })
  await openAs(page, `${tenant.portal}/users`, owner)
  await live(page)
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeHidden()
  await page.keyboard.press('g')
  await page.keyboard.press('a')
  await page.waitForURL('**/trail?**')
  await live(page)
  await page.keyboard.press('g')
  await page.keyboard.press('u')
  await page.waitForURL('**/users?**')
  await live(page)
  await page.keyboard.press('/')
  const search = page.getByRole('searchbox')
  await expect(search).toBeFocused()
  await page.keyboard.type('g a?')
  await expect(search).toHaveValue('g a?')
})

test('UX-C13 a session that ends while a form is filled in loses nothing: sign in beside it and send again', async ({
  page,
  tenant,
  context,
}) => {
  const owner = await tenant.person({ builtInRole: 'owner' })
  await openAs(page, `${tenant.portal}/users/new`, owner)
  await page.getByLabel('Name', { exact: true }).fill('Grace Hopper')
  await page.getByLabel('E-mail').fill('grace@example.com')
  await tenant.endSessions('control')
  await page.getByRole('button', { name: 'Create user' }).click()
  await expect(page.locator('form').getByRole('alert')).toContainText('Your session has ended')
  await expect(page.getByLabel('E-mail')).toHaveValue('grace@example.com')
  const beside = context.waitForEvent('page')
  await page.getByRole('link', { name: 'Sign in in a new tab' }).click()
  const tab = await beside
  await openAs(tab, `${tenant.portal}/users`, owner)
  await tab.close()
  await page.getByRole('button', { name: 'Create user' }).click()
  await expect(page.getByText('grace@example.com').first()).toBeVisible()
  await expect(page.locator('form').getByRole('alert')).toHaveCount(0)
})

test('UX-C13 a form whose answer never comes says so and keeps what was typed', async ({ page, tenant, context }) => {
  const owner = await tenant.person({ builtInRole: 'owner' })
  await openAs(page, `${tenant.portal}/users/new`, owner)
  await page.getByLabel('Name', { exact: true }).fill('Grace Hopper')
  await page.getByLabel('E-mail').fill('grace@example.com')
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Create user' }).click()
  await expect(page.locator('form').getByRole('alert')).toContainText('No answer came from the server')
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Grace Hopper')
  await context.setOffline(false)
  await page.getByRole('button', { name: 'Create user' }).click()
  await expect(page.getByText('grace@example.com').first()).toBeVisible()
})

test('the operators’ palette goes to their pages and finds tenants by name', async ({ page, tenant, origin }) => {
  const { email, password } = suite().operator
  await page.goto(`${origin}/platform/health`)
  await signIn(page, { email, password, name: '', id: '', sub: '' })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Health')
  await live(page)
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Search pages, people and actions' }).fill(tenant.slug)
  await page.getByRole('option', { name: new RegExp(tenant.displayName) }).click()
  await page.waitForURL(`**/platform/tenants/${tenant.slug}`)
  await live(page)
  await page.keyboard.press('g')
  await page.keyboard.press('j')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Jobs')
})
