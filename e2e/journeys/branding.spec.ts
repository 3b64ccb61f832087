import type { Locator, Page } from '@playwright/test'
import { ask } from '#e2e/support/authorization.ts'
import { openAs } from '#e2e/support/portal.ts'
import { expect, test } from '#e2e/support/test.ts'
import { expectUsable } from '#e2e/support/usable.ts'

const backgroundOf = (element: Locator): Promise<string> =>
  element.evaluate((each) => getComputedStyle(each).backgroundColor)
const rgb = (hex: string): string =>
  `rgb(${[1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)).join(', ')})`

const save = (page: Page) => page.getByRole('button', { name: 'Save draft' }).click()

test('UX-H79 from an accent that can’t be read to the sign-in page, and back', async ({ page, tenant, newClient }) => {
  const client = await newClient(tenant)
  const owner = await tenant.person({ name: 'Olive Owner', builtInRole: 'owner' })
  await page.emulateMedia({ colorScheme: 'light' })
  await openAs(page, `${tenant.origin}/admin/${tenant.slug}/branding?environment=production`, owner)

  const preview = page.frameLocator('iframe[title="Preview of a page"]')
  await expect(preview.getByRole('heading', { level: 1 })).toBeVisible()
  await page.locator('[id="design.name"]').fill('Northwind')
  await page.locator('[id="design.colours.light.accent"]').fill('#ffd400')
  await expect(preview.getByRole('button', { name: 'Continue' })).toHaveCSS('background-color', rgb('#ffd400'))
  await save(page)
  await expect(page.getByText('Some colours could not be read')).toBeVisible()
  const use = page.getByRole('button', { name: /^Use #/ })
  const nearest = ((await use.textContent()) ?? '').trim().slice(-7)
  await use.click()
  await expect(page.getByText('The draft was saved')).toBeVisible()
  await expect(page.locator('[id="design.colours.light.accent"]')).toHaveValue(nearest)
  await expectUsable(page, 'branding')
  await page.emulateMedia({ colorScheme: 'light' })
  await page.getByLabel('Page', { exact: true }).selectOption('password')
  await expect(preview.getByRole('button', { name: 'Sign in' })).toHaveCSS('background-color', rgb(nearest))

  const signIn = await page.context().newPage()
  await signIn.emulateMedia({ colorScheme: 'light' })
  const openSignIn = async () => {
    await signIn.goto(ask(client).url)
    return backgroundOf(signIn.getByRole('button', { name: 'Continue' }))
  }
  const ours = await openSignIn()
  expect(ours).not.toBe(rgb(nearest))
  await page.getByRole('button', { name: 'Publish the draft' }).click()
  await expect(page.getByText('People see version 1.')).toBeVisible()
  await expect.poll(openSignIn).toBe(rgb(nearest))
  await expectUsable(signIn, 'the branded sign-in page')
  await signIn.emulateMedia({ colorScheme: 'light' })

  await page.goto(`${tenant.origin}/admin/${tenant.slug}/branding?environment=production&tab=history`)
  await page.getByRole('button', { name: 'Take the branding off' }).click()
  await expect(page.getByText('Nothing is set: people see the pages as they come.')).toBeVisible()
  await expect.poll(openSignIn).toBe(ours)
  await page.getByRole('button', { name: 'Publish version 1 again' }).click()
  await expect(page.getByText('People see version 2.')).toBeVisible()
  await expect.poll(openSignIn).toBe(rgb(nearest))
})
