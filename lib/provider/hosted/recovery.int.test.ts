import { randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Tx, withTenant } from '#lib/db/with-tenant.ts'
import { replaceEmail } from '#lib/identity/change-email.ts'
import { hashPassword } from '#lib/identity/password.ts'
import { setPassword } from '#lib/identity/users.ts'
import { newId } from '#lib/kernel/ids.ts'
import { keepOutbox, latestMail, linkIn } from '#lib/mail/testing/outbox.ts'
import { type SeededUser, seedUser } from '#lib/testing/people.ts'
import { TestBrowser, type Visited } from '../testing/browser.ts'
import { makeFactorPerson } from '../testing/factor-person.ts'
import { codeOf, RelyingParty, signIn } from '../testing/relying-party.ts'
import { onStage } from '../testing/two-tenants.ts'

const stage = onStage()
beforeAll(keepOutbox)

const newPassword = 'plum otter lantern 92 river'
let networks = 0
/** Each browser comes from a network of its own, so that no test meets another's counters. */
const browserOf = () => new TestBrowser(stage.rig.origin, `10.77.${networks++}.1`)
const app = () => new RelyingParty(stage.acme.production.issuer, stage.acme.production.firstParty)

const person = (): Promise<SeededUser> =>
  stage.inAcme((tx) =>
    seedUser(tx, {
      directoryId: stage.acme.directories.main,
      email: `p${newId().slice(-12)}@example.test`,
      displayName: 'Pat Person',
      password: 'four tall quiet ships sail',
      now: new Date(),
    }),
  )

const requestOf = (url: string): string => new URL(url).searchParams.get('request') ?? ''

/** On the password page of a sign-in, with the address typed. */
async function atPassword(browser: TestBrowser, email: string): Promise<Visited> {
  return browser.submit(await browser.visit(app().authorizeUrl()), { username: email })
}

async function askReset(browser: TestBrowser, email: string): Promise<Visited> {
  const at = await atPassword(browser, email)
  const href = `${stage.acme.production.issuer}/forgot-password?request=${requestOf(at.url)}`
  expect(at.body).toContain(`/forgot-password?request=${requestOf(at.url)}`)
  return browser.submit(await browser.visit(href), { username: email })
}

const challengeOf = (email: string, purpose = 'reset_password') =>
  stage.inAcme((tx) => tx.db.mailChallenge.findFirstOrThrow({ where: { normalized: email, purpose } }))

const mailOf = async (email: string, purpose = 'reset_password') => {
  const { id } = await challengeOf(email, purpose)
  return stage.inAcme((tx) => latestMail(tx, id))
}
const linkOf = async (email: string, purpose?: string) => linkIn(await mailOf(email, purpose))

const reset = async (browser: TestBrowser, link: string, password = newPassword): Promise<Visited> =>
  browser.submit(await browser.visit(link), { new_password: password, end_sessions: 'yes', decision: 'confirm' })

