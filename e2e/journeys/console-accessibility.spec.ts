import { demoTenant, operators, signedInAs } from '#e2e/support/console.ts'
import { expectKeyboard } from '#e2e/support/keyboard.ts'
import { addressOf, routesIn } from '#e2e/support/portal-routes.ts'
import { suite } from '#e2e/support/suite.ts'
import { expect, test } from '#e2e/support/test.ts'
import { expectUsable } from '#e2e/support/usable.ts'

/** The pages are opened in shares, so that both workers have something to do. */
const shares = 4
const share = (routes: readonly string[], which: number) => routes.filter((_, index) => index % shares === which)

for (let which = 0; which < shares; which++)
  test(`UX-H65 UX-H68 UX-H70 every page of the tenant’s portal, light, dark, at 320 px and by keyboard (${which + 1} of ${shares})`, async ({
    browser,
  }) => {
    const { portal, people } = await demoTenant()
    const { owner } = people
    if (owner === undefined) throw new Error('the demo has no owner')
    const context = await signedInAs(browser, `${portal}/users`, owner)
    await lookAt(context, portal, share(routesIn('app/admin/[tenant]'), which))
  })

for (let which = 0; which < shares; which += 2)
  test(`UX-H65 UX-H68 UX-H70 every page of the platform’s portal, light, dark, at 320 px and by keyboard (from ${which + 1})`, async ({
    browser,
  }) => {
    const home = `${suite().origin}/platform`
    const context = await signedInAs(browser, `${home}/tenants`, (await operators()).owner)
    const routes = routesIn('app/platform')
    await lookAt(context, home, [...share(routes, which), ...share(routes, which + 1)])
  })

type SignedIn = Awaited<ReturnType<typeof signedInAs>>

async function lookAt(context: SignedIn, home: string, routes: readonly string[]): Promise<void> {
  const page = await context.newPage()
  for (const route of routes) {
    const path = await addressOf(context.request, home, route)
    expect(path, `nothing to look at in ${route}`).toBeDefined()
    await page.goto(`${home}/${path}`)
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
    await expectUsable(page, route)
    await expectKeyboard(page, route)
  }
}
