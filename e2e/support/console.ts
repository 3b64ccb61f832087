import { type Browser, type BrowserContext, expect } from '@playwright/test'
import { signIn } from './hosted.ts'
import { type Person, password, Tenant, wish } from './seed.ts'
import { suite } from './suite.ts'

/** A role that somebody has in a portal; `nobody` has none. */
export const visitors = ['owner', 'admin', 'user_manager', 'support', 'auditor', 'nobody'] as const
export type Visitor = (typeof visitors)[number]

/** The demo's first tenant, full of one of everything: tests look at it and change nothing. */
export async function demoTenant(): Promise<{ slug: string; portal: string; people: Record<string, Person> }> {
  const { tenants } = await wish(suite().seeder, 'demo', {})
  const [acme] = tenants
  if (acme === undefined) throw new Error('the demo has no tenant')
  const people: Record<string, Person> = {}
  for (const { name, email, password: given, role, directory } of acme.people)
    if (directory === 'main') people[role ?? 'nobody'] ??= { id: '', sub: '', name, email, password: given }
  return { slug: acme.slug, portal: acme.portal, people }
}

/** What each built-in role may do. */
export const roleTable = (): Promise<Record<string, string[]>> => wish(suite().seeder, 'roleTable', {})

/** Somebody of each role in the tenant `platform`. */
export async function operators(): Promise<Record<Visitor, Person>> {
  const { seeder, origin } = suite()
  const platform = await Tenant.platform(seeder, origin)
  const made = await Promise.all(
    visitors.map(async (role) => {
      const builtInRole = role === 'nobody' ? {} : { builtInRole: role }
      return [role, await platform.person({ name: `Operator ${role}`, password, ...builtInRole })] as const
    }),
  )
  return Object.fromEntries(made) as Record<Visitor, Person>
}

/** A browser in which somebody is signed in to a portal. */
export async function signedInAs(browser: Browser, start: string, person: Person): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: 'en' })
  const page = await context.newPage()
  await page.goto(start)
  await signIn(page, person)
  await page.waitForURL((at) => !at.pathname.startsWith('/t/') && !at.pathname.includes('/auth/'))
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.close()
  return context
}
