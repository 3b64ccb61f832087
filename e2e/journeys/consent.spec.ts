import { ask } from '#e2e/support/authorization.ts'
import { backAtApp, signIn } from '#e2e/support/hosted.ts'
import { withAndWithoutScripts } from '#e2e/support/scripts.ts'
import { expect, test } from '#e2e/support/test.ts'
import { claimsOf, redeem, tokensOf } from '#e2e/support/token-endpoint.ts'

withAndWithoutScripts(() => {
  test('UX-H81 A24 consent is asked once, in plain words, remembered, and asked again on prompt=consent', async ({
    page,
    tenant,
    newClient,
    app,
  }) => {
    const client = await newClient(tenant, 'production', { name: 'Roadmap', firstParty: false })
    const person = await tenant.person()
    await page.goto(ask(client).url)
    await signIn(page, person)
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Roadmap')
    await expect(page.getByText(person.email)).toBeVisible()
    await expect(page.getByText('See your e-mail address')).toBeVisible()
    await expect(page.getByText('See your password')).toBeVisible()
    await page.getByRole('button', { name: 'Allow' }).click()
    await backAtApp(page, app.redirectUri)

    await page.goto(ask(client).url)
    expect(new URL(page.url()).searchParams.get('code')).not.toBeNull()

    await page.goto(ask(client, { scope: 'openid profile email phone' }).url)
    expect(new URL(page.url()).searchParams.get('error')).toBe('invalid_scope')

    await page.goto(ask(client, { prompt: 'consent' }).url)
    await expect(page.getByRole('button', { name: 'Allow' })).toBeVisible()
  })

  test('A34 Deny goes back to the app with access_denied and grants nothing', async ({
    page,
    tenant,
    newClient,
    app,
  }) => {
    const client = await newClient(tenant, 'production', { firstParty: false })
    const person = await tenant.person()
    const asked = ask(client)
    await page.goto(asked.url)
    await signIn(page, person)
    await page.getByRole('button', { name: 'Deny' }).click()
    const back = await backAtApp(page, app.redirectUri)
    expect(back.searchParams.get('error')).toBe('access_denied')
    expect(back.searchParams.get('state')).toBe(asked.state)
    expect(back.searchParams.get('iss')).toBe(client.issuer)
    expect(back.searchParams.get('code')).toBeNull()
    await page.goto(ask(client).url)
    await expect(page.getByRole('button', { name: 'Allow' })).toBeVisible()
  })
})

test('UX-H81 Allow and Deny weigh the same', async ({ page, tenant, newClient }) => {
  await page.goto(ask(await newClient(tenant, 'production', { firstParty: false })).url)
  await signIn(page, await tenant.person())
  const look = (name: string) =>
    page.getByRole('button', { name }).evaluate((button) => {
      const { width, height } = button.getBoundingClientRect()
      const { backgroundColor, color, fontWeight } = getComputedStyle(button)
      return { width: Math.round(width), height: Math.round(height), backgroundColor, color, fontWeight }
    })
  expect(await look('Allow')).toEqual(await look('Deny'))
})

test('A21 prompt=none answers consent_required while consent is missing, and a code once it is there', async ({
  page,
  tenant,
  newClient,
  app,
}) => {
  const [own, foreign] = [await newClient(tenant), await newClient(tenant, 'production', { firstParty: false })]
  await page.goto(ask(own).url)
  await signIn(page, await tenant.person())
  await backAtApp(page, app.redirectUri)
  await page.goto(ask(foreign, { prompt: 'none' }).url)
  expect(new URL(page.url()).searchParams.get('error')).toBe('consent_required')
  await page.goto(ask(foreign).url)
  await page.getByRole('button', { name: 'Allow' }).click()
  await backAtApp(page, app.redirectUri)
  await page.goto(ask(foreign, { prompt: 'none' }).url)
  expect(new URL(page.url()).searchParams.get('code')).not.toBeNull()
})

test('A40 a consent page left open does not count for the person who signed in since', async ({
  context,
  page,
  tenant,
  newClient,
  app,
}) => {
  const client = await newClient(tenant, 'production', { firstParty: false })
  const [ada, bob] = [await tenant.person(), await tenant.person({ name: 'Bob Noyce' })]
  const asked = ask(client)
  await page.goto(asked.url)
  await signIn(page, ada)
  await expect(page.getByText(ada.email)).toBeVisible()
  const consentUrl = page.url()
  const second = await context.newPage()
  await second.goto(consentUrl)
  await second.getByRole('link', { name: /another account|Not you|Change|Switch/i }).click()
  await signIn(second, bob)
  await expect(second.getByText(bob.email)).toBeVisible()
  await page.getByRole('button', { name: 'Allow' }).click()
  expect(new URL(page.url()).searchParams.get('code')).toBeNull()
  await second.reload()
  await second.getByRole('button', { name: 'Allow' }).click()
  const code = (await backAtApp(second, app.redirectUri)).searchParams.get('code') ?? ''
  const tokens = await tokensOf(await redeem(client, asked, code))
  expect(claimsOf(tokens.id_token ?? '').sub).toBe(bob.sub)
})
