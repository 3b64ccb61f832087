import { createHmac } from 'node:crypto'
import { keepSecret, openAs } from '#e2e/support/portal.ts'
import { expect, test } from '#e2e/support/test.ts'
import { type Received, startReceiver } from '#e2e/support/webhook-receiver.ts'

/** What a receiver does with Standard Webhooks. */
function isSigned({ body, headers }: Received, secret: string): boolean {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
  const text = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`
  return headers['webhook-signature'] === `v1,${createHmac('sha256', key).update(text).digest('base64')}`
}

test('S09 a webhook from nothing: a private address is refused; its secret once; events and a test arrive signed', async ({
  page,
  tenant,
}) => {
  const receiver = await startReceiver()
  const owner = await tenant.person({ name: 'Olive Owner', builtInRole: 'owner' })
  const home = `${tenant.origin}/admin/${tenant.slug}/webhooks`
  await openAs(page, `${home}?environment=production`, owner)
  await page.getByRole('main').getByRole('link', { name: 'Create webhook' }).first().click()
  await page.getByLabel('Address').fill('https://169.254.169.254/latest')
  await page.getByRole('button', { name: 'Create webhook' }).click()
  await expect(page.getByLabel('Address')).toHaveAccessibleDescription(/is not an address of the Internet/)
  await page.getByLabel('Address').fill(receiver.url)
  await page.getByLabel('Events', { exact: false }).first().fill('webhook.*')
  await page.getByRole('button', { name: 'Create webhook' }).click()
  const secret = await keepSecret(page, 'Signing secret')
  await page.getByRole('link', { name: 'Go to the webhook' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(new URL(receiver.url).host)
  await expect.poll(() => receiver.received.map(({ type }) => type)).toEqual(['webhook.created'])

  await page.getByRole('button', { name: 'Send test event' }).click()
  await expect(page.getByText('A test event is on its way')).toBeVisible()
  await expect.poll(() => receiver.received.map(({ type }) => type)).toContain('webhook.test')
  for (const each of receiver.received) expect(isSigned(each, secret)).toBe(true)

  await expect(async () => {
    await page.goto(`${page.url().split('?')[0]}?environment=production&status=delivered`)
    await expect(page.getByRole('row', { name: /webhook\.created/ })).toBeVisible({ timeout: 500 })
  }).toPass()
  await page.getByRole('link', { name: 'webhook.created' }).click()
  await expect(page.getByText('taken by the test')).toBeVisible()
  await expect(page.locator('body')).not.toContainText(secret)
  await receiver.close()
})
