import type { Page } from '@playwright/test'
import { englishLeft } from '#e2e/support/english-left.ts'
import { enterEmail, enterPassword } from '#e2e/support/hosted.ts'
import { settled } from '#e2e/support/settled.ts'
import { expect, test } from '#e2e/support/test.ts'

/** What environments are called is data. */
const names = ['Production', 'Staging']

/** A page of the console, to be in German altogether. */
async function expectGerman(page: Page, heading: string | RegExp): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading)
  await settled(page)
  expect(await page.locator('html').getAttribute('lang')).toBe('de')
  expect(await englishLeft(page, names)).toEqual([])
}

test('UX-H74 who set German for their account meets a German console, its refusals included, in an English browser', async ({
  page,
  tenant,
}) => {
  const owner = await tenant.person({
    name: 'Greta Brandt',
    builtInRole: 'owner',
    locale: 'de',
    zoneinfo: 'Asia/Tokyo',
  })
  await page.goto(`${tenant.portal}/clients`)
  await enterEmail(page, owner.email)
  await enterPassword(page, owner.password)
  await page.getByRole('button', { name: 'Nicht jetzt' }).click()
  await page.waitForURL((at) => at.pathname.startsWith('/admin/') && !at.pathname.includes('/auth/'))
  await expectGerman(page, 'Clients')

  await page.goto(`${tenant.portal}/clients/new?environment=production&kind=m2m&framework=curl-service`)
  await expectGerman(page, 'Neuer Client')
  await page.getByRole('button', { name: 'Client anlegen' }).click()
  await expect(page.getByLabel('Name', { exact: true })).toHaveAccessibleDescription(/wird gebraucht/)
  await page.getByLabel('Name', { exact: true }).fill('Nachtlauf')
  await page.getByRole('button', { name: 'Client anlegen' }).click()
  await expect(page.getByText('Nachtlauf ist bereit')).toBeVisible()
  expect(await englishLeft(page, names)).toEqual([])

  for (const again of [false, true]) {
    await page.goto(`${tenant.portal}/groups/new?environment=production`)
    await expectGerman(page, 'Neue Gruppe')
    await page.getByLabel('Name', { exact: true }).fill('Fahrende')
    await page.getByLabel('Kurzname').fill('fahrende')
    await page.getByRole('button', { name: 'Gruppe anlegen' }).click()
    if (again) await expect(page.getByText('Eine solche Gruppe gibt es schon.')).toBeVisible()
    else await expectGerman(page, 'Fahrende')
  }
  expect(await englishLeft(page, names)).toEqual([])

  await page.goto(`${tenant.portal}/trail?environment=production`)
  await expectGerman(page, 'Audit-Protokoll')
  await expect(page.getByText('Zeiten in Asia/Tokyo.')).toBeVisible()
})