describe('a forgotten password', () => {
  test('UX-H22 UX-H44 is replaced within the sign-in, which goes on and asks for the new one', async () => {
    const pat = await person()
    const browser = browserOf()
    const sent = await askReset(browser, pat.email)
    expect(sent.body).toContain('Check your e-mail')
    const back = await reset(browser, await linkOf(pat.email))
    expect([back.status, back.body.includes('name="password"')]).toEqual([200, true])
    const done = await browser.submit(back, { username: pat.email, password: newPassword })
    expect(codeOf(done)).not.toBe('')
    expect(await stage.inAcme((tx) => setByOf(tx, pat.id))).toEqual({ setBy: 'mail' })
    const old = await signIn(browserOf(), app().authorizeUrl(), pat)
    expect(old.body).toContain('The e-mail or password is not right.')
  })

  test('SEC the mailbox that chose a password is no second factor beside it, until another was shown', async () => {
    const inGlobex = <T>(run: (tx: Tx) => Promise<T>) => withTenant(stage.globex.id, run)
    const pat = await makeFactorPerson(stage.globex, { totp: true, passkey: false, codes: true })
    const value = { requirement: 2, emailCode: 1 }
    const row = { tenantId: stage.globex.id, id: newId(), level: 'tenant', kind: 'mfa', value }
    await inGlobex((tx) => tx.db.policy.create({ data: row }))
    const { issuer, firstParty } = stage.globex.production
    const whose = { directoryId: stage.globex.directories.main, userId: pat.id }
    const passwordHash = await hashPassword(newPassword, { memoryKib: 8192, passes: 1 })
    const emailStep = async () => {
      const browser = browserOf()
      const url = new RelyingParty(issuer, firstParty).authorizeUrl()
      const asked = await signIn(browser, url, { ...pat, password: newPassword })
      const request = requestOf(asked.url)
      return { browser, request, at: (await browser.visit(`${issuer}/sign-in/email?request=${request}`)).url }
    }
    await inGlobex((tx) => setPassword(tx, { ...whose, passwordHash, byMail: true, now: new Date() }))
    const { browser, request, at } = await emailStep()
    expect(at).toContain('/sign-in/totp')
    const page = await browser.visit(`${issuer}/sign-in/recovery-code?request=${request}`)
    expect(codeOf(await browser.submit(page, { code: pat.recoveryCodes[0] ?? '' }))).not.toBe('')
    expect(await inGlobex((tx) => setByOf(tx, pat.id))).toEqual({})
    expect((await emailStep()).at).toContain('/sign-in/email')
  })

  test('ASVS 6.4.3 the link alone gives no session and no code', async () => {
    const pat = await person()
    const browser = browserOf()
    await askReset(browser, pat.email)
    const elsewhere = browserOf()
    const done = await reset(elsewhere, await linkOf(pat.email))
    expect(done.body).toContain('Your password is changed')
    const sessions = await stage.inAcme((tx) => tx.db.session.count({ where: { userId: pat.id } }))
    expect(sessions).toBe(0)
  })

  test('UX-H44 ends the other sessions, and the person is told', async () => {
    const pat = await person()
    await signIn(browserOf(), app().authorizeUrl(), pat)
    const browser = browserOf()
    await askReset(browser, pat.email)
    await reset(browser, await linkOf(pat.email))
    const live = await stage.inAcme((tx) => tx.db.session.count({ where: { userId: pat.id, endedAt: null } }))
    expect(live).toBe(0)
    const notice = await stage.inAcme((tx) => latestMail(tx, pat.id))
    expect([notice.to, notice.subject]).toEqual([pat.email, 'Your password was changed · Acme'])
  })

  test('Y03 UX-H29 the mail says who asked, and its link is the configured one whatever the headers say', async () => {
    const pat = await person()
    const browser = browserOf()
    const at = await atPassword(browser, pat.email)
    const page = await browser.visit(`${stage.acme.production.issuer}/forgot-password?request=${requestOf(at.url)}`)
    const forged = { 'x-forwarded-host': 'evil.test', 'x-forwarded-proto': 'http', forwarded: 'host=evil.test' }
    await browser.submit(page, { username: pat.email }, { ...forged, 'user-agent': 'Mozilla/5.0 Firefox/130.0' })
    const mail = await mailOf(pat.email)
    expect(linkIn(mail).startsWith(`${stage.acme.production.issuer}/reset-password?challenge=mch_`)).toBe(true)
    expect(mail.text).not.toContain('evil.test')
    expect(mail.text).toMatch(/Device: .+\nIP address: 10\.77\.\d+\.1\nTime: .+ UTC$/m)
  })

  test('Y07 is not used up by being opened', async () => {
    const pat = await person()
    const browser = browserOf()
    await askReset(browser, pat.email)
    const link = await linkOf(pat.email)
    const scanner = browserOf()
    for (const method of ['HEAD', 'GET', 'GET']) await scanner.request(link, { method })
    expect((await challengeOf(pat.email)).consumedAt).toBeNull()
    expect((await reset(browser, link)).body).toContain('name="password"')
  })

  test('Y04 the link works once, the newest only, and for nothing else', async () => {
    const pat = await person()
    const browser = browserOf()
    await askReset(browser, pat.email)
    const first = await linkOf(pat.email)
    stage.pass(31)
    await askReset(browserOf(), pat.email)
    const second = await linkOf(pat.email)
    expect((await browser.visit(first)).body).toContain('A newer message was sent')
    const as = (path: string) => browserOf().visit(second.replace('/reset-password', path))
    expect((await as('/verify-email')).status).toBe(404)
    expect((await as('/confirm-email')).status).toBe(404)
    expect((await as('/sign-in/email/link')).status).toBe(404)
    expect((await reset(browserOf(), second)).body).toContain('Your password is changed')
    expect((await browser.visit(second)).body).toContain('This link has been used')
  })

  test('S03 opens nothing in another environment or tenant', async () => {
    const pat = await person()
    await askReset(browserOf(), pat.email)
    const link = await linkOf(pat.email)
    for (const foreign of [stage.acme.staging.issuer, stage.globex.production.issuer]) {
      const at = link.replace(stage.acme.production.issuer, foreign)
      expect((await browserOf().visit(at)).status).toBe(404)
    }
  })

  test('A44 A41 on its own is asked for by a browser that gets no name, from a page of ours', async () => {
    const pat = await person()
    const browser = browserOf()
    const page = await browser.visit(`${stage.acme.production.issuer}/forgot-password`)
    expect([page.status, page.headers.getSetCookie()]).toEqual([200, []])
    const foreign = await browser.submit(page, { username: pat.email }, { origin: 'https://evil.example' })
    expect(foreign.status).toBe(403)
    expect(await stage.inAcme((tx) => tx.db.mailChallenge.count({ where: { normalized: pat.email } }))).toBe(0)
    const sent = await browser.submit(page, { username: pat.email })
    expect([sent.status, sent.body.includes('Check your e-mail')]).toEqual([200, true])
    expect(await challengeOf(pat.email)).toMatchObject({ browserId: null, requestId: null })
    expect((await reset(browser, await linkOf(pat.email))).body).toContain('Your password is changed')
  })

  test('Y05 the last step is reached with the link alone', async () => {
    const page = await browserOf().visit(`${stage.acme.production.issuer}/reset-password`)
    expect([page.status, page.body.includes('new_password')]).toEqual([404, false])
  })

  test('A41 a form without the browser of its page changes nothing', async () => {
    const pat = await person()
    const browser = browserOf()
    await askReset(browser, pat.email)
    const page = await browser.visit(await linkOf(pat.email))
    const { hidden } = formFields(page.body)
    const other = browserOf()
    await other.visit(await linkOf(pat.email))
    const posted = await other.request(`${stage.acme.production.issuer}/reset-password`, {
      form: { ...hidden, new_password: newPassword, decision: 'confirm' },
    })
    expect(posted.status).toBe(403)
    expect((await challengeOf(pat.email)).consumedAt).toBeNull()
  })

  test('a password that the place refuses uses nothing up', async () => {
    const pat = await person()
    const browser = browserOf()
    await askReset(browser, pat.email)
    const link = await linkOf(pat.email)
    const refused = await reset(browser, link, 'short')
    expect([refused.status, refused.body.includes('Use at least')]).toEqual([400, true])
    expect((await challengeOf(pat.email)).consumedAt).toBeNull()
  })
})

