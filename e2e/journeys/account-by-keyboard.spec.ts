import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { generateSync } from 'otplib'
import { accountRoutes } from '#e2e/support/account-routes.ts'
import { ask } from '#e2e/support/authorization.ts'
import { enterEmail, enterPassword } from '#e2e/support/hosted.ts'
import { expectKeyboard } from '#e2e/support/keyboard.ts'
import { keysOf } from '#e2e/support/keys.ts'
import { expect, test } from '#e2e/support/test.ts'
import { expectNoSideways } from '#e2e/support/usable.ts'
import { Visitor } from '#e2e/support/visitor.ts'

const heading = (page: Page) => page.getByRole('heading', { level: 1 })

test.use({ javaScriptEnabled: false })

test('UX-H68 UX-H70 UX-H73 the whole account by keyboard alone and without JavaScript: all of its routes are met, and none scrolls sideways at 320 px', async ({
  page,
  tenant,
  newClient,
}) => {
  const client = await newClient(tenant, 'production', { name: 'Roadmap', firstParty: false })
  const person = await tenant.person()
  const account = `${client.issuer}/account`
  const keys = keysOf(page)
  const met = new Set<string>()
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    const base = new URL(account).pathname
    if (pathname === base || pathname.startsWith(`${base}/`)) met.add(pathname.slice(base.length + 1))
  })
  /** A page as it stands: named, whole on a narrow screen, and all of it within reach of Tab. */
  const arrive = async (title: string | RegExp) => {
    await expect(heading(page)).toHaveText(title)
    await expectNoSideways(page, String(title))
    await expectKeyboard(page, String(title))
  }
  const done = (text: RegExp) => expect(page.getByRole('status').filter({ hasText: text })).toBeVisible()
  const refused = (text: RegExp) => expect(page.getByRole('alert')).toContainText(text)

  // Another device of theirs, and an app that may act for them.
  const elsewhere = new Visitor()
  await elsewhere.codeFor(ask(client), person)

  await page.goto(account)
  await enterEmail(page, person.email)
  await enterPassword(page, person.password)
  await arrive(/^Hello /)

  await keys.press('Profile')
  await arrive('Profile')
  await keys.type('Name', ' ')
  await keys.press('Save profile')
  await refused(/Nothing was saved/)
  await arrive('Profile')
  await keys.type('Name', 'Zoë O’Neill')
  await keys.choose('Time zone', 'Asia/Tokyo')
  await keys.press('Save profile')
  await done(/Your profile is saved/)

  await keys.press('Sessions')
  await arrive('Sessions')
  await keys.press(/^Sign out of /)
  await done(/That session has ended/)
  await elsewhere.open(ask(client, { prompt: 'login' }).url).then((asked) => elsewhere.signIn(asked, person))
  await keys.press('Sessions')
  await keys.press('Sign out everywhere else')
  await done(/signed out everywhere else/)

  await keys.press('Connected apps')
  await arrive('Connected apps')
  await keys.press('Remove access of Roadmap')
  await done(/can’t use your account any more/)
  await keys.press('Activity')
  await arrive('Activity')

  await keys.press('Security')
  await arrive('Security')
  await keys.press(/^Set up$/)
  await arrive(/authenticator app/)
  await keys.type(/^Code/, '000000')
  await keys.press('Confirm')
  await refused(/./)
  await arrive(/authenticator app/)
  const key = ((await page.locator('.key-facts code').textContent()) ?? '').replaceAll(' ', '')
  await keys.type(/^Code/, generateSync({ secret: key }))
  await keys.press('Confirm')
  await arrive('Save your recovery codes')
  await keys.tick(/I have saved them/)
  await keys.press('Use these codes')
  await done(/recovery codes count from now on/)

  await keys.press('Change the password')
  await arrive('Change your password')
  await keys.type('Current password', 'not the one')
  await keys.type('New password', 'seven brass lanterns hum')
  await keys.press('Save the password')
  await refused(/current password is not right/)
  await arrive('Change your password')
  await keys.type('Current password', person.password)
  await keys.type('New password', 'seven brass lanterns hum')
  await keys.press('Save the password')
  await done(/Your password is saved/)

  await keys.press('Change the address')
  await arrive('Change your e-mail address')
  await keys.type('New address', 'no address')
  await keys.press('Send the link')
  await refused(/Nothing was sent/)
  await arrive('Change your e-mail address')
  await keys.type('New address', `zoe.${person.email}`)
  await keys.press('Send the link')
  await done(/We sent a link to the new address/)

  await keys.press('Remove the authenticator app')
  await arrive('Remove the authenticator app?')
  await keys.press('Remove the app')
  await done(/The authenticator app was removed/)

  // Whatever else there is: passkeys, which need scripts and say so, and pages that this journey does not know.
  for (const route of accountRoutes().filter(
    (each) => !met.has(each) && !each.startsWith('data') && each !== 'deleting',
  )) {
    met.add(route)
    const answer = await page.request.get(`${account}/${route}`)
    const isPage = answer.status() === 200 && answer.headers()['content-type']?.startsWith('text/html') === true
    // What only takes what a form sends has no page of its own.
    if (!isPage) continue
    await page.goto(`${account}/${route}`)
    await arrive(/./)
  }

  await page.goto(account)
  await keys.press('Your data')
  await arrive('Your data')
  const download = page.waitForEvent('download')
  await keys.press('Download my data')
  expect(await readFile(await (await download).path(), 'utf8')).toContain('Zoë O’Neill')
  await keys.press('Delete my account')
  await arrive('Delete your account')
  await keys.press('Delete my account')
  await refused(/was not deleted/)
  await arrive('Delete your account')
  await keys.type(/^Type your e-mail address/, person.email)
  await keys.press('Delete my account')
  await arrive('Your account will be deleted')

  expect(accountRoutes().filter((route) => !met.has(route))).toEqual([])
})
