import { decodeJwt } from 'jose'
import { beforeEach, describe, expect, test } from 'vitest'
import { withTenant } from '#lib/db/with-tenant.ts'
import { countAttempt } from '#lib/identity/attempts.ts'
import { createBrowser } from '#lib/identity/browsers.ts'
import { beginRegistration, finishRegistration } from '#lib/identity/passkeys/register.ts'
import { relyingPartyOf } from '#lib/identity/passkeys/relying-party.ts'
import { SoftAuthenticator, type Wrong } from '#lib/identity/passkeys/testing/soft-authenticator.ts'
import { seedRecoveryCodes } from '#lib/identity/testing/factors.ts'
import { newId } from '#lib/kernel/ids.ts'
import { networkOf } from '#lib/limits/network.ts'
import { loadPolicyValues } from '#lib/policy/load.ts'
import { type SeededUser, seedUser } from '#lib/testing/people.ts'
import { type SeededTenant, seedTenant } from '#lib/testing/seed-tenant.ts'
import { formOf, TestBrowser, type Visited } from '../testing/browser.ts'
import { codeOf, RelyingParty, signIn } from '../testing/relying-party.ts'
import { onStage } from '../testing/two-tenants.ts'

const stage = onStage()
let tenant: SeededTenant
let person: SeededUser
let app: RelyingParty
let browser: TestBrowser
let key: SoftAuthenticator
let ip: string
let network = 1

/** Each test has a tenant of its own, and somebody with a passkey. */
beforeEach(async () => {
  tenant = await seedTenant({ origin: stage.rig.origin })
  const { directoryId, id: environmentId, issuer } = tenant.production
  const email = `p${newId().slice(-12)}@example.test`
  const wanted = { directoryId, email, displayName: 'Pat', password: 'four tall quiet ships', now: new Date() }
  app = new RelyingParty(issuer, tenant.production.firstParty)
  ip = `203.0.${network++}.7`
  browser = new TestBrowser(stage.rig.origin, ip)
  key = new SoftAuthenticator(stage.rig.origin)
  await withTenant(tenant.id, async (tx) => {
    person = await seedUser(tx, wanted)
    const { id: browserId } = await createBrowser(tx, environmentId, wanted.now)
    const party = relyingPartyOf(issuer, 'Acme')
    const it = { directoryId, userId: person.id, environmentId, browserId, party, now: wanted.now }
    await finishRegistration(tx, it, key.create(await beginRegistration(tx, it)))
  })
})

/** What the script of a page does: the options that the page carries, answered in the form around them. */
function answer(page: Visited, wrong: Wrong = {}, by = browser): Promise<Visited> {
  const [, part = ''] = page.body.split('data-passkey="')
  const options = JSON.parse((/data-options="([^"]*)"/.exec(part)?.[1] ?? '').replaceAll('&quot;', '"'))
  return by.submit({ ...page, body: part }, { answer: key.get(options, wrong) })
}
/** As many passwords were guessed from the browser's network as may be. */
async function blockNetwork(ip: string): Promise<void> {
  const { directoryId, id } = tenant.production
  const environment = { id, kind: 'production' }
  const { lockout } = await withTenant(tenant.id, (tx) => loadPolicyValues(tx, { environment, directoryId }))
  const counter = { scope: 'password:network', key: `${directoryId}:${networkOf(ip)}`, freeAttempts: 1 } as const
  const slow = { ...lockout, firstDelaySeconds: lockout.maxDelaySeconds }
  for (let n = 0; n < 3; n++) await countAttempt(tenant.id, counter, slow, new Date())
}
const sessions = () => withTenant(tenant.id, (tx) => tx.db.session.findMany({ where: { userId: person.id } }))
const claims = async (page: Visited) => decodeJwt(String((await app.redeem(codeOf(page))).json.id_token))

