import type { CDPSession, Page } from '@playwright/test'
import { enterEmail, enterPassword } from '#e2e/support/hosted.ts'
import type { Person } from '#e2e/support/seed.ts'
import { expect, test } from '#e2e/support/test.ts'
import { expectUsable } from '#e2e/support/usable.ts'
import { pngOf } from '#lib/branding/testing/pictures.ts'
import { jpeg } from '#lib/identity/picture/testing/pictures.ts'

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

test('UX-H58 a photo that is larger than what is kept is made small enough on its way', async ({
  page,
  tenant,
  newClient,
}) => {
  const client = await newClient(tenant)
  const person = await tenant.person()
  await openAccount(page, `${client.issuer}/account/profile`, person)
  const field = page.getByLabel('Choose a picture')
  await expect(field).toHaveAccessibleDescription(/cuts it to a square/)
  await field.setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: pngOf(5000, 500) })
  await page.getByRole('button', { name: 'Upload picture' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Your new picture is saved' })).toBeVisible()
  const shown = page.getByRole('main').locator('img')
  await expect(shown).toHaveJSProperty('naturalWidth', 400)
  await expect(shown).toHaveJSProperty('naturalHeight', 400)
  await expectUsable(page, 'The profile with a picture')
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('UX-H58 UX-H73 a picture is sent, shown and taken away; what is none is said at the field', async ({
    page,
    tenant,
    newClient,
  }) => {
    const client = await newClient(tenant)
    const person = await tenant.person()
    await openAccount(page, `${client.issuer}/account/profile`, person)
    const field = page.getByLabel('Choose a picture')
    const upload = page.getByRole('button', { name: 'Upload picture' })
    await field.setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: Buffer.from('<html>') })
    await upload.click()
    await expect(page.getByRole('alert')).toContainText('Your picture was not saved')
    await expect(field).toHaveAccessibleDescription(/no PNG, JPEG or WebP/)
    // Larger than the front lets any other form be, so that this one is known to get through.
    await field.setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: Buffer.alloc(3 * 1024 * 1024) })
    await upload.click()
    await expect(field).toHaveAccessibleDescription(/too large/)
    await field.setInputFiles({ name: 'me.jpg', mimeType: 'image/jpeg', buffer: jpeg })
    await upload.click()
    await expect(page.getByRole('status').filter({ hasText: 'Your new picture is saved' })).toBeVisible()
    const shown = page.getByRole('main').locator('img')
    await expect(shown).toHaveJSProperty('naturalWidth', 16)
    await page.getByRole('button', { name: 'Remove picture' }).click()
    await expect(page.getByRole('status').filter({ hasText: 'Your picture was removed' })).toBeVisible()
    await expect(shown).toHaveCount(0)
  })

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
