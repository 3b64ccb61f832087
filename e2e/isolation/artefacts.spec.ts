import { ask } from '#e2e/support/authorization.ts'
import type { SeededClient, Tenant } from '#e2e/support/seed.ts'
import { expect, test } from '#e2e/support/test.ts'
import { introspect, post, redeem, refresh, revoke, tokensOf, userinfo } from '#e2e/support/token-endpoint.ts'
import { Visitor } from '#e2e/support/visitor.ts'

type NewClient = (tenant: Tenant, environment?: 'production' | 'staging') => Promise<SeededClient>

/** A client at home, one in the same tenant's other environment, and one of another tenant. */
async function three(tenant: Tenant, other: Tenant, newClient: NewClient) {
  return {
    home: await newClient(tenant),
    strangers: [
      { at: 'another environment', client: await newClient(tenant, 'staging') },
      { at: 'another tenant', client: await newClient(other) },
    ],
  }
}

test('C10 C05 T21 a code of one environment is worth nothing at another, nor to another’s client', async ({
  tenant,
  newTenant,
  newClient,
}) => {
  const { home, strangers } = await three(tenant, await newTenant('Globex'), newClient)
  const person = await tenant.person()
  for (const { at, client } of strangers) {
    const asked = ask(home)
    const code = await new Visitor().codeFor(asked, person)
    const foreign = await redeem(client, asked, code)
    expect(foreign.status, at).toBe(400)
    expect(await foreign.json()).toMatchObject({ error: 'invalid_grant' })
    const stray = await redeem(home, asked, code, client.issuer)
    expect(stray.status, at).toBe(401)
    expect(await stray.json()).toMatchObject({ error: 'invalid_client' })
    await tokensOf(await redeem(home, asked, code))
  }
})

test('C05 a code that another client of the same environment presents is dead for its own', async ({
  tenant,
  newClient,
}) => {
  const [home, sibling] = [await newClient(tenant), await newClient(tenant)]
  const asked = ask(home)
  const code = await new Visitor().codeFor(asked, await tenant.person())
  expect((await redeem(sibling, asked, code)).status).toBe(400)
  const own = await redeem(home, asked, code)
  expect(own.status).toBe(400)
  expect(await own.json()).toMatchObject({ error: 'invalid_grant' })
})

test('F01 V03 tokens of one environment are refused, unknown and unharmed at every other', async ({
  tenant,
  newTenant,
  newClient,
}) => {
  const { home, strangers } = await three(tenant, await newTenant('Globex'), newClient)
  const asked = ask(home, { scope: 'openid email offline_access' })
  const tokens = await tokensOf(await redeem(home, asked, await new Visitor().codeFor(asked, await tenant.person())))
  const { access_token: access, refresh_token: refreshToken = '' } = tokens
  for (const { at, client } of strangers) {
    expect((await userinfo(client.issuer, access)).status, at).toBe(401)
    expect(await introspect(client, access), at).toEqual({ active: false })
    expect(await introspect(client, refreshToken), at).toEqual({ active: false })
    expect((await refresh(client, refreshToken)).status, at).toBe(400)
    await revoke(client, refreshToken)
    await revoke(client, access)
    expect((await userinfo(home.issuer, access)).status, at).toBe(200)
    expect((await post(home, 'userinfo', {}, client.issuer)).status, at).toBe(401)
  }
  expect((await refresh(home, refreshToken)).status).toBe(200)
})

test('A43 a cookie or a sign-in of one environment opens nothing at another', async ({
  tenant,
  newTenant,
  newClient,
}) => {
  const { home, strangers } = await three(tenant, await newTenant('Globex'), newClient)
  const ada = new Visitor()
  await ada.codeFor(ask(home), await tenant.person())
  const [[, token] = ['', '']] = [...ada.jar]
  for (const { at, client } of strangers) {
    const probe = new Visitor()
    await probe.open(ask(client).url)
    const [name = ''] = [...probe.jar.keys()]
    probe.jar.set(name, token)
    const page = await probe.open(ask(client, { prompt: 'none' }).url)
    expect(new URL(page.url).searchParams.get('error'), at).toBe('login_required')
  }

  const victim = new Visitor()
  const started = await victim.open(ask(home).url)
  for (const issuer of strangers.map(({ client }) => client.issuer)) {
    const moved = await victim.open(started.url.replace(home.issuer, issuer))
    expect(moved.status).toBeGreaterThanOrEqual(400)
    expect(moved.html).not.toContain('<form')
  }
  const stranger = await new Visitor().open(started.url)
  expect(stranger.status).toBe(403)
  expect(stranger.html).not.toContain('<form')
})

test('A42 a browser cookie that an attacker planted is worth nothing after the victim signed in', async ({
  tenant,
  newClient,
}) => {
  const client = await newClient(tenant)
  const attacker = new Visitor()
  const started = await attacker.open(ask(client).url)
  const planted = new Map(attacker.jar)

  const victim = new Visitor()
  for (const [name, value] of planted) victim.jar.set(name, value)
  const back = await victim.signIn(started, await tenant.person())
  expect(new URL(back.url).searchParams.get('code')).not.toBeNull()
  expect([...victim.jar.values()]).not.toEqual([...planted.values()])

  attacker.jar.clear()
  for (const [name, value] of planted) attacker.jar.set(name, value)
  const silent = await attacker.open(ask(client, { prompt: 'none' }).url)
  expect(new URL(silent.url).searchParams.get('error')).toBe('login_required')
})

test('W06 A45 a suspended tenant keeps its discovery and keys up and refuses the rest; an unknown one is 404', async ({
  newTenant,
  newClient,
  origin,
}) => {
  const tenant = await newTenant('Globex')
  const client = await newClient(tenant)
  const asked = ask(client, { scope: 'openid offline_access' })
  const tokens = await tokensOf(await redeem(client, asked, await new Visitor().codeFor(asked, await tenant.person())))
  await tenant.setStatus('suspended')
  for (const path of ['/.well-known/openid-configuration', '/oauth/jwks'])
    expect((await fetch(`${client.issuer}${path}`)).status, path).toBe(200)
  // "Disabled" holds on every front as soon as each has heard of it.
  const statuses = () =>
    Promise.all(Array.from({ length: 8 }, async () => (await new Visitor().open(ask(client).url)).status))
  await expect.poll(async () => new Set(await statuses())).toEqual(new Set([400]))
  const page = await new Visitor().open(ask(client).url)
  expect(page.html).not.toContain('<form')
  expect((await userinfo(client.issuer, tokens.access_token)).status).toBeGreaterThanOrEqual(400)
  expect((await refresh(client, tokens.refresh_token ?? '')).status).toBeGreaterThanOrEqual(400)
  await tenant.setStatus('active')
  await expect.poll(async () => (await userinfo(client.issuer, tokens.access_token)).status).toBe(200)
  for (const path of ['/.well-known/openid-configuration', '/oauth/jwks', '/oauth/authorize'])
    expect((await fetch(`${origin}/t/nobody-here/production${path}`)).status, path).toBe(404)
})
