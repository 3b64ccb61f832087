import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { generateSync } from 'otplib'
import { enterEmail, enterPassword } from '#e2e/support/hosted.ts'
import { withAndWithoutScripts } from '#e2e/support/scripts.ts'
import type { Person } from '#e2e/support/seed.ts'
import { expect, test } from '#e2e/support/test.ts'

const heading = (page: Page) => page.getByRole('heading', { level: 1 })

/** A code of a step after the present one, which is right too: the present one may have been used a moment ago. */
const codeOf = (key: string, stepsAhead = 0) =>
  generateSync({ secret: key, epoch: Math.floor(Date.now() / 1000) + 30 * stepsAhead })

async function password(page: Page, portal: string, person: Person): Promise<void> {
  await page.goto(portal)
  await enterEmail(page, person.email)
  await enterPassword(page, person.password)
}

/** Types six digits; where scripts run, the sixth sends them (UX-H27). */
async function typeDigits(page: Page, code: string, hasScripts: boolean): Promise<void> {
  await page.getByLabel(/^Code/).fill(code)
  if (!hasScripts) await page.getByRole('button', { name: 'Confirm' }).click()
}

withAndWithoutScripts(() => {
  test('UX-H34 UX-H61 UX-H62 UX-H64 an app is set up, its codes saved, and both sign in', async ({
    page,
    tenant,
    javaScriptEnabled,
  }) => {
    const owner = await tenant.person({ builtInRole: 'owner' })
    await password(page, tenant.portal, owner)
    await expect(heading(page)).toHaveText('Set up a second step')
    await page.getByRole('link', { name: /Authenticator app/ }).click()
    await expect(page.getByRole('img', { name: /QR code/ })).toBeVisible()
    const key = ((await page.locator('.key-facts code').textContent()) ?? '').replaceAll(' ', '')
    await typeDigits(page, codeOf(key), javaScriptEnabled)
    await expect(heading(page)).toHaveText('Save your recovery codes')
    const codes = await page.locator('.code-list li').allTextContents()
    expect(codes).toHaveLength(10)
    const waiting = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Download' }).click()
    const download = await waiting
    expect(download.suggestedFilename()).toMatch(/-recovery-codes\.txt$/)
    const text = await readFile(await download.path(), 'utf8')
    expect([...text.matchAll(/^ *\d+\. (\S+)/gm)].map(([, code]) => code)).toEqual(codes)
    await page.emulateMedia({ media: 'print' })
    await expect(page.locator('.code-list')).toBeVisible()
    await expect(page.getByRole('link', { name: 'Download' })).toBeHidden()
    await page.emulateMedia({ media: 'screen' })
    await page.getByLabel('I have saved them').check()
    await page.getByRole('button', { name: 'Continue' }).click()
    await expect(page.getByRole('button', { name: `Account: ${owner.name}` })).toBeVisible()

    await page.context().clearCookies()
    await password(page, tenant.portal, owner)
    await expect(heading(page)).toHaveText('Enter the code from your app')
    await typeDigits(page, codeOf(key, 1).replace(/^.../, '$& '), javaScriptEnabled)
    await expect(page.getByRole('button', { name: `Account: ${owner.name}` })).toBeVisible()

    await page.context().clearCookies()
    await password(page, tenant.portal, owner)
    await page.getByRole('link', { name: 'Try another way' }).click()
    await page.getByRole('link', { name: /Recovery code/ }).click()
    await page.getByLabel('Recovery code').fill(codes[3] ?? '')
    await page.getByRole('button', { name: 'Confirm' }).click()
    await expect(page.getByRole('button', { name: `Account: ${owner.name}` })).toBeVisible()
  })
})
