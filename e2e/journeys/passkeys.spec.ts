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

test('UX-H2 H3 H4 H35 a passkey is offered once, then signs in by autofill and by its button, and a copy of it is refused', async ({
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
