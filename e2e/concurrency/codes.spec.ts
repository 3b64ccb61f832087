import { readFileSync } from 'node:fs'
import { ask } from '#e2e/support/authorization.ts'
import { suite } from '#e2e/support/suite.ts'
import { expect, test } from '#e2e/support/test.ts'
import {
  introspect,
  redeem,
  refresh,
  revoke,
  type TokenAnswer,
  tokensOf,
  userinfo,
} from '#e2e/support/token-endpoint.ts'
import { Visitor } from '#e2e/support/visitor.ts'

/** Done when 3, through the two front processes of the suite's server: every request opens a connection of its own. */
const parallel = 50
const together = <T>(what: () => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: parallel }, what))

/** The front processes that answered at the tenant's token endpoint, as the log tells. */
const frontsOf = (slug: string): Set<number> =>
  new Set(
    readFileSync(suite().log, 'utf8')
      .split('\n')
      .filter((line) => line.includes(`/t/${slug}/production/oauth/token`))
      .map((line) => (JSON.parse(line) as { pid: number }).pid),
  )

type Outcome = { status: number; body: Record<string, unknown> }

async function outcome(response: Response): Promise<Outcome> {
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

test('C02 C03 fifty redemptions of one code: one success, and the reuse kills what it issued', async ({
  tenant,
  newClient,
}) => {
  const client = await newClient(tenant)
  const asked = ask(client, { scope: 'openid email offline_access' })
  const code = await new Visitor().codeFor(asked, await tenant.person())
  const outcomes = await Promise.all((await together(() => redeem(client, asked, code))).map(outcome))
  const successes = outcomes.filter(({ status }) => status === 200)
  expect(successes).toHaveLength(1)
  const refused = outcomes.filter(({ status }) => status !== 200)
  expect(refused.map(({ status, body }) => `${status} ${body.error}`)).toEqual(
    Array(parallel - 1).fill('400 invalid_grant'),
  )

  const tokens = successes[0]?.body as TokenAnswer
  expect((await userinfo(client.issuer, tokens.access_token)).status).toBe(401)
  const refreshed = await outcome(await refresh(client, tokens.refresh_token ?? ''))
  expect(refreshed).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
  expect(await introspect(client, tokens.access_token)).toEqual({ active: false })
  expect(await introspect(client, tokens.refresh_token ?? '')).toEqual({ active: false })
  await expect.poll(() => frontsOf(tenant.slug).size, 'both fronts took part').toBe(2)
})

test('C01 a code that is redeemed once keeps its tokens alive', async ({ tenant, newClient }) => {
  const client = await newClient(tenant)
  const asked = ask(client, { scope: 'openid email offline_access' })
  const code = await new Visitor().codeFor(asked, await tenant.person())
  const tokens = await tokensOf(await redeem(client, asked, code))
  expect((await userinfo(client.issuer, tokens.access_token)).status).toBe(200)
  expect((await introspect(client, tokens.access_token)).active).toBe(true)
})

test('F03 F17 fifty refreshes by a confidential client end with one live member of the family', async ({
  tenant,
  newClient,
}) => {
  const client = await newClient(tenant)
  const asked = ask(client, { scope: 'openid email offline_access' })
  const first = await tokensOf(await redeem(client, asked, await new Visitor().codeFor(asked, await tenant.person())))
  const presented = first.refresh_token ?? ''
  const outcomes = await Promise.all((await together(() => refresh(client, presented))).map(outcome))
  const successors = new Set(
    outcomes.filter(({ status }) => status === 200).map(({ body }) => String(body.refresh_token)),
  )
  expect(successors.size, 'every retry within the window gets the same answer').toBe(1)
  const [successor = ''] = successors

  const live = []
  for (const token of [presented, successor]) if ((await introspect(client, token)).active) live.push(token)
  expect(live).toEqual([successor])
  await tokensOf(await refresh(client, successor))
})

test('F02 F03 fifty refreshes by a public client never leave two live members', async ({ tenant, newClient }) => {
  const settings = { kind: 'spa', authMethod: 'none', firstParty: true } as const
  const client = await newClient(tenant, 'production', settings)
  const asked = ask(client, { scope: 'openid email offline_access' })
  const first = await tokensOf(await redeem(client, asked, await new Visitor().codeFor(asked, await tenant.person())))
  const outcomes = await Promise.all((await together(() => refresh(client, first.refresh_token ?? ''))).map(outcome))
  const successes = outcomes.filter(({ status }) => status === 200)
  expect(successes.length).toBeLessThanOrEqual(1)
  for (const { body } of successes) {
    const dead = await outcome(await refresh(client, String(body.refresh_token)))
    expect(dead, 'the reuse has revoked the family').toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
    expect((await userinfo(client.issuer, String(body.access_token))).status).toBe(401)
  }
})

test('F04 a revocation beside fifty refreshes: whoever is first, the family ends revoked', async ({
  tenant,
  newClient,
}) => {
  const client = await newClient(tenant)
  const asked = ask(client, { scope: 'openid email offline_access' })
  const first = await tokensOf(await redeem(client, asked, await new Visitor().codeFor(asked, await tenant.person())))
  const [answers, revoked] = await Promise.all([
    together(() => refresh(client, first.refresh_token ?? '')),
    revoke(client, first.refresh_token ?? ''),
  ])
  expect(revoked.status).toBe(200)
  for (const { status, body } of await Promise.all(answers.map(outcome))) {
    if (status === 200) expect((await introspect(client, String(body.refresh_token))).active).toBe(false)
    else expect(body.error).toBe('invalid_grant')
  }
  expect((await userinfo(client.issuer, first.access_token)).status).toBe(401)
})
