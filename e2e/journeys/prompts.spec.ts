import { ask } from '#e2e/support/authorization.ts'
import { backAtApp, enterPassword, signIn } from '#e2e/support/hosted.ts'
import { withAndWithoutScripts } from '#e2e/support/scripts.ts'
import { expect, test } from '#e2e/support/test.ts'
import { claimsOf, redeem, tokensOf } from '#e2e/support/token-endpoint.ts'

withAndWithoutScripts(() => {
  test('A23 prompt=login asks for the password of a live session, whatever becomes of the URL', async ({
    page,
    tenant,
    newClient,
    app,
  }) => {
    const client = await newClient(tenant)
    const person = await tenant.person()
    await page.goto(ask(client).url)
    await signIn(page, person)
    await backAtApp(page, app.redirectUri)

    const asked = ask(client, { prompt: 'login' })
    await page.goto(asked.url)
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Back at the app')
    const request = new URL(page.url()).searchParams.get('request') ?? ''
    await page.goto(`${client.issuer}/continue?request=${request}&prompt=`)
    expect(page.url().startsWith(app.redirectUri)).toBe(false)
    const from = Math.floor(Date.now() / 1000)
    await signIn(page, person)
    const back = await backAtApp(page, app.redirectUri)
    const tokens = await tokensOf(await redeem(client, asked, back.searchParams.get('code') ?? ''))
    expect(Number(claimsOf(tokens.id_token ?? '').auth_time)).toBeGreaterThanOrEqual(from - 1)
  })

  test('A25 prompt=select_account lets the person choose among the accounts of this browser', async ({
    page,
    tenant,
    newClient,
    app,
  }) => {
    const client = await newClient(tenant)
    const [ada, bob] = [await tenant.person(), await tenant.person({ name: 'Bob Noyce' })]
    await page.goto(ask(client).url)
    await signIn(page, ada)
    await backAtApp(page, app.redirectUri)

    await page.goto(ask(client, { prompt: 'select_account' }).url)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Choose an account')
    await page.getByRole('link', { name: 'Use another account' }).click()
    await signIn(page, bob)
    await backAtApp(page, app.redirectUri)

    for (const person of [ada, bob]) {
      const asked = ask(client, { prompt: 'select_account' })
      await page.goto(asked.url)
      await page.getByRole('button', { name: new RegExp(`^${person.name}`) }).click()
      const back = await backAtApp(page, app.redirectUri)
      const tokens = await tokensOf(await redeem(client, asked, back.searchParams.get('code') ?? ''))
      expect(claimsOf(tokens.id_token ?? '').sub).toBe(person.sub)
    }
  })
})

test('A26 max_age=0 asks again and auth_time says so; a generous max_age does not', async ({
  page,
  tenant,
  newClient,
  app,
}) => {
  const client = await newClient(tenant)
  const person = await tenant.person()
  await page.goto(ask(client).url)
  await signIn(page, person)
  await backAtApp(page, app.redirectUri)

  const patient = ask(client, { max_age: '3600' })
  await page.goto(patient.url)
  const code = new URL(page.url()).searchParams.get('code') ?? ''
  const before = claimsOf((await tokensOf(await redeem(client, patient, code))).id_token ?? '')
  expect(before.auth_time).toEqual(expect.any(Number))

  const strict = ask(client, { max_age: '0' })
  await page.goto(strict.url)
  await expect(page.getByLabel('E-mail')).toBeVisible()
  await signIn(page, person)
  const back = await backAtApp(page, app.redirectUri)
  const after = claimsOf(
    (await tokensOf(await redeem(client, strict, back.searchParams.get('code') ?? ''))).id_token ?? '',
  )
  expect(Number(after.auth_time)).toBeGreaterThanOrEqual(Number(before.auth_time))
})

test('A20 A28 prompt=none without a session, or with one too old, answers login_required and shows nothing', async ({
  page,
  tenant,
  newClient,
  app,
}) => {
  const client = await newClient(tenant)
  await page.goto(ask(client, { prompt: 'none' }).url)
  expect(new URL(page.url()).searchParams.get('error')).toBe('login_required')
  await page.goto(ask(client).url)
  await signIn(page, await tenant.person())
  await backAtApp(page, app.redirectUri)
  await page.goto(ask(client, { prompt: 'none' }).url)
  expect(new URL(page.url()).searchParams.get('code')).not.toBeNull()
  await page.goto(ask(client, { prompt: 'none', max_age: '0' }).url)
  expect(new URL(page.url()).searchParams.get('error')).toBe('login_required')
})

test('UX-H17 login_hint fills the address in, and nothing more', async ({ page, tenant, newClient, app }) => {
  const person = await tenant.person()
  await page.goto(ask(await newClient(tenant), { login_hint: person.email }).url)
  await expect(page.getByLabel('E-mail')).toHaveValue(person.email)
  await page.getByRole('button', { name: 'Continue' }).click()
  await enterPassword(page, person.password)
  await backAtApp(page, app.redirectUri)
})

test('A29 id_token_hint of another person never selects the session at hand', async ({
  page,
  tenant,
  newClient,
  app,
}) => {
  const client = await newClient(tenant)
  const [ada, bob] = [await tenant.person(), await tenant.person({ name: 'Bob Noyce' })]
  const asked = ask(client)
  await page.goto(asked.url)
  await signIn(page, ada)
  const back = await backAtApp(page, app.redirectUri)
  const { id_token: hint = '' } = await tokensOf(await redeem(client, asked, back.searchParams.get('code') ?? ''))

  await page.goto(ask(client, { prompt: 'none', id_token_hint: hint }).url)
  expect(new URL(page.url()).searchParams.get('code')).not.toBeNull()

  await page.context().clearCookies()
  await page.goto(ask(client).url)
  await signIn(page, bob)
  await backAtApp(page, app.redirectUri)
  await page.goto(ask(client, { prompt: 'none', id_token_hint: hint }).url)
  expect(new URL(page.url()).searchParams.get('error')).toBe('login_required')
})

test('C13 two people in two tabs of one browser: each code yields its own person', async ({
  context,
  page,
  tenant,
  newClient,
  app,
}) => {
  const client = await newClient(tenant)
  const [ada, bob] = [await tenant.person(), await tenant.person({ name: 'Bob Noyce' })]
  const second = await context.newPage()
  const [askedAda, askedBob] = [ask(client), ask(client, { prompt: 'login' })]
  await page.goto(askedAda.url)
  await second.goto(askedBob.url)
  await signIn(page, ada)
  // Ada's sign-in has given the browser a new name, so Bob's page is an old one: it says so, and never goes on as Ada.
  await second.getByLabel('E-mail').fill(bob.email)
  await second.getByRole('button', { name: 'Continue' }).click()
  await expect(second.getByRole('alert')).toContainText('Nothing was lost')
  await expect(second.getByLabel('E-mail')).toHaveValue(bob.email)
  await signIn(second, bob)
  for (const [tab, asked, person] of [
    [page, askedAda, ada],
    [second, askedBob, bob],
  ] as const) {
    const back = await backAtApp(tab, app.redirectUri)
    const tokens = await tokensOf(await redeem(client, asked, back.searchParams.get('code') ?? ''))
    expect(claimsOf(tokens.id_token ?? '').sub).toBe(person.sub)
  }
})
