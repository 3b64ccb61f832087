import type { Page } from '@playwright/test'
import { signIn } from '#e2e/support/hosted.ts'
import { openAs } from '#e2e/support/portal.ts'
import { type Person, password } from '#e2e/support/seed.ts'
import { expect, test } from '#e2e/support/test.ts'

const heading = (page: Page) => page.getByRole('heading', { level: 1 })

/** The link in the mail that the outbox shows: the suite's server is a developer's machine. */
async function linkInOutbox(page: Page): Promise<string> {
  await page.getByRole('link', { name: 'Open the mail' }).click()
  await expect(heading(page)).toHaveText(/^Invitation to /)
  return (
    (await page
      .locator('main')
      .getByRole('link', { name: /\/invitation\?token=/ })
      .getAttribute('href')) ?? ''
  )
}

/** Fills in the form of an invitation and sends it. */
async function invite(page: Page, email: string, role: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel(role, { exact: true }).check()
  await page.getByRole('button', { name: 'Send invitation' }).click()
  await expect(heading(page)).toHaveText(email)
}

test('Y01 Y02 UX-C8 an owner invites an admin, who makes an account and works in the console', async ({
  page,
  browser,
  tenant,
}) => {
  const owner = await tenant.person({ name: 'Olive Owner', builtInRole: 'owner' })
  await openAs(page, `${tenant.portal}/users?environment=production`, owner)
  await page.getByRole('link', { name: 'Invite someone' }).click()
  await expect(heading(page)).toHaveText('Invite someone')
  await page.getByLabel('E-mail').fill('one@example.com, two@example.com')
  await page.getByRole('button', { name: 'Send invitation' }).click()
  await expect(page.locator('.banner-danger')).toContainText('Enter one e-mail address')
  await invite(page, 'nora@example.com', 'Admin')
  await expect(page.getByText('The invitation is on its way')).toBeVisible()
  expect(await page.content()).not.toContain('sgi_')
  const link = await linkInOutbox(page)

  const context = await browser.newContext({ locale: 'en' })
  const visitor = await context.newPage()
  await visitor.goto(link)
  await expect(heading(visitor)).toHaveText('Make your account')
  await expect(visitor.getByText('Olive Owner invites you')).toBeVisible()
  await visitor.getByLabel('Your name').fill('Nora New')
  await visitor.getByLabel('Choose a password').fill(password)
  await visitor.getByRole('button', { name: 'Make the account' }).click()
  await expect(heading(visitor)).toHaveText('You are in')
  await visitor.getByRole('link', { name: 'Sign in to the console' }).click()
  const nora: Person = { id: '', sub: '', name: 'Nora New', email: 'nora@example.com', password }
  await signIn(visitor, nora)
  await expect(visitor.getByRole('button', { name: 'Account: Nora New' })).toBeVisible()
  await visitor.goto(`${tenant.portal}/invitations?environment=production`)
  await expect(visitor.getByRole('row', { name: /nora@example.com/ })).toContainText('Accepted')
  await visitor.goto(link)
  await expect(heading(visitor)).toHaveText('This invitation has been used')
  await context.close()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('UX-H73 an invitation is sent, sent again and accepted; the first link is dead', async ({ page, tenant }) => {
    const owner = await tenant.person({ name: 'Olive Owner', builtInRole: 'owner' })
    await openAs(page, `${tenant.portal}/invitations/new?environment=production`, owner)
    await invite(page, 'pat@example.com', 'Auditor')
    const invitation = page.url()
    const first = await linkInOutbox(page)
    await page.goto(invitation)
    await page.getByRole('button', { name: 'Send again' }).click()
    await expect(page.getByText('A new link is on its way')).toBeVisible()
    const second = await linkInOutbox(page)
    expect(second).not.toBe(first)

    await page.goto(first)
    await expect(heading(page)).toHaveText('This invitation is not known')
    await page.goto(second)
    await expect(heading(page)).toHaveText('This invitation is for somebody else')
    await page.getByRole('button', { name: 'Sign out and continue' }).click()
    await page.getByLabel('Your name').fill('Pat')
    await page.getByLabel('Choose a password').fill('short')
    await page.getByRole('button', { name: 'Make the account' }).click()
    await expect(page.getByRole('alert')).toContainText('Use at least')
    await page.getByLabel('Choose a password').fill(password)
    await page.getByRole('button', { name: 'Make the account' }).click()
    await expect(heading(page)).toHaveText('You are in')
  })
})
