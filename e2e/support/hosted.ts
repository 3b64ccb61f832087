import { expect, type Page } from '@playwright/test'
import type { Person } from './seed.ts'

/** The hosted pages as a person uses them: by labels and buttons. */
export async function enterEmail(page: Page, email: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email)
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Enter your password')
}

export async function enterPassword(page: Page, password: string): Promise<void> {
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

export async function signIn(page: Page, person: Person): Promise<void> {
  await enterEmail(page, person.email)
  await enterPassword(page, person.password)
}

/** Waits until the browser is back at the app, and answers the address it came back to. */
export async function backAtApp(page: Page, redirectUri: string): Promise<URL> {
  await page.waitForURL((url) => url.href.startsWith(redirectUri))
  return new URL(page.url())
}
