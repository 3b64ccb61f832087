import { signIn } from '#e2e/support/hosted.ts'
import { openAs } from '#e2e/support/portal.ts'
import { expect, test } from '#e2e/support/test.ts'

const identifier = 'https://api.example.com/invoices'
const permission = 'invoices:read'

test('the explorer explains an access through a group and a nested role, and who may do it', async ({
  page,
  tenant,
  newClient,
}) => {
  const owner = await tenant.person({ name: 'Olive Owner', builtInRole: 'owner' })
  const ada = await tenant.person({ name: 'Ada Lovelace' })
  const client = await newClient(tenant)
  await tenant.api('production', client, identifier, permission)
  await tenant.giveThroughGroup('production', ada, owner, { identifier, permission })
  await openAs(
    page,
    `${tenant.portal}/access?${new URLSearchParams({ environment: 'production', api: identifier })}`,
    owner,
  )

  await page.getByRole('combobox', { name: 'Person' }).fill('Ada')
  await page.getByRole('option', { name: /Ada Lovelace/ }).click()
  await page.getByRole('button', { name: 'Explain access' }).click()
  await expect(page.getByRole('heading', { level: 2 }).first()).toContainText('Ada Lovelace may do 1 of 1 thing')
  const way = page.getByRole('list', { name: `${permission}: Way 1` })
  await expect(way.getByRole('listitem')).toHaveText([
    /Member of Finance.*by Olive Owner/,
    /which has the role Accountant, in Production.*by Olive Owner/,
    /which contains the role Invoice reader.*by Olive Owner/,
    /which permits invoices:read.*by Olive Owner/,
  ])
  const address = page.url()

  await page.getByRole('link', { name: 'Who may do this' }).click()
  await page.getByLabel('Permission').selectOption(permission)
  await page.getByRole('button', { name: 'Find holders' }).click()
  await page.getByRole('link', { name: 'Ada Lovelace' }).click()
  const person = new URL(address).searchParams.get('person')
  await expect(page).toHaveURL((at) => at.searchParams.get('person') === person)

  await tenant.suspend(ada)
  await page.goto(address)
  await expect(page.getByText('The person is suspended')).toBeVisible()
})

test('the playground is opened, runs a sign-in and shows verified tokens', async ({ page, tenant }) => {
  const owner = await tenant.person({ name: 'Olive Owner', builtInRole: 'owner' })
  const ada = await tenant.person({ name: 'Ada Lovelace' })
  await openAs(page, `${tenant.portal}/playground?environment=production`, owner)
  await page.getByRole('button', { name: 'Open playground' }).click()
  await page.getByLabel('nonce').fill('a-nonce-of-mine')
  await page.getByRole('button', { name: 'Update request' }).click()
  await expect(page.getByRole('figure')).toContainText('nonce=a-nonce-of-mine')
  await page.getByRole('button', { name: 'Run request' }).click()

  await signIn(page, ada)
  // Whoever is faster than the scripts must not use the request up for an answer that nobody can show.
  let come = () => {}
  const scripts = new Promise<void>((resolve) => {
    come = resolve
  })
  await page.route(/_next\/.*\.js/, async (route) => {
    await scripts
    await route.continue()
  })
  await page.getByRole('button', { name: 'Allow' }).click({ noWaitAfter: true })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What came back')
  const answer = page.url()
  const exchanged = page.getByRole('button', { name: 'Exchange code' }).click()
  come()
  await exchanged
  await expect(page.getByText('Valid', { exact: true })).toHaveCount(2)
  await expect(page.getByText('The one that was sent.')).toBeVisible()
  const response = JSON.parse(
    (await page.getByRole('figure').filter({ hasText: 'POST oauth/token' }).locator('pre').textContent()) ?? '',
  )
  expect(Object.keys(response)).toEqual(expect.arrayContaining(['access_token', 'id_token']))
  await expect(page.getByRole('figure').filter({ hasText: 'GET oauth/userinfo' })).toContainText(ada.email)

  await page.goto(answer)
  await expect(page.getByText('This answer belongs to no request of this session')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Exchange code' })).toHaveCount(0)

  await page.goto(`${tenant.portal}/playground/inspect?environment=production`)
  await page.getByLabel('Token').fill(response.access_token)
  await page.getByRole('button', { name: 'Inspect token' }).click()
  await expect(page.getByText('The session, the grant and the client behind it live.')).toBeVisible()
  expect(page.url()).not.toContain(response.access_token)

  await page.goto(`${tenant.portal}/playground?environment=production`)
  await page.getByRole('button', { name: 'Close playground' }).click()
  await expect(page.getByRole('button', { name: 'Open playground' })).toBeVisible()
  await page.goto(`${tenant.portal}/playground/inspect?environment=production`)
  await page.getByLabel('Token').fill(response.access_token)
  await page.getByRole('button', { name: 'Inspect token' }).click()
  await expect(page.getByText('Dead: family gone.')).toBeVisible()
})
