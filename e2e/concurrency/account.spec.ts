import { ask } from '#e2e/support/authorization.ts'
import { expect, test } from '#e2e/support/test.ts'
import { redeem, refresh, tokensOf, userinfo } from '#e2e/support/token-endpoint.ts'
import { Visitor } from '#e2e/support/visitor.ts'

/** Enough that every front process of the server answers some. */
const many = 20
const all = <T>(run: () => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: many }, run))

test('UX-H52 a session that is ended in the account is over on the next request, whichever front answers it', async ({
  tenant,
  newClient,
}) => {
  const client = await newClient(tenant)
  const person = await tenant.person()
  const account = `${client.issuer}/account`
  const elsewhere = new Visitor()
  const asked = ask(client)
  const tokens = await tokensOf(await redeem(client, asked, await elsewhere.codeFor(asked, person)))
  expect((await elsewhere.open(account)).url).toBe(account)

  const here = new Visitor()
  expect((await here.signIn(await here.open(`${account}/sessions`), person)).url).toBe(`${account}/sessions`)
  const ended = await here.submit(await here.open(`${account}/sessions`), {})
  expect(ended.url).toBe(`${account}/sessions?done=sessions_ended`)

  const headers = { connection: 'close' }
  expect(new Set((await all(() => elsewhere.send(account, { headers }))).map(({ status }) => status))).toEqual(
    new Set([303]),
  )
  expect(new Set((await all(() => userinfo(client.issuer, tokens.access_token))).map(({ status }) => status))).toEqual(
    new Set([401]),
  )
  expect((await here.open(`${account}/sessions`)).status).toBe(200)
})

test('UX-H54 an app whose access is removed in the account has no token that works, whichever front answers', async ({
  tenant,
  newClient,
}) => {
  const client = await newClient(tenant)
  const person = await tenant.person()
  const account = `${client.issuer}/account`
  const visitor = new Visitor()
  const asked = ask(client, { scope: 'openid offline_access' })
  const tokens = await tokensOf(await redeem(client, asked, await visitor.codeFor(asked, person)))
  const removed = await visitor.submit(await visitor.open(`${account}/apps`), {})
  expect(removed.url).toBe(`${account}/apps?done=app_disconnected`)
  expect(new Set((await all(() => userinfo(client.issuer, tokens.access_token))).map(({ status }) => status))).toEqual(
    new Set([401]),
  )
  expect((await refresh(client, tokens.refresh_token ?? '')).status).toBe(400)
})
