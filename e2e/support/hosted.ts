import { expect, type Page } from '@playwright/test'
import type { Person } from './seed.ts'
import { settled } from './settled.ts'

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

/** Signs in with a password. Portals ask for a second step, which can wait. */
export async function signIn(page: Page, person: Person): Promise<void> {
  const isPortal = isOfPortal(page)
  await enterEmail(page, person.email)
  await enterPassword(page, person.password)
  if (isPortal) await putOff(page)
}

const isOfPortal = (page: Page): boolean => /^\/t\/[^/]+\/control\//.test(new URL(page.url()).pathname)

/** A second step is asked for, and put off; the portal is there and can be used. */
export async function putOff(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Set up a second step')
  await page.getByRole('button', { name: 'Not now' }).click()
  await page.waitForURL((at) => !at.pathname.startsWith('/t/') && !at.pathname.includes('/auth/'))
  await settled(page)
}

/** The first sign-in with a password that somebody else made: it leads to the choice of one's own, and no further. */
export async function signInFirst(page: Page, person: { email: string; given: string; own: string }): Promise<void> {
  const isPortal = isOfPortal(page)
  await enterEmail(page, person.email)
  await enterPassword(page, person.given)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Choose your own password')
  await page.getByLabel('The password that you were given').fill(person.given)
  await page.getByLabel('Your new password').fill(person.own)
  await page.getByRole('button', { name: 'Save and sign in' }).click()
  if (isPortal) await putOff(page)
}

/** Waits until the browser is back at the app, and answers the address it came back to. */
export async function backAtApp(page: Page, redirectUri: string): Promise<URL> {
  await page.waitForURL((url) => url.href.startsWith(redirectUri))
  return new URL(page.url())
}
