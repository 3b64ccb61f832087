import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext } from '@playwright/test'
import { root } from '#e2e/support/bundle.ts'
import { demoTenant, operators, signedInAs } from '#e2e/support/console.ts'
import { addressOf, routesIn } from '#e2e/support/portal-routes.ts'
import { suite } from '#e2e/support/suite.ts'
import { test } from '#e2e/support/test.ts'

const folder = join(root, 'test-results', 'screens')

const looks = [
  { name: 'light', colorScheme: 'light', width: 1440, height: 900 },
  { name: 'dark', colorScheme: 'dark', width: 1440, height: 900 },
  { name: 'narrow', colorScheme: 'light', width: 360, height: 780 },
] as const

/** Only pages whose route contains this, where it is set. */
const wanted = process.env.SCREENS ?? ''

test('the tenant’s portal', async ({ browser }) => {
  const { portal, people } = await demoTenant()
  const { owner } = people
  if (owner === undefined) throw new Error('the demo has no owner')
  const context = await signedInAs(browser, `${portal}/users`, owner)
  await take(context, portal, 'tenant', routesIn('app/admin/[tenant]'))
})

test('the platform’s portal', async ({ browser }) => {
  const home = `${suite().origin}/platform`
  const context = await signedInAs(browser, `${home}/tenants`, (await operators()).owner)
  await take(context, home, 'platform', routesIn('app/platform'))
})

async function take(context: BrowserContext, home: string, name: string, routes: readonly string[]): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const page = await context.newPage()
  for (const route of routes.filter((each) => each.includes(wanted))) {
    const path = await addressOf(context.request, home, route)
    if (path === undefined) continue
    for (const { name: look, colorScheme, width, height } of looks) {
      await page.setViewportSize({ width, height })
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.goto(`${home}/${path}`)
      await page.waitForLoadState('networkidle')
      const file = `${name}-${route.replaceAll(/[^a-z-]+/g, '-') || 'home'}-${look}.png`
      await page.screenshot({ path: join(folder, file), fullPage: look === 'narrow' })
    }
  }
}
