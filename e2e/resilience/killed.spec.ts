import { ask } from '#e2e/support/authorization.ts'
import { backAtApp, enterEmail, enterPassword } from '#e2e/support/hosted.ts'
import { OwnServer } from '#e2e/support/own-server.ts'
import { commandOf, family } from '#e2e/support/processes.ts'
import { Tenant } from '#e2e/support/seed.ts'
import { expect, test } from '#e2e/support/test.ts'
import { claimsOf, introspect, redeem, refresh, tokensOf, userinfo } from '#e2e/support/token-endpoint.ts'

/** Done when 4. Every process of the server, PostgreSQL included, is killed outright between each pair of steps. */
test('F05 kill -9 between each pair of steps of a sign-in: the person finishes, and nothing acknowledged is lost', async ({
  page,
  app,
}) => {
  const server = await OwnServer.start()
  try {
    const tenant = await Tenant.make(await server.seeder(), server.origin)
    const person = await tenant.person()
    const client = await tenant.client('production', {
      name: 'Roadmap',
      firstParty: false,
      redirectUris: [app.redirectUri],
      grantTypes: ['authorization_code', 'refresh_token'],
      scopes: ['openid', 'profile', 'email', 'offline_access'],
    })
    const asked = ask(client, { scope: 'openid email offline_access' })

    await page.goto(asked.url)
    await expect(page.getByLabel('E-mail')).toBeVisible()
    await server.killAndRestart()
    await enterEmail(page, person.email)
    await server.killAndRestart()
    await enterPassword(page, person.password)
    await expect(page.getByRole('button', { name: 'Allow' })).toBeVisible()
    await server.killAndRestart()
    await page.getByRole('button', { name: 'Allow' }).click()
    const back = await backAtApp(page, app.redirectUri)
    expect(back.searchParams.get('state')).toBe(asked.state)
    await server.killAndRestart()
    const code = back.searchParams.get('code') ?? ''
    const first = await tokensOf(await redeem(client, asked, code))
    expect(claimsOf(first.id_token ?? '')).toMatchObject({ sub: person.sub, nonce: asked.nonce })
    await server.killAndRestart()
    expect((await userinfo(client.issuer, first.access_token)).status).toBe(200)
    const second = await tokensOf(await refresh(client, first.refresh_token ?? ''))
    const third = await tokensOf(await refresh(client, second.refresh_token ?? ''))
    await server.killAndRestart()

    // What was acknowledged is still so: the session, the consent, the rotation, and that the used token is used.
    await page.goto(ask(client, { prompt: 'none', scope: 'openid email' }).url)
    expect(new URL(page.url()).searchParams.get('code')).not.toBeNull()
    expect((await userinfo(client.issuer, third.access_token)).status).toBe(200)
    const replayed = await refresh(client, first.refresh_token ?? '')
    expect(replayed.status).toBe(400)
    expect(await replayed.json()).toMatchObject({ error: 'invalid_grant' })
    await server.killAndRestart()
    expect((await userinfo(client.issuer, third.access_token)).status).toBe(401)
    expect(await introspect(client, third.refresh_token ?? '')).toEqual({ active: false })
    expect((await redeem(client, asked, code)).status).toBe(400)
  } finally {
    await server.end()
  }
})

/** The status of an answer, or 0 where there is none. */
const statusOf = (url: string): Promise<number> =>
  fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(5_000) }).then(
    ({ status }) => status,
    () => 0,
  )

test('a front, the pages or the jobs that die alone come back, and the server goes on', async ({ page }) => {
  const server = await OwnServer.start({ SIGNET_FRONTS: '2' })
  try {
    const tenant = await Tenant.make(await server.seeder(), server.origin)
    // Next.js gives its process a title of its own.
    const parts = { front: /front\.js/, pages: /pages\.js|next-server/, jobs: /jobs\.js/ }
    for (const [part, command] of Object.entries(parts)) {
      const processes = () => family(server.current.pid).filter((pid) => command.test(commandOf(pid)))
      const victims = processes()
      expect(victims.length, part).toBeGreaterThan(0)
      process.kill(victims[0] ?? 0, 'SIGKILL')
      await expect
        .poll(
          async () => {
            const now = processes()
            const replaced = now.length === victims.length && !now.includes(victims[0] ?? 0)
            // Of a page, since it is asked anew each time: what the health check said a moment ago may be from before.
            // A connection that was handed to a process at the moment of its end is answered by nobody: ask again.
            const [page, health] = await Promise.all([
              statusOf(tenant.portal),
              statusOf(`${server.origin}/healthz/ready`),
            ])
            return replaced && page > 0 && page < 500 && health
          },
          { message: part },
        )
        .toBe(200)
    }
    await page.goto(`${tenant.portal}`)
    await expect(page.getByLabel('E-mail')).toBeVisible()
  } finally {
    await server.end()
  }
})