describe('a passkey on the first page', () => {
  test('UX-H3 signs in with nothing typed, and says so', async () => {
    const end = await answer(await browser.visit(app.authorizeUrl()))
    const expected = { sub: person.sub, acr: 'urn:signet:acr:3', amr: expect.arrayContaining(['user', 'mfa']) }
    expect(await claims(end)).toMatchObject(expected)
  })

  test('UX-H19 is offered first where it was used last on this browser, and no account is named', async () => {
    const again = async () => {
      await withTenant(tenant.id, (tx) => tx.db.session.updateMany({ data: { endedAt: new Date() } }))
      return (await browser.visit(app.authorizeUrl())).body
    }
    const first = await browser.visit(app.authorizeUrl())
    expect(first.body).not.toContain('You last used')
    await claims(await answer(first))
    const page = await again()
    expect(page).toContain('You last used a passkey on this browser.')
    expect(page.indexOf('data-passkey=')).toBeLessThan(page.indexOf('id="username"'))
    expect(page).not.toContain(person.email)
    await signIn(browser, app.authorizeUrl(), person)
    expect(await again()).not.toContain('You last used')
  })

  test('UX-H2 has what it takes to ask anew, for a page that was open for long, in its own browser', async () => {
    const page = await browser.visit(app.authorizeUrl())
    stage.pass(601)
    const late = await answer(page)
    expect([late.status, late.body.includes('That took too long')]).toEqual([400, true])
    const action = /action="([^"]*\/sign-in\/passkey[^"]*)"/.exec(page.body)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const elsewhere = await new TestBrowser(stage.rig.origin, `203.0.${network++}.7`).request(
      `${action}&options=1&first=1`,
    )
    expect([elsewhere.status, elsewhere.body.includes('challenge')]).toEqual([403, false])
    const fresh = await browser.request(`${action}&options=1&first=1`)
    const { hidden } = formOf(page.body.slice(page.body.indexOf('data-passkey=')))
    const form = { ...hidden, answer: key.get(JSON.parse(fresh.body)) }
    expect(await claims(await browser.visit(action, { form }))).toMatchObject({ sub: person.sub })
    expect((await browser.request(`${action}&options=1`)).body).not.toContain('challenge')
  })

  test('UX-H15 still lets its owner in while passwords are guessed from the same network', async () => {
    const page = await browser.visit(app.authorizeUrl())
    await blockNetwork(ip)
    const guessed = await signIn(new TestBrowser(stage.rig.origin, ip), app.authorizeUrl(), person)
    expect(guessed.status).toBe(429)
    expect(await claims(await answer(page))).toMatchObject({ sub: person.sub })
  })

  test('V6 is of use in the browser that has the page, and once', async () => {
    const page = await browser.visit(app.authorizeUrl())
    const thief = new TestBrowser(stage.rig.origin, `203.0.${network++}.7`)
    await thief.visit(app.authorizeUrl())
    expect((await answer(page, {}, thief)).location).toBeUndefined()
    expect(await sessions()).toEqual([])
    await claims(await answer(page))
    expect((await answer(page)).location).toBeUndefined()
    expect(await sessions()).toHaveLength(1)
  })

  test('V6 that does not verify its owner opens nothing', async () => {
    const end = await answer(await browser.visit(app.authorizeUrl()), { verified: false })
    expect(end.status).toBe(400)
    expect(end.body).toContain('This passkey can’t be used here.')
    expect(await sessions()).toEqual([])
  })
})

describe('a passkey beside a password', () => {
  test('UX-H32 is asked for where a second factor is required, and a copy of one is no way around it', async () => {
    await withTenant(tenant.id, (tx) =>
      tx.db.policy.createMany({
        data: [{ tenantId: tx.tenantId, id: newId(), level: 'tenant', kind: 'mfa', value: { requirement: 2 } }],
      }),
    )
    const page = await signIn(browser, app.authorizeUrl(), person)
    expect(page.body).toContain('Use your passkey')
    expect(await sessions()).toEqual([])
    expect(await claims(await answer(page, { counter: 7 }))).toMatchObject({ acr: 'urn:signet:acr:3' })
    const second = new TestBrowser(stage.rig.origin, `203.0.${network++}.7`)
    const again = await signIn(second, app.authorizeUrl(), person)
    expect((await answer(again, { counter: 7 }, second)).status).toBe(400)
    const third = new TestBrowser(stage.rig.origin, `203.0.${network++}.7`)
    const byPassword = await signIn(third, app.authorizeUrl(), person)
    expect(byPassword.status).toBe(403)
    expect(byPassword.body).toContain('Ask your administrator to reset your second factors')
    expect(await sessions()).toHaveLength(1)
    const refusals = { action: 'session.failed', result: 'refused', reason: 'passkey_copied' }
    expect(await withTenant(tenant.id, (tx) => tx.db.auditEvent.count({ where: refusals }))).toBe(1)
    await withTenant(tenant.id, (tx) =>
      seedRecoveryCodes(
        tx,
        { directoryId: tenant.production.directoryId, userId: person.id },
        tenant.production.id,
        new Date(),
      ),
    )
    const fourth = new TestBrowser(stage.rig.origin, `203.0.${network++}.7`)
    expect((await signIn(fourth, app.authorizeUrl(), person)).body).toContain('Enter a recovery code')
  })
})
