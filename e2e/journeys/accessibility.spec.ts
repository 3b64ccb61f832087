import { ask } from '#e2e/support/authorization.ts'
import { enterEmail, enterPassword, signIn } from '#e2e/support/hosted.ts'
import { openAs } from '#e2e/support/portal.ts'
import { suite } from '#e2e/support/suite.ts'
import { expect, test } from '#e2e/support/test.ts'
import { expectUsable } from '#e2e/support/usable.ts'

test('UX-H65 UX-H70 the pages of a sign-in', async ({ page, tenant, newClient }) => {
  const client = await newClient(tenant, 'production', {
    name: 'A client with a long name of its own',
    firstParty: false,
  })
  const person = await tenant.person()
  await page.goto(ask(client).url)
  await expectUsable(page, 'sign-in')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await expectUsable(page, 'sign-in, refused')
  await enterEmail(page, person.email)
  await expectUsable(page, 'password')
  await enterPassword(page, 'not the password')
  await expect(page.getByRole('alert')).toBeVisible()
  await expectUsable(page, 'password, refused')
  await enterPassword(page, person.password)
  await expect(page.getByRole('button', { name: 'Allow' })).toBeVisible()
  await expectUsable(page, 'consent')

  const newcomer = await tenant.person({ name: 'Nora Newcomer', isPasswordGiven: true })
  await page.context().clearCookies()
  await page.goto(ask(client).url)
  await signIn(page, newcomer)
  await expect(page.getByLabel('Your new password')).toBeVisible()
  await expectUsable(page, 'a new password')
  await page.getByLabel('The password that you were given').fill(newcomer.password)
  await page.getByLabel('Your new password').fill('password')
  await page.getByRole('button', { name: 'Save and sign in' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await expectUsable(page, 'a new password, refused')
})

test('UX-H65 UX-H70 choosing an account, signing out, and the ends of the road', async ({
  page,
  tenant,
  newClient,
  app,
}) => {
  const client = await newClient(tenant)
  await page.goto(ask(client).url)
  await signIn(page, await tenant.person())
  await page.waitForURL(`${app.redirectUri}**`)
  await page.goto(ask(client, { prompt: 'select_account' }).url)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Choose an account')
  await expectUsable(page, 'choose an account')
  await page.goto(`${client.issuer}/oauth/logout`)
  await expectUsable(page, 'sign out?')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('You are signed out')
  await expectUsable(page, 'signed out')
  await page.goto(`${client.issuer}/sign-in`)
  await expectUsable(page, 'a bookmarked page')
  await page.goto(ask(client, { client_id: 'nobody' }).url)
  await expectUsable(page, 'error page')
  await page.goto(`${tenant.origin}/nothing-here`)
  await expectUsable(page, 'not found')
})

/** Every page of the portals as such is looked at in console-accessibility: these are their tabs, and lists with nothing in them. */
test('UX-H65 UX-H70 the tenant’s portal: empty lists, a user, and the tabs of settings', async ({ page, tenant }) => {
  const owner = await tenant.person({ builtInRole: 'owner' })
  await openAs(page, `${tenant.portal}/clients?environment=staging`, owner)
  await expectUsable(page, 'no clients')
  const tabs = ['keys', 'settings', 'danger'].map((tab) => `/environments/staging?tab=${tab}`)
  for (const path of ['/users?q=nobody', '/mail', '/settings?tab=danger', ...tabs]) {
    await page.goto(`${tenant.portal}${path}${path.includes('?') ? '&' : '?'}environment=production`)
    await expectUsable(page, path)
  }
  await page.goto(`${tenant.portal}/users?environment=production`)
  await page.getByRole('link', { name: owner.name }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(owner.name)
  await expectUsable(page, 'a user')
})

test('UX-H65 UX-H70 the tenant’s portal: a client, and the steps to a new one', async ({ page, tenant, newClient }) => {
  const owner = await tenant.person({ builtInRole: 'owner' })
  const client = await newClient(tenant)
  await openAs(page, `${tenant.portal}/clients?environment=production`, owner)
  await page.getByRole('link', { name: client.name }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(client.name)
  await expectUsable(page, 'a client')
  for (const tab of ['settings', 'credentials', 'access', 'people', 'trail', 'danger']) {
    await page.goto(`${tenant.portal}/clients/${client.id}?environment=production&tab=${tab}`)
    await expectUsable(page, `a client: ${tab}`)
  }
  for (const step of ['kind=web', 'kind=spa&framework=spa']) {
    await page.goto(`${tenant.portal}/clients/new?environment=production&${step}`)
    await expectUsable(page, `a new client: ${step}`)
  }
})

test('UX-H65 UX-H70 inviting, and being invited', async ({ page, tenant }) => {
  const owner = await tenant.person({ builtInRole: 'owner' })
  await openAs(page, `${tenant.portal}/invitations?environment=production`, owner)
  await expectUsable(page, 'no invitations')
  await page.goto(`${tenant.portal}/invitations/new?environment=production`)
  await expectUsable(page, 'invite someone')
  await page.getByLabel('E-mail').fill('nora@example.com')
  await page.getByLabel('Admin', { exact: true }).check()
  await page.getByRole('button', { name: 'Send invitation' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('nora@example.com')
  await expectUsable(page, 'an invitation')
  await page.getByRole('link', { name: 'Open the mail' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Invitation to /)
  await expectUsable(page, 'a mail')
  await page.goto((await page.getByRole('link', { name: /invitation\?token=/ }).getAttribute('href')) ?? '')
  await expectUsable(page, 'an invitation for somebody else')
  await page.getByRole('button', { name: 'Sign out and continue' }).click()
  await expect(page.getByRole('button', { name: 'Make the account' })).toBeVisible()
  await expectUsable(page, 'an invitation')
  await page.getByRole('button', { name: 'Make the account' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await expectUsable(page, 'an invitation, refused')
})

test('UX-H65 UX-H70 the operators’ portal', async ({ page, origin }) => {
  await page.goto(`${origin}/platform`)
  await signIn(page, { ...suite().operator, name: '', id: '', sub: '' })
  for (const path of ['/platform/tenants?q=nobody', '/platform/tenants/platform?tab=settings']) {
    await page.goto(`${origin}${path}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expectUsable(page, path)
  }
})
