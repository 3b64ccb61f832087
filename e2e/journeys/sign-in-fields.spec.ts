import { ask } from '#e2e/support/authorization.ts'
import { backAtApp, enterEmail, enterPassword } from '#e2e/support/hosted.ts'
import { expect, test } from '#e2e/support/test.ts'

test('UX-H1 UX-H7 UX-H9 the fields are what password managers look for', async ({ page, tenant, newClient }) => {
  await page.goto(ask(await newClient(tenant)).url)
  const email = page.getByLabel('E-mail')
  await expect(email).toHaveAttribute('name', 'username')
  await expect(email).toHaveAttribute('autocomplete', 'username webauthn')
  await expect(email).toHaveAttribute('autocapitalize', 'none')
  await expect(email).toHaveAttribute('spellcheck', 'false')
  await enterEmail(page, 'ada@example.com')
  await expect(page.locator('input[autocomplete=username]')).toHaveValue('ada@example.com')
  const password = page.getByLabel('Password', { exact: true })
  await expect(password).toHaveAttribute('autocomplete', 'current-password')
  expect(await password.getAttribute('maxlength')).toBeNull()
  await password.fill('  spaces stay  ')
  await expect(password).toHaveValue('  spaces stay  ')
})

test('UX-H5 an unknown address gets the same next page with the same status', async ({ page, tenant, newClient }) => {
  const person = await tenant.person()
  const client = await newClient(tenant)
  const seen: { status: number | undefined; text: string | null }[] = []
  for (const email of [person.email, 'nobody.at.all@example.com']) {
    await page.context().clearCookies()
    await page.goto(ask(client).url)
    await page.getByLabel('E-mail').fill(email)
    const answered = page.waitForResponse((response) => response.url().includes('/sign-in/password'))
    await page.getByRole('button', { name: 'Continue' }).click()
    const status = (await answered).status()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Enter your password')
    await enterPassword(page, 'not the password of anybody')
    await expect(page.getByRole('alert')).toBeVisible()
    seen.push({ status, text: await page.getByRole('main').textContent() })
  }
  expect(seen[1]).toEqual(seen[0])
})

test('UX-H10 the password can be shown and hidden, and is masked again before it is sent', async ({
  page,
  tenant,
  newClient,
}) => {
  await page.goto(ask(await newClient(tenant)).url)
  await enterEmail(page, 'ada@example.com')
  const password = page.getByLabel('Password', { exact: true })
  await password.fill('secret words')
  await page.getByRole('button', { name: 'Show password' }).click()
  await expect(password).toHaveAttribute('type', 'text')
  await expect(page.getByText('Your password is visible')).toBeAttached()
  await page.getByRole('button', { name: 'Hide password' }).click()
  await expect(password).toHaveAttribute('type', 'password')
})

test('UX-H12 a second click sends the form once', async ({ page, tenant, newClient, app }) => {
  const person = await tenant.person()
  await page.goto(ask(await newClient(tenant)).url)
  await enterEmail(page, person.email)
  await page.getByLabel('Password', { exact: true }).fill(person.password)
  const posts: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST') posts.push(request.url())
  })
  await page.getByRole('button', { name: 'Sign in' }).dblclick()
  await backAtApp(page, app.redirectUri)
  expect(posts).toHaveLength(1)
})

test('UX-H15 after too many tries the page says when to try again, for unknown addresses too', async ({
  page,
  tenant,
  newClient,
}) => {
  const person = await tenant.person()
  const client = await newClient(tenant)
  for (const email of [person.email, 'nobody.at.all@example.com']) {
    await page.goto(ask(client).url)
    await enterEmail(page, email)
    let throttled = false
    for (let tries = 0; tries < 15 && !throttled; tries++) {
      const answered = page.waitForResponse((response) => response.request().method() === 'POST')
      await enterPassword(page, `wrong password number ${tries}`)
      const response = await answered
      throttled = response.status() === 429
      if (throttled) expect(Number(response.headers()['retry-after'])).toBeGreaterThan(0)
      await expect(page.getByRole('alert')).toBeVisible()
    }
    expect(throttled, `${email} was never throttled`).toBe(true)
    await expect(page.getByRole('alert')).toContainText(/Try again in \d+ (second|minute|hour)/)
  }
})

test('UX-H68 a whole sign-in by keyboard alone', async ({ page, tenant, newClient, app }) => {
  const person = await tenant.person()
  const client = await newClient(tenant, 'production', { firstParty: false })
  await page.goto(ask(client).url)
  await expect(page.getByLabel('E-mail')).toBeFocused()
  await page.keyboard.type(person.email)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Enter your password')
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await page.keyboard.type(person.password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Allow' })).toBeVisible()
  const allow = page.getByRole('button', { name: 'Allow' })
  for (let stops = 0; stops < 20; stops++) {
    await page.keyboard.press('Tab')
    if (await allow.evaluate((button) => button === document.activeElement)) break
  }
  await expect(allow).toBeFocused()
  await page.keyboard.press('Enter')
  await backAtApp(page, app.redirectUri)
})
