import { decodeJwt } from 'jose'
import { beforeEach, describe, expect, test } from 'vitest'
import { withTenant } from '#lib/db/with-tenant.ts'
import { setPassword } from '#lib/identity/users.ts'
import { newId } from '#lib/kernel/ids.ts'
import type { Values } from '#lib/policy/fields.ts'
import { type SeededUser, seedUser } from '#lib/testing/people.ts'
import { type SeededTenant, seedTenant } from '#lib/testing/seed-tenant.ts'
import { TestBrowser, type Visited } from '../testing/browser.ts'
import { answerOf, codeOf, RelyingParty, signIn } from '../testing/relying-party.ts'
import { onStage } from '../testing/two-tenants.ts'

const stage = onStage()
const day = 86_400
const acr = (level: number): string => `urn:signet:acr:${level}`
const essential = (level: number) => ({
  claims: JSON.stringify({ id_token: { acr: { essential: true, value: acr(level) } } }),
})

let tenant: SeededTenant
let person: SeededUser
let app: RelyingParty
let browser: TestBrowser
let ip = 1

/** Each test has a tenant of its own, with the policy it sets. */
beforeEach(async () => {
  tenant = await seedTenant({ origin: stage.rig.origin })
  const email = `p${newId().slice(-12)}@example.test`
  const wanted = { directoryId: tenant.directories.main, email, displayName: 'Pat', password: 'four tall quiet ships' }
  person = await withTenant(tenant.id, (tx) => seedUser(tx, { ...wanted, now: new Date() }))
  app = new RelyingParty(tenant.production.issuer, tenant.production.firstParty)
  browser = new TestBrowser(stage.rig.origin, `198.51.${ip++}.7`)
})

const demand = (value: Partial<Values<'mfa'>>): Promise<unknown> =>
  withTenant(tenant.id, async (tx) => {
    await tx.db.policy.deleteMany({ where: { kind: 'mfa' } })
    await tx.db.policy.createMany({
      data: [{ tenantId: tx.tenantId, id: newId(), level: 'tenant', kind: 'mfa', value }],
    })
  })
const arrive = (changes: Record<string, string> = {}) => signIn(browser, app.authorizeUrl(changes), person)
const putOff = (page: Visited) => browser.submit(page, { decision: 'postpone' })
const idTokenOf = async (page: Visited) => decodeJwt(String((await app.redeem(codeOf(page))).json.id_token))
const sessions = () => withTenant(tenant.id, (tx) => tx.db.session.findMany({ where: { userId: person.id } }))
const graces = () => withTenant(tenant.id, (tx) => tx.db.enrolmentGrace.findFirst({ where: { userId: person.id } }))
const actions = async () =>
  (await withTenant(tenant.id, (tx) => tx.db.auditEvent.findMany({ orderBy: [{ at: 'asc' }, { id: 'asc' }] }))).map(
    (event) => event.action,
  )

