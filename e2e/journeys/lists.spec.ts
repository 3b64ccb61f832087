import { readFile } from 'node:fs/promises'
import { openAs } from '#e2e/support/portal.ts'
import { expect, test } from '#e2e/support/test.ts'

test('UX-C1 UX-C5 a list is narrowed, kept as a view for everyone, shown with fewer columns, and exported so', async ({
  page,
  tenant,
  newClient,
}) => {
  for (const name of ['Shop', 'Desk']) await newClient(tenant, 'production', { name })
  await newClient(tenant, 'production', { name: 'Scanner', kind: 'native' })
  const owner = await tenant.person({ builtInRole: 'owner' })
  const list = `${tenant.portal}/clients?environment=production`
  await openAs(page, list, owner)
  const row = (name: string) => page.getByRole('row', { name: new RegExp(name) })
  await expect(row('Scanner')).toBeVisible()

  // A filter is one press; it combines with the order, and is a chip that can be taken away.
  await page.locator('summary', { hasText: 'Filter' }).click()
  await page.locator('.filter-field', { hasText: 'Kind' }).locator('summary').click()
  await page.getByRole('link', { name: 'Web', exact: true }).click()
  await expect(page).toHaveURL(/kind=web/)
  await page.getByRole('columnheader', { name: 'Name' }).getByRole('link').click()
  await expect(page).toHaveURL(/sort=name/)
  await expect(row('Scanner')).toHaveCount(0)
  await expect(page.getByRole('row').nth(1)).toContainText('Desk')

  await page.locator('summary', { hasText: 'Save view' }).click()
  await page.getByLabel('Name of the view').fill('Web apps')
  await page.getByLabel('For everyone').check()
  await page.getByRole('button', { name: 'Save view' }).click()
  const views = page.getByRole('navigation', { name: 'Views of clients' })
  await expect(views.getByRole('link', { name: 'Web apps' })).toHaveAttribute('aria-current', 'page')

  // Columns are remembered: the server renders them on the next page too.
  await page.locator('summary', { hasText: 'Columns' }).click()
  await page.getByRole('checkbox', { name: 'Consent' }).uncheck()
  await page.getByRole('button', { name: 'Show columns' }).click()
  await expect(page.getByRole('columnheader', { name: 'Consent' })).toHaveCount(0)
  await views.getByRole('link', { name: 'All' }).click()
  await expect(row('Scanner')).toBeVisible()
  await page.goto(list)
  await expect(page.getByRole('columnheader', { name: 'Consent' })).toHaveCount(0)

  await views.getByRole('link', { name: 'Web apps' }).click()
  await expect(row('Scanner')).toHaveCount(0)
  const download = page.waitForEvent('download')
  await page.locator('summary', { hasText: 'Export' }).click()
  await page.getByRole('link', { name: 'CSV, parted by semicolons' }).click()
  const [heads = '', ...rows] = (await readFile(await (await download).path(), 'utf8')).trim().split('\r\n')
  expect(heads).not.toContain('First-party')
  expect(rows.map((line) => line.split(';')[1])).toEqual(['Desk', 'Shop'])

  await page.goto(`${tenant.portal}/trail?environment=production&action=client.exported`)
  await expect(page.getByRole('list', { name: 'Audit log' }).getByText('client.exported')).toHaveCount(1)
})

test('UX-C12 a filter is chosen in a combobox by keyboard, and named by its chip', async ({ page, tenant }) => {
  const owner = await tenant.person({ builtInRole: 'owner' })
  await openAs(page, `${tenant.portal}/trail?environment=production`, owner)
  await page.locator('summary', { hasText: 'Filter' }).click()
  await page.locator('.filter-field > summary', { hasText: 'Environment' }).click()
  const field = page.getByRole('combobox', { name: 'Environment' })
  await field.fill('nothing is so called')
  await expect(page.getByText('No matches')).toBeVisible()
  await field.fill('stag')
  await expect(page.getByRole('option')).toHaveCount(1)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(field).toHaveValue('Staging')
  await page.getByRole('button', { name: 'Apply filter' }).filter({ visible: true }).click()
  await expect(page.getByRole('link', { name: 'Remove filter Environment' })).toBeVisible()
  await expect(page.locator('span.chip')).toContainText('Staging')
})

test('UX-C3 a list is turned page by page, and back', async ({ page, tenant }) => {
  const owner = await tenant.person({ builtInRole: 'owner', name: 'Zoe Last' })
  const numbered = (at: number) => `Person ${String(at).padStart(2, '0')}`
  for (let at = 1; at <= 50; at++) await tenant.person({ name: numbered(at), email: `p${at}@example.com` })
  await openAs(page, `${tenant.portal}/users?environment=production&sort=name`, owner)
  const row = (name: string) => page.getByRole('row', { name: new RegExp(name) })
  const pages = page.getByRole('navigation', { name: 'Pages' })
  await expect(row(numbered(1))).toHaveCount(1)
  await expect(row(owner.name)).toHaveCount(0)
  await pages.getByRole('link', { name: 'Next' }).click()
  await expect(page.getByText('51–51 of 51')).toBeVisible()
  await expect(row(owner.name)).toHaveCount(1)
  await expect(row(numbered(1))).toHaveCount(0)
  await pages.getByRole('link', { name: 'Previous' }).click()
  await expect(page.getByText('1–50 of 51')).toBeVisible()
  await expect(row(numbered(1))).toHaveCount(1)
})

test('a list is searched, filtered and shown with other columns without scripts', async ({
  page,
  browser,
  tenant,
  newClient,
}) => {
  await newClient(tenant, 'production', { name: 'Shop' })
  const owner = await tenant.person({ builtInRole: 'owner' })
  await openAs(page, `${tenant.portal}/clients?environment=production`, owner)
  const context = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  })
  const plain = await context.newPage()
  await plain.goto(`${tenant.portal}/clients?environment=production`)
  await plain.getByRole('searchbox', { name: 'Search clients' }).fill('sho')
  await plain.keyboard.press('Enter')
  await plain.waitForURL('**q=sho**')
  await plain.locator('summary', { hasText: 'Columns' }).click()
  await plain.getByRole('checkbox', { name: 'Client ID' }).uncheck()
  await plain.getByRole('button', { name: 'Show columns' }).click()
  await expect(plain.getByRole('columnheader', { name: 'Client ID' })).toHaveCount(0)
  await expect(plain.getByRole('row', { name: /Shop/ })).toBeVisible()
  await plain.goto(`${tenant.portal}/trail?environment=production`)
  await plain.locator('summary', { hasText: 'Filter' }).click()
  await plain.locator('.filter-field > summary', { hasText: 'Environment' }).click()
  await plain.getByRole('textbox', { name: 'Environment' }).fill('staging')
  await plain.getByRole('button', { name: 'Apply filter' }).filter({ visible: true }).click()
  await expect(plain.locator('span.chip')).toContainText('Staging')
  await context.close()
})