const formFields = (html: string) => ({
  hidden: Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, name, value]) => [
      name ?? '',
      value ?? '',
    ]),
  ) as Record<string, string>,
})

describe('who has no account', () => {
  test('UX-H44 ASVS 6.3.8 is answered alike, waits alike, and gets nothing', async () => {
    const [pat, nobody] = [await person(), `nobody${newId().slice(-10)}@example.test`]
    const told = async (email: string) => {
      const browser = browserOf()
      const sent = await askReset(browser, email)
      const again = await askReset(browserOf(), email)
      const text = (page: Visited) => [page.status, page.body.replaceAll(email, 'X').replaceAll(unlike, '')]
      return [text(sent), text(again).slice(0, 1)]
    }
    expect(await told(nobody)).toEqual(await told(pat.email))
    const { id, userId } = await challengeOf(nobody)
    expect(userId).toBeNull()
    expect(await stage.inAcme((tx) => tx.db.mail.count({ where: { aboutId: id } }))).toBe(0)
  })

  test('an address that is not confirmed is nobody’s here', async () => {
    const pat = await person()
    await stage.inAcme((tx) =>
      tx.db.identifier.updateMany({ where: { userId: pat.id, kind: 'email' }, data: { verifiedAt: null } }),
    )
    await askReset(browserOf(), pat.email)
    const { id } = await challengeOf(pat.email)
    expect(await stage.inAcme((tx) => tx.db.mail.count({ where: { aboutId: id } }))).toBe(0)
  })
})

