import { openAs } from '#e2e/support/portal.ts'
import { expect, test } from '#e2e/support/test.ts'

test('the trail is narrowed by its address, followed live and exported as it is narrowed', async ({ page, tenant }) => {
  const owner = await tenant.person({ builtInRole: 'owner' })
  await openAs(page, `${tenant.portal}/trail?environment=production&action=session.started`, owner)
  const events = page.getByRole('list', { name: 'Audit log', exact: true })
  await expect(events.getByRole('listitem')).toHaveCount(1)
  await expect(events).toContainText(owner.name)

  // An event opens to what it knows, and leads to all of the same request.
  await events.locator('summary').click()
  await events.getByRole('link', { name: 'Events of this request' }).click()
  await expect(page).toHaveURL(/request=/)
  await expect(events).toContainText('session.started')

  await page.goto(`${tenant.portal}/trail?environment=production`)
  await page.getByRole('button', { name: 'Follow live' }).click()
  const sent = await page.request.get(`${tenant.portal}/trail/export?action=session.started&format=jsonl`)
  const lines = (await sent.text()).trim().split('\n')
  expect(lines.map((line) => (JSON.parse(line) as { action: string }).action)).toEqual(['session.started'])
  await expect(page.getByRole('list', { name: 'Audit log: new events' })).toContainText('trail.exported')
  await expect(page.getByRole('status').filter({ hasText: 'new since' })).toBeVisible()
  await page.getByRole('button', { name: 'Pause' }).click()
  await expect(page.getByRole('button', { name: 'Follow live' })).toBeVisible()

  await page.getByRole('link', { name: 'Issued tokens' }).click()
  await expect(page.getByText('Nothing issued')).toBeVisible()
})

test('the overview leads to the events that it counts, and the checklist can be hidden', async ({ page, tenant }) => {
  const owner = await tenant.person({ builtInRole: 'owner' })
  await openAs(page, tenant.portal, owner)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Overview')
  await expect(page.getByRole('heading', { name: 'Get started' })).toBeVisible()
  await page.getByText('Show as table').click()
  await expect(page.getByRole('row', { name: /^Total/ })).toBeVisible()
  await page.getByRole('link', { name: '7 d', exact: true }).click()
  await expect(page).toHaveURL(/range=7d/)
  await page.getByRole('region', { name: 'Key numbers' }).getByRole('link').first().click()
  await expect(page).toHaveURL(/when=7.*action=session\.started/)
  await expect(page.getByText('Nothing matches these filters')).toBeVisible()

  await page.goto(`${tenant.portal}/start`)
  await page.getByRole('button', { name: 'Hide checklist' }).click()
  await expect(page.getByRole('button', { name: 'Show checklist' })).toBeVisible()
  await page.goto(tenant.portal)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Overview')
  await expect(page.getByRole('heading', { name: 'Get started' })).toHaveCount(0)
})
