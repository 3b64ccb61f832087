import { readFile } from 'node:fs/promises'
import { signIn } from '#e2e/support/hosted.ts'
import { openAs } from '#e2e/support/portal.ts'
import { expect, test } from '#e2e/support/test.ts'

/** bcrypt of `abc`, as PHP writes it. */
const hash = '$2y$06$If6bvum7DFjUnE9p2uDeDu0YHzrHM6tf.iqN8.yx.jNN1ILEf7h0i'

const csv = [
  'E-Mail;Full name;Team;groups;password_hash',
  `grace@example.test;Grace Hopper;red;crew;${hash}`,
  'not an address;Nobody;red;;',
  'lin@example.test;"=HYPERLINK(""https://evil.test"")";blue;nowhere;',
  'ken@example.test;Ken Thompson;blue;;',
].join('\r\n')

test('a group is made; a file with two bad rows is mapped, checked and imported into it, by keyboard', async ({
  page,
  tenant,
}) => {
  const person = await tenant.person({ name: 'Olive Owner', builtInRole: 'owner' })
  await openAs(page, `${tenant.portal}/groups?environment=production`, person)
  await page.getByRole('link', { name: 'Create group' }).first().press('Enter')
  await page.getByLabel('Name', { exact: true }).fill('Crew')
  await page.getByLabel('Slug').fill('crew')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Crew')
  await expect(page.getByText('In the directory')).toBeVisible()
  const group = page.url()

  await page.goto(`${tenant.portal}/users?environment=production`)
  await page.getByRole('link', { name: 'Import users' }).first().press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Import users')
  await page.getByRole('button', { name: 'Read file' }).press('Enter')
  await expect(page.getByRole('alert').filter({ hasText: /./ })).toContainText('The file is empty')
  await page.getByLabel('File').setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
  await page.getByRole('button', { name: 'Read file' }).press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('people.csv')

  await expect(page.getByLabel('E-Mail', { exact: true })).toHaveValue('email')
  await expect(page.getByLabel('password_hash')).toHaveValue('passwordHash')
  await expect(page.locator('body')).not.toContainText(hash)
  await page.getByLabel('Team').selectOption({ label: 'Attribute “Team”' })
  await page.getByLabel('I vouch that the e-mail addresses are theirs').press('Space')
  await page.getByRole('button', { name: 'Check rows' }).press('Enter')
  const bad = page.getByRole('table', { name: '2 rows are bad' })
  await expect(bad.getByRole('row').filter({ hasText: 'names no group: nowhere' })).toContainText('4')
  await expect(page.getByLabel('Team')).toHaveValue('attributes.Team')

  await page.getByRole('button', { name: 'Import users' }).press('Enter')
  await expect(page.getByRole('alert').filter({ hasText: /./ })).toContainText('Nobody was imported: 2 rows are bad.')
  await page.getByLabel('Import the 2 good rows').check()
  await page.getByRole('button', { name: 'Import users' }).press('Enter')
  await expect(page.getByText('2 people were imported')).toBeVisible()

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download these rows' }).click(),
  ])
  const file = await readFile(await download.path(), 'utf8')
  expect(file).toContain(`"'=HYPERLINK(""https://evil.test"")"`)
  expect(file).not.toContain('$2y$')

  await page.goto(group)
  await page.getByRole('link', { name: 'Grace Hopper' }).press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Grace Hopper')
  await page.goto(`${page.url()}&tab=roles`)
  await page.getByRole('button', { name: 'Remove from group' }).press('Enter')
  await expect(page.getByText('Removed', { exact: true })).toBeVisible()
  await page.goto(`${group}&tab=activity`)
  await expect(page.getByText('group.members_changed').first()).toBeVisible()
})

test('somebody imported with a hash of bcrypt signs in with their old password', async ({ page, tenant, browser }) => {
  const owner = await tenant.person({ name: 'Olive Owner', builtInRole: 'owner' })
  await openAs(page, `${tenant.portal}/users/import?environment=production`, owner)
  const text = `email,name,password_hash\nphp@example.test,Pat Hypertext,${hash}\n`
  await page.getByLabel('File').setInputFiles({ name: 'one.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  await page.getByRole('button', { name: 'Read file' }).click()
  await page.getByLabel('I vouch that the e-mail addresses are theirs').check()
  await page.getByRole('button', { name: 'Check rows' }).click()
  await page.getByRole('button', { name: 'Import one person' }).click()
  await expect(page.getByText('One person was imported')).toBeVisible()

  const stranger = await (await browser.newContext()).newPage()
  await stranger.goto(tenant.portal)
  await signIn(stranger, { email: 'php@example.test', password: 'abc', name: 'Pat Hypertext', id: '', sub: '' })
  await expect(stranger.getByRole('heading', { level: 1 })).toHaveText('You have no role here')
})
