import type { Page } from '@playwright/test'
import { choose } from '#e2e/support/choose.ts'
import { momentOf, untoldSince } from '#e2e/support/complete.ts'
import { signIn, signInFirst } from '#e2e/support/hosted.ts'
import { random } from '#e2e/support/pkce.ts'
import { keepSecret, openAs } from '#e2e/support/portal.ts'
import { type Person, password } from '#e2e/support/seed.ts'
import { suite } from '#e2e/support/suite.ts'
import { expect, test } from '#e2e/support/test.ts'

const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const known = (name: string, email: string): Person => ({ id: '', sub: '', name, email, password })

async function send(page: Page, fields: Record<string, string>, button: string): Promise<void> {
  for (const [label, value] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).fill(value)
  await page.getByRole('button', { name: button, exact: true }).click()
}

const thousand = [
  'email,name,groups',
  ...Array.from({ length: 1000 }, (_, at) => `driver${at}@fleet.example,Driver ${at},drivers`),
].join('\n')

test('from an operator’s new tenant to an access explained: what is whose, found again in the trail', async ({
  page,
  browser,
  origin,
}) => {
  const slug = `fleet-${random(5)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, 'x')}`
  const portal = `${origin}/admin/${slug}`
  const here = '?environment=production'

  // An operator creates a tenant.
  await page.goto(`${origin}/platform/tenants/new`)
  await signIn(page, { ...known('', suite().operator.email), password: suite().operator.password })
  await expect(heading(page)).toHaveText('New tenant')
  await send(
    page,
    { Name: 'Fleet', Slug: slug, "Owner's name": 'Olive Owner', "Owner's e-mail": 'olive@fleet.example' },
    'Create tenant',
  )
  const given = await keepSecret(page, /first password/i)

  const begun = await momentOf(slug)

  // Its owner invites an admin.
  const ofOwner = await browser.newContext({ locale: 'en' })
  const owner = await ofOwner.newPage()
  await owner.goto(`${portal}/invitations/new${here}`)
  await signInFirst(owner, { email: 'olive@fleet.example', given, own: password })
  await expect(heading(owner)).toHaveText('Invite someone')
  await owner.getByLabel('E-mail').fill('adam@fleet.example')
  await owner.getByLabel('Admin', { exact: true }).check()
  await owner.getByRole('button', { name: 'Send invitation' }).click()
  await owner.getByRole('link', { name: 'Open the mail' }).click()
  const link = owner.locator('main').getByRole('link', { name: /\/invitation\?token=/ })
  const invitation = (await link.getAttribute('href')) ?? ''

  const ofAdmin = await browser.newContext({ locale: 'en' })
  const admin = await ofAdmin.newPage()
  await admin.goto(invitation)
  await send(admin, { 'Your name': 'Adam Admin', 'Choose a password': password }, 'Make the account')
  await expect(heading(admin)).toHaveText('You are in')
  await openAs(
    admin,
    `${portal}/clients/new${here}&kind=web&framework=express`,
    known('Adam Admin', 'adam@fleet.example'),
  )

  // Who builds a client, an API, roles and a group.
  await send(admin, { Name: 'Dispatch', 'Redirect URIs': 'https://dispatch.example/callback' }, 'Create client')
  await expect(admin.getByText('Dispatch is ready')).toBeVisible()
  await keepSecret(admin, 'Client secret')
  await admin.getByRole('link', { name: 'Open Dispatch' }).click()
  await expect(heading(admin)).toHaveText('Dispatch')
  const client = new URL(admin.url())

  await admin.goto(`${portal}/apis/new${here}`)
  await send(admin, { Name: 'Tours', Identifier: 'https://api.fleet.example/tours' }, 'Create API')
  for (const name of ['tours:read', 'tours:cancel']) {
    await send(admin, { Permission: name }, 'Add permission')
    await expect(admin.getByRole('cell', { name, exact: true })).toBeVisible()
  }
  const roles: string[] = []
  for (const name of ['Tour reader', 'Driver role']) {
    await admin.goto(`${portal}/roles/new${here}`)
    await send(admin, { Name: name }, 'Create role')
    await expect(heading(admin)).toHaveText(name)
    roles.push(admin.url().replace(/[?&]done=created/, ''))
  }
  const [reader = '', driver = ''] = roles
  await admin.goto(reader)
  await admin.getByRole('checkbox', { name: 'tours:read' }).check()
  await admin.getByRole('button', { name: 'Save changes' }).click()
  await expect(admin.getByText('The changes are saved')).toBeVisible()
  await admin.goto(`${driver}&tab=contains`)
  await choose(admin, 'Role', 'Tour reader')
  await admin.getByRole('button', { name: 'Put into Driver role' }).click()
  await expect(admin.getByText('The role is contained now')).toBeVisible()

  await admin.goto(`${portal}/groups/new${here}`)
  await send(admin, { Name: 'Drivers', Slug: 'drivers' }, 'Create group')
  await expect(heading(admin)).toHaveText('Drivers')
  await admin.goto(`${driver}&tab=members&to=group`)
  await choose(admin, 'Group', 'Drivers')
  await admin.getByRole('button', { name: 'Give role' }).click()
  await expect(admin.getByText('The role is given')).toBeVisible()

  // Imports 1,000 people into the group.
  await admin.goto(`${portal}/users/import${here}`)
  await admin
    .getByLabel('File')
    .setInputFiles({ name: 'drivers.csv', mimeType: 'text/csv', buffer: Buffer.from(thousand) })
  await admin.getByRole('button', { name: 'Read file' }).click()
  await admin.getByLabel('I vouch that the e-mail addresses are theirs').check()
  await admin.getByRole('button', { name: 'Check rows' }).click()
  await admin.getByRole('button', { name: 'Import 1,000 people' }).click()
  await expect(admin.getByText('1,000 people were imported')).toBeVisible()

  // Lets the client ask, previews a token, explains the access.
  const at = (tab: string) => `${client.origin}${client.pathname}${here}&tab=${tab}`
  await admin.goto(at('access'))
  await choose(admin, 'API', 'Tours')
  await admin
    .locator('form')
    .filter({ has: admin.getByRole('combobox', { name: 'API' }) })
    .getByRole('button')
    .last()
    .click()
  await admin.getByRole('checkbox', { name: /tours:read/ }).check()
  await admin.getByRole('button', { name: 'Save changes' }).click()
  await expect(admin.getByText('What the client may ask for is saved')).toBeVisible()

  await admin.goto(at('preview'))
  await choose(admin, 'Person', 'Driver 7')
  await admin.getByLabel('For', { exact: true }).selectOption({ label: 'Tours' })
  await admin.getByLabel('Scopes').fill('openid tours:read')
  await admin.getByRole('button', { name: 'Preview token' }).click()
  await expect(admin.locator('main')).toContainText('"tours:read"')

  await admin.goto(`${portal}/access${here}&api=${encodeURIComponent('https://api.fleet.example/tours')}`)
  await choose(admin, 'Person', 'Driver 7')
  await admin.getByRole('button', { name: 'Explain access' }).click()
  const way = admin.getByRole('list', { name: 'tours:read: Way 1' })
  await expect(way).toContainText('Drivers')
  await expect(way).toContainText('Tour reader')
  await expect(way).toContainText('Adam Admin')

  // All of it is in the trail, which an admin reads.
  for (const action of [
    'client.created',
    'api.created',
    'role.created',
    'group.created',
    'assignment.created',
    'user.created',
  ]) {
    await admin.goto(`${portal}/trail${here}&action=${action}`)
    await expect(admin.getByRole('list', { name: 'Audit log' })).toContainText(action)
    await expect(admin.getByRole('list', { name: 'Audit log' })).toContainText('Adam Admin')
  }

  // And is refused what is not theirs: an owner's role, another tenant, the operators' console.
  await admin.goto(`${portal}/administrators${here}`)
  await expect(heading(admin)).toHaveText('Administrators')
  await expect(admin.getByRole('button', { name: 'Take Owner from Olive Owner' })).toHaveCount(0)
  for (const elsewhere of [`${origin}/platform/tenants`, `${origin}/admin/nobody-is-called-so/users`]) {
    const answer = await admin.goto(elsewhere)
    expect(answer?.status() === 404 || new URL(admin.url()).pathname.startsWith('/t/platform/')).toBe(true)
    await expect(admin.locator('body')).not.toContainText('Fleet')
  }

  // Nothing was changed in the tenant, on whatever page, that its trail does not tell of.
  expect(await untoldSince(slug, begun)).toEqual([])
  await ofOwner.close()
  await ofAdmin.close()
})