/** What differs between any two pages: ids and tokens. */
const unlike = /req_[0-9a-z]{26}|name="csrf" value="[^"]*"|nonce="[^"]*"/g

describe('UX-H53 ASVS 6.3.5 a sign-in on a browser that was not theirs', () => {
  const at = (browser: TestBrowser, pat: SeededUser, asked = '') =>
    signIn(browser, `${app().authorizeUrl()}${asked}`, pat)
  /** How many notices of new sign-ins a person got. */
  const told = (pat: SeededUser) =>
    stage.inAcme(async (tx) => {
      const row = await tx.db.mailChallenge.findFirst({ where: { userId: pat.id, purpose: 'secure_account' } })
      return row === null ? 0 : tx.db.mail.count({ where: { aboutId: row.id } })
    })

  test('is told of once by mail, with device, place and time; the very first one is not', async () => {
    const pat = await person()
    const own = browserOf()
    expect(codeOf(await at(own, pat))).not.toBe('')
    expect(await told(pat)).toBe(0)
    const other = browserOf()
    expect(codeOf(await at(other, pat))).not.toBe('')
    const mail = await mailOf(pat.email, 'secure_account')
    expect([mail.to, mail.subject]).toEqual([pat.email, 'New sign-in to Acme'])
    expect(mail.text).toMatch(/Device: .+\nIP address: 10\.77\.\d+\.1\nTime: .+ UTC$/m)
    await at(own, pat, '&prompt=login')
    await at(other, pat, '&prompt=login')
    expect(await told(pat)).toBe(1)
  })

  test('is told of in the person’s language, else in the tenant’s: whoever signed in has no say in it', async () => {
    const [pat, sam] = [await person(), await person()]
    await stage.inAcme((tx) => tx.db.user.updateMany({ where: { id: pat.id }, data: { locale: 'de-AT' } }))
    for (const each of [pat, sam]) {
      await at(browserOf(), each)
      await at(browserOf(), each, '&ui_locales=ja')
    }
    const language = async ({ email }: SeededUser) => (await mailOf(email, 'secure_account')).language
    expect([await language(pat), await language(sam)]).toEqual(['de', 'en'])
  })

  test('however many there are, mails stay few', async () => {
    const pat = await person()
    for (let browsers = 0; browsers < 6; browsers++) await at(browserOf(), pat)
    expect(await told(pat)).toBe(3)
    stage.pass(660)
    await at(browserOf(), pat)
    expect(await told(pat)).toBe(4)
  })

  test('Y07 the link ends everything at the press of its button, once, and leads to a new password', async () => {
    const pat = await person()
    await at(browserOf(), pat)
    await at(browserOf(), pat)
    const link = await linkOf(pat.email, 'secure_account')
    const live = () => stage.inAcme((tx) => tx.db.session.count({ where: { userId: pat.id, endedAt: null } }))
    const scanner = browserOf()
    for (const method of ['HEAD', 'GET']) await scanner.request(link, { method })
    expect(await live()).toBe(2)
    const browser = browserOf()
    const done = await browser.submit(await browser.visit(link), { decision: 'confirm' })
    expect([done.status, done.body.includes('/forgot-password')]).toEqual([200, true])
    expect(await live()).toBe(0)
    const families = { userId: pat.id, revokedAt: null }
    expect(await stage.inAcme((tx) => tx.db.tokenFamily.count({ where: families }))).toBe(0)
    expect((await stage.inAcme((tx) => latestMail(tx, pat.id))).subject).toBe('Your account was secured · Acme')
    expect((await browser.visit(link)).status).toBe(410)
    expect((await browserOf().visit(link.replace('/secure-account', '/reset-password'))).status).toBe(404)
  })

  test('SEC takes back every way in that was added since, however many were, and leaves what was there before', async () => {
    const pat = await person()
    await at(browserOf(), pat)
    const whose = { tenantId: stage.acme.id, directoryId: stage.acme.directories.main, userId: pat.id }
    // The provider's clock is ahead by what the tests before have let pass.
    const [before, later] = [new Date(Date.now() - 3_600_000), new Date(Date.now() + 3_600_000)]
    await stage.inAcme((tx) => addWays(tx, whose, before, ['recovery_code']))
    const ways = () => stage.inAcme((tx) => waysOf(tx, pat.id))
    const own = await ways()
    await at(browserOf(), pat)
    const link = await linkOf(pat.email, 'secure_account')
    // Whoever came in adds ways in, gives the account another password and another address, and comes again.
    const { intruder } = await stage.inAcme(async (tx) => {
      const email = `x${newId().slice(-12)}@example.test`
      await replaceEmail(
        tx,
        { ...whose, environmentId: stage.acme.production.id },
        { value: email, normalized: email },
        later,
      )
      const passwordHash = await hashPassword('six stolen grey horses run', { memoryKib: 8192, passes: 1 })
      await setPassword(tx, { ...whose, passwordHash, now: later })
      return { intruder: { ...pat, email, password: 'six stolen grey horses run' } }
    })
    expect(codeOf(await at(browserOf(), intruder))).not.toBe('')
    const theirs = await linkOf(intruder.email, 'secure_account')
    await stage.inAcme((tx) => addWays(tx, whose, later, ['recovery_code', 'totp']))
    const browser = browserOf()
    const page = await browser.visit(link)
    for (const what of ['The address of the account', 'The password', 'The passkeys', 'The authenticator app'])
      expect(page.body).toContain(what)
    const done = await browser.submit(page, { decision: 'confirm' })
    for (const what of ['The recovery codes', 'The keys of the management API', 'What apps were allowed'])
      expect(done.body).toContain(what)
    expect(await ways()).toEqual({ ...own, password: 0 })
    const told = await stage.inAcme((tx) =>
      tx.db.auditEvent.findMany({ where: { actorId: pat.id }, select: { action: true } }),
    )
    for (const action of ['passkey.removed', 'credential.removed', 'api_key.revoked', 'consent.revoked'] as const)
      expect(told.map((event) => event.action)).toContain(action)
    expect((await browserOf().visit(theirs)).status).toBe(404)
    await askReset(browser, pat.email)
    await reset(browser, await linkOf(pat.email))
    expect(codeOf(await at(browserOf(), { ...pat, password: newPassword }))).not.toBe('')
  })

  test('an address that is not confirmed gets no link', async () => {
    const pat = await person()
    await at(browserOf(), pat)
    await stage.inAcme((tx) =>
      tx.db.identifier.updateMany({ where: { userId: pat.id, kind: 'email' }, data: { verifiedAt: null } }),
    )
    await at(browserOf(), pat)
    const mail = await mailOf(pat.email, 'secure_account')
    expect([mail.subject, linkIn(mail)]).toEqual(['New sign-in to Acme', ''])
  })
})

const setByOf = async (tx: Tx, userId: string) =>
  (await tx.db.credential.findFirstOrThrow({ where: { userId, kind: 'password' } })).data

type Whose = { tenantId: string; directoryId: string; userId: string }

/** A passkey, a key of the management API, a consent, and other factors. */
async function addWays(tx: Tx, whose: Whose, createdAt: Date, kinds: readonly string[]): Promise<void> {
  const row = () => ({ ...whose, id: newId(createdAt), createdAt })
  const environmentId = stage.acme.production.id
  await tx.db.credential.createMany({
    data: kinds.map((kind) => ({ ...row(), kind, confirmedAt: createdAt })),
  })
  await tx.db.passkey.createMany({
    data: [
      {
        ...row(),
        ...{ name: 'A key', rpId: 'localhost', transports: [], backupEligible: true, backedUp: true },
        ...{ credentialId: randomBytes(32), publicKey: randomBytes(77), aaguid: newId() },
      },
    ],
  })
  const key = { name: 'A key', keyHash: randomBytes(32), hint: 'abcd', permissions: ['users:read'], environmentId }
  await tx.db.apiKey.createMany({ data: [{ ...row(), ...key, expiresAt: new Date(Date.now() + 86_400_000) }] })
  const { id: clientId } = await tx.db.client.findFirstOrThrow({
    where: { environmentId, grants: { none: { userId: whose.userId, revokedAt: null } } },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  await tx.db.grant.createMany({ data: [{ ...row(), environmentId, clientId, updatedAt: createdAt }] })
}

/** What a person has, by kind: the address, and the ids of the rest. */
async function waysOf(tx: Tx, userId: string) {
  const by = { where: { userId }, select: { id: true }, orderBy: { id: 'asc' } } as const
  const live = { ...by, where: { userId, revokedAt: null } }
  const of = (kind: string) => tx.db.credential.findMany({ ...by, where: { userId, kind } })
  return {
    address: (await tx.db.identifier.findFirstOrThrow({ where: { userId, primary: true } })).normalized,
    password: (await of('password')).length,
    totp: await of('totp'),
    codes: await of('recovery_code'),
    passkeys: await tx.db.passkey.findMany(by),
    keys: await tx.db.apiKey.findMany(live),
    consents: await tx.db.grant.findMany(live),
    devices: await tx.db.rememberedDevice.count({ where: { userId } }),
  }
}
