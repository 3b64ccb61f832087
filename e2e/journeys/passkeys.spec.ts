import type { CDPSession, Page } from '@playwright/test'
import { ask } from '#e2e/support/authorization.ts'
import { backAtApp, enterEmail, enterPassword } from '#e2e/support/hosted.ts'
import type { Person, SeededClient } from '#e2e/support/seed.ts'
import { expect, test } from '#e2e/support/test.ts'
import { redeem } from '#e2e/support/token-endpoint.ts'

/** A virtual authenticator of this browser: on the device, with user verification, as a phone or a laptop has one. */
async function withAuthenticator(page: Page): Promise<{ cdp: CDPSession; authenticatorId: string }> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable', { enableUI: false })
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return { cdp, authenticatorId }
}

/** The claims of the ID token that the app gets for what came back. */
async function claimsAt(page: Page, client: SeededClient, asked: ReturnType<typeof ask>) {
  const back = await backAtApp(page, client.redirectUris[0] ?? '')
  const answer = await redeem(client, asked, back.searchParams.get('code') ?? '')
  const { id_token } = (await answer.json()) as { id_token: string }
  return JSON.parse(Buffer.from(id_token.split('.')[1] ?? '', 'base64url').toString()) as { amr: string[]; acr: string }
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 })

/** The password, as the first of two steps. */
async function typePassword(page: Page, url: string, person: Person): Promise<void> {
  await page.goto(url)
  await enterEmail(page, person.email)
  await enterPassword(page, person.password)
}

/** Chooses a passkey, where one has to be set up, and makes it. */
async function setUpPasskey(page: Page): Promise<void> {
  await page.getByRole('link', { name: /^Passkey/ }).click()
  await page.getByRole('button', { name: 'Create a passkey' }).click()
}

/** Saves the recovery codes that follow the first factor, and answers them. */
async function saveCodes(page: Page): Promise<string[]> {
  await expect(heading(page)).toHaveText('Save your recovery codes')
  const codes = await page.locator('.code-list li').allTextContents()
  await page.getByLabel('I have saved them').check()
  await page.getByRole('button', { name: 'Continue' }).click()
  return codes
}

/** Signs in by password, and makes the passkey that is offered then (UX-H35). */
async function makePasskey(page: Page, client: SeededClient, person: Person): Promise<void> {
  const asked = ask(client)
  await page.goto(asked.url)
  await enterEmail(page, person.email)
  await enterPassword(page, person.password)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in faster next time')
  await page.getByRole('button', { name: 'Create a passkey' }).click()
  await backAtApp(page, client.redirectUris[0] ?? '')
}

test('UX-H2 UX-H3 UX-H4 UX-H35 a passkey is offered once, then signs in by autofill and by its button, and a copy of it is refused', async ({
  page,
  tenant,
  newClient,
}) => {
  const client = await newClient(tenant, 'production', { firstParty: true })
  const person = await tenant.person()
  const { cdp, authenticatorId } = await withAuthenticator(page)
  await makePasskey(page, client, person)
  const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId })
  expect(credentials).toHaveLength(1)

  // Nothing is typed or pressed: the request is pending as soon as the page is there.
  await page.context().clearCookies()
  const byItself = ask(client)
  await page.goto(byItself.url)
  expect(await claimsAt(page, client, byItself)).toMatchObject({ acr: 'urn:signet:acr:3' })

  await cdp.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled: false })
  await page.context().clearCookies()
  const byButton = ask(client)
  await page.goto(byButton.url)
  await expect(page.getByRole('button', { name: 'Sign in with a passkey' })).toBeVisible()
  await cdp.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled: true })
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  const { amr } = await claimsAt(page, client, byButton)
  expect(amr).toEqual(expect.arrayContaining(['mfa', 'user']))

  // The authenticator is set back to what it was when it was made: as a copy of it would be.
  const [made] = credentials
  await cdp.send('WebAuthn.removeCredential', { authenticatorId, credentialId: made?.credentialId ?? '' })
  if (made !== undefined)
    await cdp.send('WebAuthn.addCredential', { authenticatorId, credential: { ...made, signCount: 0 } })
  await page.context().clearCookies()
  await page.goto(ask(client).url)
  await expect(page.getByRole('alert')).toContainText('can’t be used here')
  await expect(page).toHaveTitle(/^Error: /)
})

