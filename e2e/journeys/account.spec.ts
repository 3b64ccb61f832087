import type { CDPSession, Page } from '@playwright/test'
import { enterEmail, enterPassword } from '#e2e/support/hosted.ts'
import type { Person } from '#e2e/support/seed.ts'
import { expect, test } from '#e2e/support/test.ts'
import { expectUsable } from '#e2e/support/usable.ts'

const heading = (page: Page) => page.getByRole('heading', { level: 1 })

/** Signs in to the account itself, and to nothing else. */
async function openAccount(page: Page, url: string, person: Person): Promise<void> {
  await page.goto(url)
  await enterEmail(page, person.email)
  await enterPassword(page, person.password)
  await expect(heading(page)).not.toHaveText('Enter your password')
  if ((await heading(page).textContent()) === 'Sign in faster next time')
    await page.getByRole('button', { name: 'Not now' }).click()
  await page.waitForURL((at) => at.href.startsWith(url))
}

async function withAuthenticator(page: Page): Promise<CDPSession> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable', { enableUI: false })
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return cdp
}

test('UX-H47 UX-H65 UX-H70 each page of the account, by its navigation', async ({ page, tenant, newClient }) => {
  const client = await newClient(tenant)
  const person = await tenant.person()
  await openAccount(page, `${client.issuer}/account`, person)
  for (const section of ['Overview', 'Profile', 'Security', 'Sessions', 'Connected apps', 'Activity', 'Your data']) {
    await page.getByRole('navigation', { name: 'Account' }).getByRole('link', { name: section }).click()
    await expect(page.getByRole('link', { name: section, exact: true })).toHaveAttribute('aria-current', 'page')
    await expect(heading(page)).toBeFocused()
    await expectUsable(page, section)
  }
})

test('UX-H49 UX-H50 a passkey is added, named, and protected as long as nothing else signs in', async ({
  page,
  tenant,
  newClient,
}) => {
  const client = await newClient(tenant)
  const person = await tenant.person()
  await openAccount(page, `${client.issuer}/account/security`, person)
  await withAuthenticator(page)
  await page.getByRole('link', { name: 'Add passkey' }).click()
  await page.getByRole('button', { name: 'Create a passkey' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'The passkey was added' })).toBeVisible()
  await page.getByRole('link', { name: /^Rename / }).click()
  await page.getByLabel('Name').fill('My laptop')
  await page.getByRole('button', { name: 'Save the name' }).click()
  await expect(page.getByText('My laptop', { exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'Remove My laptop' }).click()
  await expect(page.getByRole('main')).toContainText('password manager')
  await page.getByRole('button', { name: 'Remove the passkey' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'opens nothing any more' })).toBeVisible()
  await expect(page.getByText('You have no passkey yet.')).toBeVisible()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('UX-H58 UX-H73 the profile is saved, speaks the language that was chosen, and says what is wrong', async ({
    page,
    tenant,
    newClient,
  }) => {
    const client = await newClient(tenant)
    const person = await tenant.person()
    await openAccount(page, `${client.issuer}/account/profile`, person)
    await page.getByLabel('Name', { exact: true }).fill('')
    await page.getByRole('button', { name: 'Save profile' }).click()
    await expect(page.getByRole('alert')).toContainText('Nothing was saved')
    await page.getByLabel('Name', { exact: true }).fill('Zoë O’Neill')
    await page.getByLabel('Language').selectOption('de')
    await page.getByRole('button', { name: 'Save profile' }).click()
    await expect(page.locator('html')).toHaveAttribute('lang', 'de')
    await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Zoë O’Neill')
  })
})
