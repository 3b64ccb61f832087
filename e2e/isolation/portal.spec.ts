import type { BrowserContext, Page } from '@playwright/test'
import { enterEmail, enterPassword, putOff, signIn } from '#e2e/support/hosted.ts'
import type { Person, Tenant } from '#e2e/support/seed.ts'
import { expect, test } from '#e2e/support/test.ts'

/** Done when 6: the portal signs in through each tenant's own issuer, and nothing of one tenant reaches the other. */
const openPortal = async (page: Page, tenant: Tenant): Promise<void> => {
  await page.goto(tenant.portal)
}

async function enter(page: Page, tenant: Tenant, person: Person): Promise<void> {
  await openPortal(page, tenant)
  await signIn(page, person)
  await arrived(page, tenant)
  await expectInside(page, tenant, person)
}

const arrived = (page: Page, tenant: Tenant): Promise<void> =>
  page.waitForURL((url) => url.pathname.startsWith(`/admin/${tenant.slug}`) && !url.pathname.includes('/auth/'))

async function expectInside(page: Page, tenant: Tenant, person: Person): Promise<void> {
  await page.goto(`${tenant.portal}/users?environment=production`)
  await expect(page.getByRole('button', { name: `Account: ${person.name}` })).toBeVisible()
  await expect(page.getByText(person.email).filter({ visible: true }).first()).toBeVisible()
}

async function expectOutside(page: Page, tenant: Tenant): Promise<void> {
  await openPortal(page, tenant)
  await expect(page.getByLabel('E-mail')).toBeVisible()
  expect(page.url()).toContain(`/t/${tenant.slug}/control/`)
}

/** One portal account and one session of exactly this person. */
async function expectRowsOf(tenant: Tenant, ...people: Person[]): Promise<void> {
  const rows = await tenant.portalRows()
  const subs = people.map(({ sub }) => sub).sort()
  expect(rows.accounts.map(({ providerAccountId }) => providerAccountId).sort()).toEqual(subs)
  expect(new Set(rows.accounts.map(({ provider }) => provider))).toEqual(new Set([`signet-${tenant.slug}`]))
  expect(new Set(rows.accounts.map(({ portalUserId }) => portalUserId)).size).toBe(people.length)
  expect(rows.users.map(({ email }) => email).sort()).toEqual(people.map(({ email }) => email).sort())
}

const sessionCookies = async (context: BrowserContext): Promise<string[]> =>
  (await context.cookies()).map(({ name }) => name).filter((name) => /^signet-portal-.*\.session$/.test(name))

test('A then B and B then A in one browser: each portal shows its own person', async ({ context, page, newTenant }) => {
  for (const names of [
    ['Acme', 'Globex'],
    ['Globex', 'Acme'],
  ]) {
    await context.clearCookies()
    const tenants = await Promise.all(names.map((name) => newTenant(name)))
    const people = await Promise.all(
      tenants.map((tenant) => tenant.person({ builtInRole: 'owner', name: `Owner of ${tenant.displayName}` })),
    )
    for (const [at, tenant] of tenants.entries()) await enter(page, tenant, people[at] as Person)
    for (const [at, tenant] of tenants.entries()) {
      const person = people[at] as Person
      await expectInside(page, tenant, person)
      await expect(page.getByText(people[1 - at]?.email ?? '-')).toHaveCount(0)
      await expectRowsOf(tenant, person)
    }
    expect(await sessionCookies(context)).toHaveLength(2)
  }
})

test('the same e-mail in both tenants is two people with two accounts', async ({ page, newTenant }) => {
  const [acme, globex] = [await newTenant('Acme'), await newTenant('Globex')]
  const email = 'sam.same@example.com'
  const atAcme = await acme.person({ email, name: 'Sam of Acme', builtInRole: 'owner' })
  const atGlobex = await globex.person({
    email,
    name: 'Sam of Globex',
    password: 'another-kettle-of-fish-5',
    builtInRole: 'owner',
  })
  await enter(page, acme, atAcme)
  await openPortal(page, globex)
  await enterEmail(page, atGlobex.email)
  await enterPassword(page, atAcme.password)
  await expect(page.getByRole('alert')).toContainText('not right')
  await signInAgain(page, atGlobex)
  await arrived(page, globex)
  await expectInside(page, globex, atGlobex)
  await expectInside(page, acme, atAcme)
  await expectRowsOf(acme, atAcme)
  await expectRowsOf(globex, atGlobex)
})