describe('a second factor that is required', () => {
  test('UX-H36 has whoever has none set one up, says until when it can wait, and lets them put it off', async () => {
    await demand({ requirement: 2 })
    const page = await arrive()
    expect(page.location).toBeUndefined()
    expect(page.body).toContain('Set up a second step')
    expect(page.body).toContain('20 more times')
    expect(page.body).toContain('in 7 days')
    expect(await sessions()).toEqual([])
    const end = await putOff(page)
    expect(await idTokenOf(end)).toMatchObject({ acr: acr(1), amr: ['pwd'] })
    expect(await graces()).toMatchObject({ signIns: 1 })
    expect(await actions()).toEqual(expect.arrayContaining(['factor.postponed', 'session.started']))
  })

  test('V6 can be put off for as many sign-ins and as long as the policy says, and no further', async () => {
    await demand({ requirement: 2, graceSignIns: 1 })
    await idTokenOf(await putOff(await arrive()))
    browser = new TestBrowser(stage.rig.origin, `198.51.${ip++}.7`)
    const page = await arrive()
    expect(page.body).toContain('Set up a second step')
    expect(page.body).not.toContain('postpone')
    const forced = await browser.request(page.url, { form: { decision: 'postpone' } })
    expect(forced.status).toBe(403)
    expect((await sessions()).length).toBe(1)
    await demand({ requirement: 2 })
    await withTenant(tenant.id, (tx) =>
      tx.db.enrolmentGrace.updateMany({ data: { startedAt: new Date(Date.now() - 8 * day * 1000) } }),
    )
    browser = new TestBrowser(stage.rig.origin, `198.51.${ip++}.7`)
    expect((await arrive()).body).not.toContain('postpone')
  })

  test('V6 of parallel attempts to put it off with one left, one succeeds', async () => {
    await demand({ requirement: 2, graceSignIns: 1 })
    const visitors = Array.from({ length: 6 }, (_, n) => new TestBrowser(stage.rig.origin, `198.51.${ip + n}.7`))
    ip += 6
    const pages = await Promise.all(visitors.map((one) => signIn(one, app.authorizeUrl(), person)))
    const ends = await Promise.all(visitors.map((one, n) => one.submit(pages[n] as Visited, { decision: 'postpone' })))
    expect(ends.filter(({ location }) => location !== undefined).length).toBe(1)
    expect((await sessions()).length).toBe(1)
  })

  test('V6 is not stepped over by going on, by another step, or in another browser', async () => {
    await demand({ requirement: 2 })
    const page = await arrive()
    const at = new URL(page.url)
    for (const path of ['/continue', '/sign-in/step-up', '/sign-in/methods', '/consent', '/select-account']) {
      const elsewhere = await browser.visit(`${tenant.production.issuer}${path}${at.search}`)
      expect(elsewhere.location, path).toBeUndefined()
    }
    const thief = new TestBrowser(stage.rig.origin, `198.51.${ip++}.7`)
    expect((await thief.visit(page.url)).status).toBe(403)
    expect((await thief.submit(page, { decision: 'postpone' })).location).toBeUndefined()
    expect(await sessions()).toEqual([])
  })

  test('V6 a password that was replaced on the way opens nothing', async () => {
    await demand({ requirement: 2 })
    const page = await arrive()
    await withTenant(tenant.id, (tx) =>
      setPassword(tx, { directoryId: tenant.directories.main, userId: person.id, passwordHash: 'x', now: new Date() }),
    )
    const next = await putOff(page)
    expect(next.location).toBeUndefined()
    // From the beginning: what was shown proves nothing any more.
    expect(next.body).toMatch(/<h1[^>]*>Sign in to /)
    expect(next.body).toContain('name="username"')
    expect(await sessions()).toEqual([])
  })

  test('V7 by a policy that was tightened meanwhile steps up a session that was enough before, and prompt=none says so', async () => {
    await idTokenOf(await arrive())
    await demand({ requirement: 2 })
    const silent = await browser.visit(app.authorizeUrl({ prompt: 'none' }))
    expect(answerOf(silent).get('error')).toBe('login_required')
    const page = await browser.visit(app.authorizeUrl())
    expect(page.body).toContain('Set up a second step')
    await withTenant(tenant.id, (tx) =>
      tx.db.session.updateMany({ data: { endedAt: new Date(), endReason: 'signed_out' } }),
    )
    const ended = await putOff(page)
    expect(ended.location).toBeUndefined()
    expect((await sessions()).filter(({ endedAt }) => endedAt === null)).toEqual([])
  })

  test('is refused in plain words where the rules allow none', async () => {
    await demand({ requirement: 2, totp: 0, passkeys: 0 })
    const page = await arrive()
    expect(page.status).toBe(403)
    expect(page.body).toContain('Ask your administrator')
    expect(await sessions()).toEqual([])
    expect(await actions()).toContain('session.failed')
  })
})

describe('a passkey that is offered', () => {
  const arriveOnPhone = async () => {
    browser = new TestBrowser(stage.rig.origin, `198.51.${ip++}.7`)
    const page = await browser.submit(await browser.visit(app.authorizeUrl()), { username: person.email })
    return browser.submit(page, { username: person.email, password: person.password, platform: '1' })
  }

  test('UX-H35 is declined for now or for good, which the trail says, and not offered again', async () => {
    const words = { later: 'passkey.offer_postponed', never: 'passkey.offer_declined' }
    for (const decision of ['later', 'never'] as const) {
      await withTenant(tenant.id, (tx) => tx.db.user.updateMany({ data: { passkeyOfferAfter: null } }))
      const page = await arriveOnPhone()
      expect(page.body).toContain('Sign in faster next time')
      expect(codeOf(await browser.submit(page, { decision }))).toBeTruthy()
      expect((await actions()).filter((action) => action === words[decision])).toHaveLength(1)
      expect(codeOf(await arriveOnPhone())).toBeTruthy()
    }
  })
})

describe('an app that asks for a context', () => {
  test('RFC 9470 and takes no less has a factor set up, which can’t be put off', async () => {
    const page = await arrive(essential(2))
    expect(page.body).toContain('Set up a second step')
    expect(page.body).not.toContain('postpone')
    expect(await sessions()).toEqual([])
  })

  test('OIDC Core 3.1.2.1 and would like one gets what the person can show', async () => {
    const end = await arrive({ acr_values: acr(2) })
    expect(await idTokenOf(end)).toMatchObject({ acr: acr(1) })
    expect(codeOf(await browser.visit(app.authorizeUrl({ acr_values: acr(2) })))).toBeTruthy()
  })

  test('RFC 9470 that the rules give nobody a way to is told that it cannot be met', async () => {
    await demand({ totp: 0, passkeys: 0 })
    expect(answerOf(await arrive(essential(2))).get('error')).toBe('unmet_authentication_requirements')
  })

  test('gets the context it demands where the session holds more', async () => {
    await arrive()
    expect(await idTokenOf(await browser.visit(app.authorizeUrl(essential(1))))).toMatchObject({ acr: acr(1) })
  })
})
