import type { Page } from '@playwright/test'
import { choose } from '#e2e/support/choose.ts'
import { live } from '#e2e/support/live.ts'
import { openAs } from '#e2e/support/portal.ts'
import { expect, test } from '#e2e/support/test.ts'

/** Fills in one field of a form and another, and sends it. */
async function send(page: Page, fields: Record<string, string>, button: string | RegExp): Promise<void> {
  for (const [label, value] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).fill(value)
  await page.getByRole('button', { name: button }).click()
}

const isWiderThanItsWindow = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)

test('an API, its permissions and two roles, one within the other, given to a group: by form and by keyboard', async ({
  page,
  tenant,
  newClient,
}) => {
  const owner = await tenant.person({ builtInRole: 'owner', name: 'Olive Owner' })
  const member = await tenant.person({ name: 'Ada Lovelace' })
  const billing = { identifier: 'https://billing.example', permission: 'ledger:read' }
  await tenant.api('production', await newClient(tenant), billing.identifier, billing.permission)
  await tenant.giveThroughGroup('production', member, owner, billing)

  await openAs(page, `${tenant.portal}/apis/new`, owner)
  await send(page, { Name: 'Warehouse', Identifier: 'urn:signet:warehouse' }, 'Create API')
  await expect(page.getByRole('link', { name: 'Identifier' })).toBeVisible()
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Warehouse')
  await send(page, { Identifier: 'https://warehouse.example' }, 'Create API')
  await expect(page.getByRole('heading', { level: 1, name: 'Warehouse' })).toBeVisible()
  for (const name of ['pallets:read', 'pallets:move', 'stock:read']) {
    await send(page, { Permission: name }, 'Add permission')
    await expect(page.getByRole('cell', { name, exact: true })).toBeVisible()
  }

  for (const name of ['Picker', 'Shift lead']) {
    await page.goto(`${tenant.portal}/roles/new`)
    await send(page, { Name: name }, 'Create role')
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  }
  const lead = page.url().replace(/[?&]done=created/, '')
  await page
    .getByRole('navigation', { name: 'Yours' })
    .getByRole('link', { name: /Picker/ })
    .click()

  // The matrix by keyboard alone: arrows go from box to box, space ticks. The page that was left has the same boxes.
  await expect(page.getByRole('heading', { level: 1, name: 'Picker' })).toBeVisible()
  await live(page)
  await page.getByRole('checkbox', { name: 'pallets:move' }).focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowLeft')
  await expect(page.getByRole('checkbox', { name: 'pallets:read' })).toBeFocused()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('checkbox', { name: 'stock:read' })).toBeFocused()
  const bar = page.getByRole('region', { name: '2 unsaved changes' })
  await expect(bar).toContainText('2 added, 0 removed. Nobody and no client are affected')
  await bar.getByRole('button', { name: 'Review' }).click()
  await expect(page.getByRole('dialog')).toContainText('pallets:move')
  await page.keyboard.press('Escape')
  await bar.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByText('The changes are saved')).toBeVisible()
  await expect(page.getByRole('checkbox', { name: 'pallets:read' })).toBeChecked()

  await page.goto(`${lead}&tab=contains`)
  await choose(page, 'Role', 'Picker')
  await page.getByRole('button', { name: 'Put into Shift lead' }).click()
  await expect(page.getByText('The role is contained now')).toBeVisible()
  await page.goto(lead)
  await expect(page.getByRole('img', { name: 'pallets:read: from Picker' })).toBeVisible()

  await page.goto(`${lead}&tab=members&to=group`)
  await choose(page, 'Group', 'Finance')
  await page.getByRole('button', { name: 'Give role' }).click()
  await expect(page.getByText('The role is given')).toBeVisible()
  await expect(page.getByRole('row', { name: /Finance/ })).toContainText('All environments')

  // What a rename would touch stands before the form that does it.
  await page.goto(`${tenant.portal}/apis`)
  await page.getByRole('link', { name: 'Warehouse' }).click()
  await page.getByRole('link', { name: 'Change pallets:read' }).click()
  await expect(page.getByText('1 role holds it')).toBeVisible()
  await expect(page.getByText('1 person and no client have it through roles')).toBeVisible()
  await send(page, { Permission: 'pallets:see' }, 'Save permission')
  await expect(page.getByText('The permission is changed')).toBeVisible()
  await expect(page.getByRole('cell', { name: 'pallets:see', exact: true })).toBeVisible()
})

test('UX-C10 the matrix at 320 px is a list for each resource; what a role may not change says why', async ({
  page,
  tenant,
  newClient,
}) => {
  const owner = await tenant.person({ builtInRole: 'owner', name: 'Olive Owner' })
  const support = await tenant.person({ builtInRole: 'support', name: 'Sam Support' })
  const billing = { identifier: 'https://billing.example', permission: 'ledger:read' }
  await tenant.api('production', await newClient(tenant), billing.identifier, billing.permission)
  await tenant.giveThroughGroup('production', support, owner, billing)
  await openAs(page, `${tenant.portal}/roles`, support)
  await page.setViewportSize({ width: 320, height: 700 })
  expect(await isWiderThanItsWindow(page)).toBe(false)
  await page.getByRole('link', { name: 'Invoice reader' }).click()
  await expect(page.getByText('You can look, not change')).toBeVisible()
  await expect(page.getByRole('checkbox', { name: 'ledger:read' })).toBeDisabled()
  await expect(page.getByRole('checkbox', { name: 'ledger:read' })).toBeChecked()
  await expect(page.getByRole('columnheader', { name: 'Read' })).toBeHidden()
  expect(await isWiderThanItsWindow(page)).toBe(false)
  for (const path of ['administrators', 'apis/new', 'roles/new']) {
    await page.goto(`${tenant.portal}/${path}`)
    await expect(page.getByText('Your role does not show this')).toBeVisible()
  }
})
