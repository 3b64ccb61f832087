import { ask } from '#e2e/support/authorization.ts'
import { backAtApp, enterEmail, enterPassword } from '#e2e/support/hosted.ts'
import { expect, test } from '#e2e/support/test.ts'

test.use({ javaScriptEnabled: false })

test('UX-H22 UX-H44 UX-H73 a forgotten password is replaced by a mailed link, within the sign-in it was forgotten in', async ({
  page,
  tenant,
  newClient,
}) => {
  const client = await newClient(tenant, 'production', { firstParty: true })
  const person = await tenant.person()
  const own = 'seven brass lanterns hum'
  const heading = page.getByRole('heading', { level: 1 })
  await page.goto(ask(client).url)
  await enterEmail(page, person.email)
  await page.getByRole('link', { name: 'Reset your password' }).click()
  await expect(heading).toHaveText('Choose a new password')
  await page.getByLabel('E-mail').fill(person.email)
  await page.getByRole('button', { name: 'Send the link' }).click()
  await expect(heading).toHaveText('Check your e-mail')

  const [text = ''] = await tenant.mailTexts()
  const link = /http:\/\/localhost\S+/.exec(text)?.[0] ?? ''
  await page.goto(link)
  await expect(heading).toHaveText('Choose a new password')
  await page.getByLabel('Your new password').fill(own)
  await page.getByRole('button', { name: 'Save the password' }).click()
  // The mailbox alone signs nobody in: the new password is asked for, and the app gets its answer.
  await expect(heading).toHaveText('Enter your password')
  await enterPassword(page, own)
  await backAtApp(page, client.redirectUris[0] ?? '')

  await page.goto(link)
  await expect(heading).toHaveText(/^This link /)
  await expect(page.getByRole('button', { name: 'Save the password' })).toHaveCount(0)
})
