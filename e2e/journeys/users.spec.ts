import { readFile } from 'node:fs/promises'
import { openAs } from '#e2e/support/portal.ts'
import { expect, test } from '#e2e/support/test.ts'

test('UX-C1 UX-C4 UX-C5 UX-C6 the list of users: found, filtered, acted on with a result per row, and exported as filtered', async ({
  page,
  tenant,
}) => {
  const owner = await tenant.person({ name: 'Olive Owner', builtInRole: 'owner' })
  for (const name of ['Ada Ålund', 'Ben Ålund', 'Cecilia Berg']) await tenant.person({ name })
  const list = `${tenant.origin}/admin/${tenant.slug}/users`
  await openAs(page, list, owner)

  // An accent is no obstacle, and the search stays in the address.
  await page.getByRole('searchbox', { name: 'Search users' }).fill('alund')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/q=alund/)
  await expect(page.getByRole('row', { name: /Ålund/ })).toHaveCount(2)
  await expect(page.getByRole('row', { name: /Berg/ })).toHaveCount(0)

  await page.getByRole('checkbox', { name: 'Select Ada Ålund' }).check()
  await page.getByRole('checkbox', { name: 'Select Ben Ålund' }).check()
  await page.getByRole('region', { name: 'Selection' }).getByRole('button', { name: 'Suspend', exact: true }).click()
  const asked = page.getByRole('dialog', { name: 'Suspend 2 users?' })
  await asked.getByRole('button', { name: 'Suspend users' }).click()
  const results = page.getByRole('table', { name: 'Results' })
  await expect(results.getByRole('row', { name: /Ålund Done/ })).toHaveCount(2)
  await page.getByRole('button', { name: 'Close results' }).click()

  await page.goto(`${list}?status=suspended&sort=name`)
  await expect(page.getByRole('row', { name: /Suspended/ })).toHaveCount(2)

  const download = page.waitForEvent('download')
  await page.getByText('Export', { exact: true }).click()
  await page.getByText('CSV, parted by commas').click()
  const text = await readFile((await (await download).path()) ?? '', 'utf8')
  expect(
    text
      .trim()
      .split('\r\n')
      .map((line) => line.split(',')[1]),
  ).toEqual(['Name', 'Ada Ålund', 'Ben Ålund'])

  await page.getByRole('button', { name: 'Actions for Ada Ålund' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  const gone = page.getByRole('dialog', { name: 'Delete Ada Ålund?' })
  await gone.getByRole('button', { name: 'Delete user' }).click()
  await expect(gone.getByText('Nothing was deleted')).toBeVisible()
  await gone.getByLabel('Type delete to confirm').fill('delete')
  await gone.getByRole('button', { name: 'Delete user' }).click()
  await expect(page.getByRole('row', { name: /Ada Ålund/ })).toHaveCount(0)
})

test('S10 a role that may only look sees nothing to select, create or export', async ({ page, tenant }) => {
  const support = await tenant.person({ name: 'Sue Support', builtInRole: 'support' })
  await openAs(page, `${tenant.origin}/admin/${tenant.slug}/users`, support)
  await expect(page.getByRole('row', { name: /Sue Support/ })).toBeVisible()
  await expect(page.getByRole('checkbox')).toHaveCount(0)
  for (const name of ['Create user', 'Export']) await expect(page.getByText(name, { exact: true })).toHaveCount(0)
})
