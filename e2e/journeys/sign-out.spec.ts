import type { Page } from '@playwright/test'
import { ask } from '#e2e/support/authorization.ts'
import { backAtApp, signIn } from '#e2e/support/hosted.ts'
import { withAndWithoutScripts } from '#e2e/support/scripts.ts'
import type { Person, SeededClient } from '#e2e/support/seed.ts'
import { expect, test } from '#e2e/support/test.ts'
import { introspect, redeem, refresh, type TokenAnswer, tokensOf } from '#e2e/support/token-endpoint.ts'

async function signedIn(
  page: Page,
  client: SeededClient,
  person: Person,
  scope = 'openid email',
): Promise<TokenAnswer> {
  const asked = ask(client, { scope })
  await page.goto(asked.url)
  await signIn(page, person)
  const back = await backAtApp(page, client.redirectUris[0] ?? '')
  return tokensOf(await redeem(client, asked, back.searchParams.get('code') ?? ''))
}

const isSignedIn = async (page: Page, client: SeededClient): Promise<boolean> => {
  await page.goto(ask(client, { prompt: 'none' }).url)
  return new URL(page.url()).searchParams.has('code')
}

const logoutUrl = (client: SeededClient, parameters: Record<string, string>): string =>
  `${client.issuer}/oauth/logout?${new URLSearchParams(parameters)}`

withAndWithoutScripts(() => {
  test('L07 L12 with its own ID token an app signs the person out, and everything of the session ends', async ({
    page,
    tenant,
    newClient,
    app,
  }) => {
    const client = await newClient(tenant)
    const tokens = await signedIn(page, client, await tenant.person())
    expect((await introspect(client, tokens.access_token)).active).toBe(true)
    const asked = { id_token_hint: tokens.id_token ?? '', post_logout_redirect_uri: app.signedOutUri, state: 'a b&c' }
    await page.goto(logoutUrl(client, asked))
    expect(new URL(page.url()).searchParams.get('state')).toBe('a b&c')
    expect(page.url().startsWith(app.signedOutUri)).toBe(true)
    expect(await isSignedIn(page, client)).toBe(false)
    expect((await introspect(client, tokens.access_token)).active).toBe(false)
    if (tokens.refresh_token !== undefined) expect((await refresh(client, tokens.refresh_token)).status).toBe(400)
  })

  test('L05 UX-H83 without a hint the person is asked first, and may stay', async ({ page, tenant, newClient }) => {
    const client = await newClient(tenant)
    await signedIn(page, client, await tenant.person())
    await page.goto(logoutUrl(client, {}))
    await page.getByRole('button', { name: 'Stay signed in' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('You are still signed in')
    expect(await isSignedIn(page, client)).toBe(true)
    await page.goto(logoutUrl(client, {}))
    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('You are signed out')
    expect(await isSignedIn(page, client)).toBe(false)
  })
})

test('L01 L02 a URI that is not registered for the app is never gone to', async ({ page, tenant, newClient, app }) => {
  const client = await newClient(tenant)
  const tokens = await signedIn(page, client, await tenant.person())
  const hint = tokens.id_token ?? ''
  for (const asked of [
    { id_token_hint: hint, post_logout_redirect_uri: `${app.signedOutUri}/more` },
    { id_token_hint: hint, post_logout_redirect_uri: app.redirectUri },
    { id_token_hint: hint, post_logout_redirect_uri: 'https://evil.example/' },
    { post_logout_redirect_uri: app.signedOutUri },
  ]) {
    const response = await page.goto(logoutUrl(client, asked))
    expect(page.url().startsWith(client.issuer), JSON.stringify(asked)).toBe(true)
    expect(response?.status()).toBe(400)
  }
  expect(await isSignedIn(page, client)).toBe(true)
})

test('L03 L04 a hint that is tampered with, foreign or of another app ends nothing', async ({
  page,
  tenant,
  newTenant,
  newClient,
  app,
}) => {
  const [client, wiki] = [await newClient(tenant), await newClient(tenant, 'production', { name: 'Wiki' })]
  const tokens = await signedIn(page, client, await tenant.person())
  const foreigner = await newTenant('Globex')
  const foreign = await newClient(foreigner)
  const [header = '', payload = '', signature = ''] = (tokens.id_token ?? '').split('.')
  const forged = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url')
  for (const [issuer, parameters] of [
    [client, { id_token_hint: `${header}.${payload}.${signature.slice(0, -4)}AAAA` }],
    [client, { id_token_hint: `${forged}.${payload}.` }],
    [client, { id_token_hint: tokens.id_token ?? '', client_id: wiki.clientId }],
    [foreign, { id_token_hint: tokens.id_token ?? '' }],
  ] as const) {
    const response = await page.goto(logoutUrl(issuer, parameters))
    expect(response?.status(), JSON.stringify(parameters)).toBe(400)
  }
  expect(await isSignedIn(page, client)).toBe(true)
  await page.goto(
    logoutUrl(client, { id_token_hint: tokens.id_token ?? '', post_logout_redirect_uri: app.signedOutUri }),
  )
  expect(await isSignedIn(page, client)).toBe(false)
})

test('L06 a hint of another person asks and does not end the session at hand', async ({ page, tenant, newClient }) => {
  const client = await newClient(tenant)
  const [ada, bob] = [await tenant.person(), await tenant.person({ name: 'Bob Noyce' })]
  const { id_token: hint = '' } = await signedIn(page, client, ada)
  await page.context().clearCookies()
  await signedIn(page, client, bob)
  await page.goto(logoutUrl(client, { id_token_hint: hint }))
  await expect(page.getByRole('button', { name: 'Stay signed in' })).toBeVisible()
  expect(await isSignedIn(page, client)).toBe(true)
})

test('L08 sign-out by a cross-site POST works with a hint, and asks without one', async ({
  page,
  tenant,
  newClient,
  app,
}) => {
  const client = await newClient(tenant)
  const tokens = await signedIn(page, client, await tenant.person())
  const post = async (fields: Record<string, string>) => {
    await page.goto('data:text/html,<h1>elsewhere</h1>')
    await page.evaluate(
      ([action, inputs]) => {
        const form = document.createElement('form')
        form.method = 'post'
        form.action = action
        for (const [name, value] of Object.entries(inputs)) {
          const input = document.createElement('input')
          input.name = name
          input.value = value
          form.append(input)
        }
        document.body.append(form)
        form.submit()
      },
      [`${client.issuer}/oauth/logout`, fields] as const,
    )
  }
  await post({})
  await expect(page.getByRole('button', { name: 'Stay signed in' })).toBeVisible()
  expect(await isSignedIn(page, client)).toBe(true)
  await post({ id_token_hint: tokens.id_token ?? '', post_logout_redirect_uri: app.signedOutUri, state: 'x' })
  await page.waitForURL(`${app.signedOutUri}?state=x`)
  expect(await isSignedIn(page, client)).toBe(false)
})
