import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { signIn } from '#e2e/support/hosted.ts'
import { OwnServer } from '#e2e/support/own-server.ts'
import { password } from '#e2e/support/seed.ts'
import { expect, test } from '#e2e/support/test.ts'

type Sink = { port: number; raw: string[]; close(): Promise<void> }

/** A mail server that keeps what it gets. */
async function startSink(): Promise<Sink> {
  const raw: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      let text = ''
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk
      })
      stream.on('end', () => {
        raw.push(text)
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const { port } = server.server.address() as AddressInfo
  return { port, raw, close: () => new Promise((resolve) => server.close(() => resolve())) }
}

test('Y02 with a mail server an operator’s test mail arrives, and what it said is kept nowhere', async ({ page }) => {
  test.setTimeout(120_000)
  const sink = await startSink()
  const operator = { email: 'op@example.com', password, name: '', id: '', sub: '' }
  const server = await OwnServer.start({
    SIGNET_SMTP_URL: `smtp://127.0.0.1:${sink.port}`,
    SIGNET_MAIL_FROM: 'Signet <no-reply@example.com>',
    SIGNET_OPERATOR_EMAIL: operator.email,
    SIGNET_OPERATOR_PASSWORD: password,
    SIGNET_FRONTS: '1',
  })
  try {
    await page.goto(`${server.origin}/platform/delivery`)
    await signIn(page, operator)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Delivery')
    await expect(page.getByText('Signet <no-reply@example.com>')).toBeVisible()
    await page.getByLabel('To', { exact: true }).fill('ada@example.com')
    await page.getByRole('button', { name: 'Send test mail' }).click()
    await expect(page.getByText('The test mail is on its way')).toBeVisible()
    await expect.poll(() => sink.raw.length).toBe(1)
    expect(sink.raw[0]).toContain('This is a test: mails from Signet reach you.')
    await expect(async () => {
      await page.reload()
      await expect(page.getByRole('listitem').filter({ hasText: 'ada@example.com' })).toContainText('Sent')
    }).toPass()
    await expect(page.getByText('Show what it says')).toHaveCount(0)
  } finally {
    await server.end()
    await sink.close()
  }
})
