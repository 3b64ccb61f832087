import { appendFileSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from '@playwright/test'
import { root } from '#e2e/support/bundle.ts'
import { demoTenant, operators, signedInAs } from '#e2e/support/console.ts'
import { englishLeft } from '#e2e/support/english-left.ts'
import { addressOf, routesIn } from '#e2e/support/portal-routes.ts'
import type { Person } from '#e2e/support/seed.ts'
import { suite } from '#e2e/support/suite.ts'
import { test } from '#e2e/support/test.ts'

const folder = join(root, 'test-results', 'german')
const widths = [1440, 360] as const
const wanted = process.env.SCREENS ?? ''

/** Every page of a portal in German, wide and narrow, with what is English and what runs out of its box in a list beside them. */
async function take(browser: Browser, home: string, start: string, person: Person, name: string, routes: string[]) {
  mkdirSync(folder, { recursive: true })
  const context = await signedInAs(browser, start, person)
  await context.addCookies([{ name: 'signet-language', value: 'de', url: home }])
  const page = await context.newPage()
  const file = join(folder, `${name}.txt`)
  rmSync(file, { force: true })
  const report = { push: (line: string) => appendFileSync(file, `${line}\n`) }
  for (const route of routes.filter((each) => each.includes(wanted))) {
    const path = await addressOf(context.request, home, route)
    if (path === undefined) continue
    const tabs = new Set([`${home}/${path}`])
    for (const url of tabs) {
      const shot = `${name}-${
        url
          .slice(home.length + 1)
          .replaceAll(/[0-9a-z]{20,}|[0-9a-f-]{36}/g, 'x')
          .replaceAll(/[^a-zA-Z]+/g, '-') || 'home'
      }`.slice(0, 90)
      for (const width of widths) {
        await page.setViewportSize({ width, height: width === 360 ? 780 : 900 })
        await page.goto(url)
        await page.waitForLoadState('networkidle')
        await page.screenshot({ path: join(folder, `${shot}-${width}.png`), fullPage: true })
        const cut = await page.evaluate(() => {
          const over = document.documentElement.scrollWidth > innerWidth + 1 ? ['the page'] : []
          for (const each of document.querySelectorAll(
            'button, .button, .badge, .tab, a, th, label, h1, h2, h3, dt, dd, .nav-item',
          ))
            if (
              each.scrollWidth > each.clientWidth + 1 &&
              getComputedStyle(each).display !== 'inline' &&
              each.clientWidth > 0
            )
              over.push(`${each.tagName} ${each.textContent?.trim().slice(0, 60)}`)
          return over
        })
        for (const each of cut) report.push(`${shot} ${width}: cut: ${each}`)
        if (width !== 1440) continue
        for (const each of await englishLeft(page)) report.push(`${shot}: English: ${each}`)
        for (const href of await page
          .locator('.tabs a, nav.side-list a')
          .evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href)))
          if (tabs.size < 12 && new URL(href).pathname === new URL(url).pathname) tabs.add(href)
      }
    }
  }
}

test('the tenant’s portal in German', async ({ browser }) => {
  test.setTimeout(900_000)
  const { portal, people } = await demoTenant()
  const { owner } = people
  if (owner === undefined) throw new Error('the demo has no owner')
  await take(browser, portal, `${portal}/users`, owner, 'tenant', routesIn('app/admin/[tenant]'))
})

test('the platform’s portal in German', async ({ browser }) => {
  const home = `${suite().origin}/platform`
  await take(browser, home, `${home}/tenants`, (await operators()).owner, 'platform', routesIn('app/platform'))
})
