import { expect, type Page } from '@playwright/test'
import { signIn } from './hosted.ts'
import type { Person } from './seed.ts'
import { settled } from './settled.ts'

/** Opens a portal page, signing in on the way where the portal asks for it. */
export async function openAs(page: Page, url: string, person: Person): Promise<void> {
  await page.goto(url)
  if (new URL(page.url()).pathname.startsWith('/t/')) {
    await signIn(page, person)
    await page.waitForURL((at) => !at.pathname.startsWith('/t/') && !at.pathname.includes('/auth/'))
  }
  await expect(page.getByRole('button', { name: `Account: ${person.name}` })).toBeVisible()
  await settled(page)
}

/** The secret that a page shows this once, after saying that it is kept. */
export async function keepSecret(page: Page, label: string | RegExp): Promise<string> {
  const section = page.getByRole('region', { name: label })
  const secret = (await section.locator('.secret code').textContent()) ?? ''
  await section.getByLabel('I have saved it').check()
  return secret
}
