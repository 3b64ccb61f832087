import type { Page } from '@playwright/test'
import { ask } from '#e2e/support/authorization.ts'
import { backAtApp } from '#e2e/support/hosted.ts'
import { password } from '#e2e/support/seed.ts'
import { expect, test } from '#e2e/support/test.ts'
import { claimsOf, redeem, tokensOf } from '#e2e/support/token-endpoint.ts'

const heading = (page: Page) => page.getByRole('heading', { level: 1 })

async function typeAddress(page: Page, email: string): Promise<void> {
  await page.getByRole('link', { name: 'Create an account' }).click()
  await expect(heading(page)).toHaveText('Create your account')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Your name').fill('Nora New')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(heading(page)).toHaveText('Check your mail')
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('UX-H73 UX-H37 UX-H43 somebody makes their own account; whoever has one is told so by mail alone', async ({
    page,
    browser,
    tenant,
    newClient,
    app,
  }) => {
    await tenant.openSignUp()
    const client = await newClient(tenant)
    const asked = ask(client)
    await page.goto(asked.url)
    await typeAddress(page, 'nora@example.com')
    const [subject = ''] = await tenant.signUpMails()
    expect(subject).toMatch(/^\d{6} is your code for Acme$/)
    await page.getByLabel('Code').fill(subject.slice(0, 6))
    await page.getByRole('button', { name: 'Continue' }).click()
    await expect(heading(page)).toHaveText('Choose a password')
    await expect(page.getByText('At least 15 characters.')).toBeVisible()
    await expect(page.locator('meter')).toBeHidden()
    await page.getByLabel('Choose a password').fill('passwordpassword')
    await page.getByRole('button', { name: 'Create account' }).click()
    await expect(page.getByRole('alert')).toContainText('easily guessed')
    await page.getByLabel('Choose a password').fill(password)
    await page.getByRole('button', { name: 'Create account' }).click()
    const back = await backAtApp(page, app.redirectUri)
    const tokens = await tokensOf(await redeem(client, asked, back.searchParams.get('code') ?? ''))
    expect(claimsOf(tokens.id_token ?? '')).toMatchObject({ email: 'nora@example.com', name: 'Nora New' })

    const context = await browser.newContext({ javaScriptEnabled: false, locale: 'en' })
    const again = await context.newPage()
    await again.goto(ask(client).url)
    await typeAddress(again, (await tenant.person()).email)
    expect((await tenant.signUpMails())[0]).toBe('You already have an account at Acme')
    await context.close()
  })
})

test('UX-H41 how strong a password is, and what is met, stands there as one types', async ({
  page,
  tenant,
  newClient,
}) => {
  await tenant.openSignUp()
  await page.goto(ask(await newClient(tenant)).url)
  await typeAddress(page, 'nora@example.com')
  const [subject = ''] = await tenant.signUpMails()
  await page.getByLabel('Code').fill(subject.slice(0, 6))
  await page.getByRole('button', { name: 'Continue' }).click()
  const field = page.getByLabel('Choose a password')
  await field.fill('plum otter')
  await expect(page.getByText('Not yet: 5 more')).toBeVisible()
  await field.fill('passwordpassword')
  await expect(page.getByText('Strength: Very easy to guess')).toBeVisible()
  await expect(page.locator('[data-need="guess"]')).toContainText('Not met')
  await field.fill('violet anchor morning teapot')
  await expect(page.getByText('Strength: Very strong')).toBeVisible()
  await expect(page.locator('meter')).toHaveJSProperty('value', 4)
  await expect(page.locator('[data-need="length"]')).toContainText('Met')
})