const signInAgain = async (page: Page, person: Person): Promise<void> => {
  await page.getByLabel('Password', { exact: true }).fill(person.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await putOff(page)
}

test('two tabs sign in to two tenants, interleaved', async ({ context, page, newTenant }) => {
  const [acme, globex] = [await newTenant('Acme'), await newTenant('Globex')]
  const atAcme = await acme.person({ builtInRole: 'owner' })
  const atGlobex = await globex.person({ builtInRole: 'owner', name: 'Bob Noyce' })
  const second = await context.newPage()
  await openPortal(page, acme)
  await openPortal(second, globex)
  await signIn(page, atAcme)
  await signIn(second, atGlobex)
  await arrived(page, acme)
  await arrived(second, globex)
  await expectInside(second, globex, atGlobex)
  await expectInside(page, acme, atAcme)
  await expectRowsOf(acme, atAcme)
  await expectRowsOf(globex, atGlobex)
})

test('two tabs sign in to one tenant: both end inside, with one account', async ({ context, page, tenant }) => {
  const person = await tenant.person({ builtInRole: 'owner' })
  const second = await context.newPage()
  await openPortal(page, tenant)
  await openPortal(second, tenant)
  await signIn(page, person)
  await arrived(page, tenant)
  await expectInside(page, tenant, person)
  await second.reload()
  await expectInside(second, tenant, person)
  await expectRowsOf(tenant, person)
})

test('a second person in one browser gets an account of their own, never the first one’s', async ({
  context,
  page,
  tenant,
}) => {
  const ada = await tenant.person({ builtInRole: 'owner' })
  const bob = await tenant.person({ builtInRole: 'admin', name: 'Bob Noyce' })
  await enter(page, tenant, ada)
  // The issuer's session ends without the portal being told; the portal's own cookie is still in the browser.
  await tenant.endSessions('control')
  await openPortal(page, tenant)
  await signIn(page, bob)
  await arrived(page, tenant)
  await expectInside(page, tenant, bob)
  await expectRowsOf(tenant, ada, bob)
  const rows = await tenant.portalRows()
  const accountOf = (person: Person) =>
    rows.accounts.find(({ providerAccountId }) => providerAccountId === person.sub)?.portalUserId
  expect(rows.users.find(({ id }) => id === accountOf(bob))?.email).toBe(bob.email)
  expect(rows.users.find(({ id }) => id === accountOf(ada))?.email).toBe(ada.email)
  expect(await sessionCookies(context)).toHaveLength(1)
})

test('ending the issuer’s session, disabling the person or suspending the tenant ends the portal on the next request', async ({
  page,
  newTenant,
}) => {
  const acme = await newTenant('Acme')
  const ada = await acme.person({ builtInRole: 'owner' })
  await enter(page, acme, ada)
  expect(await acme.endSessions('control')).toBe(1)
  await expectOutside(page, acme)

  await signIn(page, ada)
  await arrived(page, acme)
  await expectInside(page, acme, ada)
  await acme.suspend(ada)
  await expectOutside(page, acme)

  const globex = await newTenant('Globex')
  const bob = await globex.person({ builtInRole: 'owner', name: 'Bob Noyce' })
  await enter(page, globex, bob)
  await globex.setStatus('suspended')
  const response = await page.goto(`${globex.portal}/users`)
  expect(response?.status()).toBe(404)
  await expect(page.getByText(bob.email)).toHaveCount(0)
  await globex.setStatus('active')
  await expectInside(page, globex, bob)
})

test('a portal cookie of one tenant opens nothing of another', async ({ context, page, newTenant }) => {
  const [acme, globex] = [await newTenant('Acme'), await newTenant('Globex')]
  await enter(page, acme, await acme.person({ builtInRole: 'owner' }))
  const [cookie] = (await context.cookies()).filter(({ name }) => name.endsWith('.session'))
  expect(cookie?.name).toBe(`signet-portal-${acme.slug}.session`)
  await context.addCookies([
    { ...(cookie as NonNullable<typeof cookie>), name: `signet-portal-${globex.slug}.session` },
  ])
  await expectOutside(page, globex)
})
