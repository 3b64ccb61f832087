import { ask } from '#e2e/support/authorization.ts'
import { backAtApp, enterEmail, enterPassword, signIn, signInFirst } from '#e2e/support/hosted.ts'
import { withAndWithoutScripts } from '#e2e/support/scripts.ts'
import { expect, test } from '#e2e/support/test.ts'
import { claimsOf, redeem, tokensOf } from '#e2e/support/token-endpoint.ts'

withAndWithoutScripts(() => {
  test('UX-H73 a person signs in with e-mail and password and returns to the app', async ({
    page,
    tenant,
    newClient,
    app,
  }) => {
    const client = await newClient(tenant)
    const person = await tenant.person()
    const asked = ask(client)
    await page.goto(asked.url)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Sign in to ${tenant.displayName}`)
    await expect(page.getByText(`Continue to ${client.name}`)).toBeVisible()
    await signIn(page, person)
    const back = await backAtApp(page, app.redirectUri)
    expect(back.searchParams.get('state')).toBe(asked.state)
    expect(back.searchParams.get('iss')).toBe(client.issuer)
    const tokens = await tokensOf(await redeem(client, asked, back.searchParams.get('code') ?? ''))
    expect(claimsOf(tokens.id_token ?? '')).toMatchObject({ sub: person.sub, nonce: asked.nonce, email: person.email })
  })

  test('UX-H13 UX-H14 a wrong password is said at the top and at the field; the address is kept', async ({
    page,
    tenant,
    newClient,
    app,
  }) => {
    const person = await tenant.person()
    await page.goto(ask(await newClient(tenant)).url)
    await enterEmail(page, person.email)
    await enterPassword(page, 'not the password of anybody')
    await expect(page.getByRole('alert')).toContainText('The e-mail or password is not right.')
    await expect(page).toHaveTitle(/^Error: /)
    await expect(page.locator('input[name=username]')).toHaveValue(person.email)
    await expect(page.getByLabel('Password', { exact: true })).toHaveValue('')
    await expect(page.getByLabel('Password', { exact: true })).toHaveAttribute('aria-invalid', 'true')
    await enterPassword(page, person.password)
    await backAtApp(page, app.redirectUri)
  })

  test('UX-H8 "Not you? Change" goes back to the address and keeps the request', async ({
    page,
    tenant,
    newClient,
    app,
  }) => {
    const client = await newClient(tenant)
    const person = await tenant.person()
    const asked = ask(client)
    await page.goto(asked.url)
    await enterEmail(page, 'somebody.else@example.com')
    await page.getByRole('link', { name: 'Not you? Change' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Sign in to ${tenant.displayName}`)
    await signIn(page, person)
    expect((await backAtApp(page, app.redirectUri)).searchParams.get('state')).toBe(asked.state)
  })

  test('UX-H22 the Back button never breaks a sign-in', async ({ page, tenant, newClient, app }) => {
    const person = await tenant.person()
    await page.goto(ask(await newClient(tenant)).url)
    await enterEmail(page, person.email)
    await page.goBack()
    await expect(page.getByLabel('E-mail')).toBeVisible()
    await enterEmail(page, person.email)
    await page.goBack()
    await page.goForward()
    await enterPassword(page, person.password)
    await backAtApp(page, app.redirectUri)

    await page.goBack()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This sign-in is finished')
    await expect(page.getByRole('link', { name: /^Go to/ })).toBeVisible()
  })

  test('UX-H23 two tabs: finishing in one lets the other continue', async ({
    context,
    page,
    tenant,
    newClient,
    app,
  }) => {
    const person = await tenant.person()
    const [billing, wiki] = [await newClient(tenant), await newClient(tenant, 'production', { name: 'Wiki' })]
    const second = await context.newPage()
    const [askedFirst, askedSecond] = [ask(billing), ask(wiki)]
    await page.goto(askedFirst.url)
    await second.goto(askedSecond.url)
    await enterEmail(second, person.email)
    await signIn(page, person)
    expect((await backAtApp(page, app.redirectUri)).searchParams.get('state')).toBe(askedFirst.state)
    await enterPassword(second, person.password)
    const back = await backAtApp(second, app.redirectUri)
    const tokens = await tokensOf(await redeem(wiki, askedSecond, back.searchParams.get('code') ?? ''))
    expect(claimsOf(tokens.id_token ?? '').sub).toBe(person.sub)
  })

  test('single sign-on: the second app of an environment asks for nothing; another environment asks', async ({
    page,
    tenant,
    newClient,
    app,
  }) => {
    const person = await tenant.person()
    const [billing, wiki] = [await newClient(tenant), await newClient(tenant, 'production', { name: 'Wiki' })]
    const staging = await newClient(tenant, 'staging')
    await page.goto(ask(billing).url)
    await signIn(page, person)
    await backAtApp(page, app.redirectUri)
    const asked = ask(wiki)
    await page.goto(asked.url)
    const back = new URL(page.url())
    expect(back.href.startsWith(app.redirectUri)).toBe(true)
    const tokens = await tokensOf(await redeem(wiki, asked, back.searchParams.get('code') ?? ''))
    expect(claimsOf(tokens.id_token ?? '').sub).toBe(person.sub)
    await page.goto(ask(staging).url)
    await expect(page.getByLabel('E-mail')).toBeVisible()
  })

  test('UX-H24 a bookmarked page and an expired request say so, and offer a way on', async ({
    page,
    tenant,
    newClient,
    app,
  }) => {
    const client = await newClient(tenant)
    const person = await tenant.person()
    await page.goto(`${client.issuer}/sign-in`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This page belongs to a sign-in that is over')

    const asked = ask(client)
    await page.goto(asked.url)
    expect(await tenant.expireRequests('production')).toBe(1)
    await page.reload()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This sign-in took too long')
    await page.getByRole('link', { name: 'Start again' }).click()
    await signIn(page, person)
    expect((await backAtApp(page, app.redirectUri)).searchParams.get('state')).toBe(asked.state)
  })

  test('a password that was given to a person opens nothing but the choice of their own', async ({
    page,
    tenant,
    newClient,
    app,
  }) => {
    const client = await newClient(tenant)
    const person = await tenant.person({ isPasswordGiven: true })
    const own = 'walnut-ferry-compass-38'
    await page.goto(ask(client).url)
    await signIn(page, person)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Choose your own password')
    await page.goto(ask(client, { prompt: 'none' }).url)
    expect(new URL(page.url()).searchParams.get('error'), 'nobody is signed in yet').toBe('login_required')
    await page.goto(ask(client).url)
    await signInFirst(page, { email: person.email, given: person.password, own })
    await backAtApp(page, app.redirectUri)

    await page.context().clearCookies()
    await page.goto(ask(client).url)
    await signIn(page, person)
    await expect(page.getByRole('alert')).toContainText('The e-mail or password is not right.')
    await enterPassword(page, own)
    await backAtApp(page, app.redirectUri)
  })

  test('response_mode=form_post brings the answer by POST, by itself or by a button', async ({
    page,
    tenant,
    newClient,
    app,
    javaScriptEnabled,
  }) => {
    const person = await tenant.person()
    const client = await newClient(tenant)
    const asked = ask(client, { response_mode: 'form_post' })
    await page.goto(asked.url)
    await signIn(page, person)
    if (javaScriptEnabled === false) await page.getByRole('button', { name: 'Continue' }).click()
    await expect(page.getByRole('heading')).toHaveText('Back at the app')
    expect(page.url()).toBe(app.redirectUri)
    const answer = new URLSearchParams((await page.locator('pre').textContent()) ?? '')
    expect(answer.get('state')).toBe(asked.state)
    await tokensOf(await redeem(client, asked, answer.get('code') ?? ''))
  })
})
