import { ask } from '#e2e/support/authorization.ts'
import { backAtApp, signIn } from '#e2e/support/hosted.ts'
import { openAs } from '#e2e/support/portal.ts'
import { withAndWithoutScripts } from '#e2e/support/scripts.ts'
import { expect, test } from '#e2e/support/test.ts'
import { redeem, tokensOf, userinfo } from '#e2e/support/token-endpoint.ts'

withAndWithoutScripts(() => {
  test('UX-C10 UX-C14 a policy is reviewed before it is saved, says where it comes from, and refuses with its reason', async ({
    page,
    tenant,
  }) => {
    const owner = await tenant.person({ builtInRole: 'owner', name: 'Olive Owner' })
    await openAs(page, `${tenant.portal}/policies/session`, owner)
    const idle = page.getByLabel('Ends when unused for', { exact: true })
    const review = page.getByRole('button', { name: 'Review changes' })
    await idle.fill('5')
    await review.click()
    await expect(page.getByText('is at most 1 day: the product says so').first()).toBeVisible()
    await expect(idle).toHaveValue('5')

    await idle.fill('1')
    await page.getByLabel('Unit of Ends when unused for').selectOption({ label: 'hours' })
    await review.click()
    await expect(page.getByRole('row', { name: /Ends when unused for/ })).toContainText('More')
    await expect(page.getByText(/live where this holds/)).toBeVisible()
    await page.getByRole('link', { name: 'Keep editing' }).click()
    await expect(idle).toHaveValue('1')
    await review.click()
    await page.getByRole('button', { name: 'Save changes' }).click()
    await expect(page.getByText('The policy is saved')).toBeVisible()

    const levels = page.getByRole('navigation', { name: 'Levels of this policy' })
    await levels.getByRole('link', { name: 'Production' }).click()
    await expect(page.getByText('Holds now: 1 hour')).toBeVisible()
    await levels.getByRole('link', { name: /^All of/ }).click()
    await page.getByRole('link', { name: 'Give back: Ends when unused for' }).click()
    await expect(page.getByRole('row', { name: /Given back/ })).toContainText('Less')
    await page.getByRole('button', { name: 'Save changes' }).click()
    await expect(page.getByText('Holds now: 1 day')).toBeVisible()
  })
})

test('6.3.3 a requirement of second factors says whom it reaches before it is saved, and holds for each level below', async ({
  page,
  tenant,
}) => {
  const owner = await tenant.person({ builtInRole: 'owner', name: 'Olive Owner' })
  await openAs(page, `${tenant.portal}/policies/mfa`, owner)
  const requirement = page.getByLabel('Second factor', { exact: true })
  await expect(requirement).toContainText('As inherited: Optional')
  await requirement.selectOption({ label: 'Required' })
  await page.getByRole('button', { name: 'Review changes' }).click()
  await expect(page.getByRole('row', { name: /^Second factor/ })).toContainText('More')
  await expect(page.getByText(/not set up what it asks/)).toBeVisible()
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByText('The policy is saved')).toBeVisible()

  const levels = page.getByRole('navigation', { name: 'Levels of this policy' })
  await levels.getByRole('link', { name: 'Production' }).click()
  await expect(requirement).toContainText('As inherited: Required')
  await expect(requirement.getByRole('option', { name: 'Off' })).toHaveCount(0)
  await levels.getByRole('link', { name: 'A role' }).click()
  await expect(page.getByLabel('Role', { exact: true })).toBeVisible()
})

test('7.4.1 sessions and consents are listed with their apps; what is ended there is dead at the app', async ({
  page,
  browser,
  tenant,
  newClient,
  app,
}) => {
  const client = await newClient(tenant, 'production', { name: 'Roadmap', firstParty: false })
  const owner = await tenant.person({ builtInRole: 'owner', name: 'Olive Owner' })
  const ada = await tenant.person({ name: 'Ada Lovelace' })
  const asked = ask(client)
  const theirs = await browser.newContext({ locale: 'en' })
  const visitor = await theirs.newPage()
  await visitor.goto(asked.url)
  await signIn(visitor, ada)
  await visitor.getByRole('button', { name: 'Allow' }).click()
  const back = await backAtApp(visitor, app.redirectUri)
  const tokens = await tokensOf(await redeem(client, asked, back.searchParams.get('code') ?? ''))
  expect((await userinfo(client.issuer, tokens.access_token)).status).toBe(200)

  await openAs(page, `${tenant.portal}/consents`, owner)
  await expect(page.getByRole('row', { name: /Ada Lovelace/ })).toContainText('Roadmap')
  await page.goto(`${tenant.portal}/sessions`)
  await page.getByRole('checkbox', { name: /Ada Lovelace/ }).check()
  await page.getByRole('button', { name: 'End sessions' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'End sessions' }).click()
  await expect(page.getByText('Done for 1 session.')).toBeVisible()
  await page.getByRole('button', { name: 'Close results' }).click()
  await expect(page.getByRole('row', { name: /Ada Lovelace/ })).toHaveCount(0)
  expect((await userinfo(client.issuer, tokens.access_token)).status).toBe(401)
  await visitor.goto(asked.url)
  await expect(visitor.getByLabel('E-mail')).toBeVisible()
  await theirs.close()
})