test('UX-H32 a passkey is a second factor beside the password, and “Don’t ask again” is heard', async ({
  page,
  tenant,
  newClient,
}) => {
  const client = await newClient(tenant, 'production', { firstParty: true })
  const person = await tenant.person()
  const { cdp, authenticatorId } = await withAuthenticator(page)
  await makePasskey(page, client, person)
  await page.context().clearCookies()
  await cdp.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled: false })
  const asked = ask(client, { acr_values: 'urn:signet:acr:2' })
  await page.goto(asked.url)
  await enterEmail(page, person.email)
  await enterPassword(page, person.password)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Use your passkey')
  await cdp.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled: true })
  await page.getByRole('button', { name: 'Continue with a passkey' }).click()
  expect((await claimsAt(page, client, asked)).amr).toEqual(expect.arrayContaining(['pwd', 'mfa']))

  const other = await tenant.person()
  await cdp.send('WebAuthn.clearCredentials', { authenticatorId })
  for (const isAsked of [true, false]) {
    await page.context().clearCookies()
    await page.goto(ask(client).url)
    await enterEmail(page, other.email)
    await enterPassword(page, other.password)
    if (isAsked) await page.getByRole('button', { name: 'Don’t ask again' }).click()
    await backAtApp(page, client.redirectUris[0] ?? '')
  }
})

test('UX-H36 a passkey that is required is set up at sign-in, which tells why and until when it can wait', async ({
  page,
  tenant,
  newClient,
}) => {
  await tenant.demandFactors({ requirement: 3 })
  const client = await newClient(tenant, 'production', { firstParty: true })
  await withAuthenticator(page)
  const asked = ask(client)
  await typePassword(page, asked.url, await tenant.person())
  await expect(heading(page)).toHaveText('Set up a second step')
  await expect(page.getByText('so that a stolen one does not open your account')).toBeVisible()
  await expect(page.getByText('You can put this off 20 more times. It is required in 7 days.')).toBeVisible()
  await expect(page.getByRole('link', { name: /^Authenticator app/ })).toHaveCount(0)
  await setUpPasskey(page)
  expect(await saveCodes(page)).toHaveLength(10)
  expect(await claimsAt(page, client, asked)).toMatchObject({ acr: 'urn:signet:acr:3' })
})

test('UX-H64 a recovery code stands in for a lost passkey, and leads to a new one', async ({
  page,
  tenant,
  newClient,
}) => {
  await tenant.demandFactors({ requirement: 3, graceSeconds: 0 })
  const client = await newClient(tenant, 'production', { firstParty: true })
  const person = await tenant.person()
  const { cdp, authenticatorId } = await withAuthenticator(page)
  const first = ask(client)
  await typePassword(page, first.url, person)
  await setUpPasskey(page)
  const [code = ''] = await saveCodes(page)
  await backAtApp(page, client.redirectUris[0] ?? '')

  await cdp.send('WebAuthn.clearCredentials', { authenticatorId })
  await page.context().clearCookies()
  const lost = ask(client)
  await typePassword(page, lost.url, person)
  await expect(heading(page)).toHaveText('Use your passkey')
  await page.getByRole('link', { name: 'Try another way' }).click()
  await page.getByRole('link', { name: /^Recovery code/ }).click()
  await page.getByLabel('Recovery code').fill(code)
  await page.getByRole('button', { name: 'Confirm' }).click()
  await expect(heading(page)).toHaveText('Set up a second step')
  await expect(page.getByRole('button', { name: 'Not now' })).toHaveCount(0)
  await setUpPasskey(page)
  expect(await claimsAt(page, client, lost)).toMatchObject({ acr: 'urn:signet:acr:3' })

  await page.context().clearCookies()
  const byNewOne = ask(client)
  await page.goto(byNewOne.url)
  expect(await claimsAt(page, client, byNewOne)).toMatchObject({ acr: 'urn:signet:acr:3' })
})
