import { decodeJwt } from 'jose'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Tx, withTenant } from '#lib/db/with-tenant.ts'
import { newId } from '#lib/kernel/ids.ts'
import { keepOutbox, latestMail } from '#lib/mail/testing/outbox.ts'
import { seedUser } from '#lib/testing/people.ts'
import { type SeededTenant, seedTenant } from '#lib/testing/seed-tenant.ts'
import { snapshots } from '../snapshots.ts'
import { formOf, TestBrowser, type Visited } from '../testing/browser.ts'
import { codeOf, RelyingParty, signIn } from '../testing/relying-party.ts'
import { onStage } from '../testing/two-tenants.ts'

const stage = onStage()
beforeAll(keepOutbox)

const password = 'plum otter lantern 92'
let tenant: SeededTenant
let app: RelyingParty
let browser: TestBrowser
let network = 1
let people = 0

/** Each test has a tenant of its own, with the rules that it sets. */
beforeEach(async () => {
  tenant = await seedTenant({ origin: stage.rig.origin, displayName: 'Acme' })
  app = new RelyingParty(tenant.production.issuer, tenant.production.firstParty)
  browser = freshBrowser()
})

const freshBrowser = () => new TestBrowser(stage.rig.origin, `198.19.${network++}.1`)
const freshEmail = (domain = 'example.test') => `new${people++}@${domain}`
const inTenant = <T>(run: (tx: Tx) => Promise<T>) => withTenant(tenant.id, run)

async function allow(mode: number, signUpDomains: string[] = []): Promise<void> {
  await inTenant(async (tx) => {
    await tx.db.policy.deleteMany({ where: { kind: 'sign_up' } })
    const row = { tenantId: tx.tenantId, id: newId(), level: 'tenant', kind: 'sign_up', value: { mode } }
    await tx.db.policy.createMany({ data: [row] })
    await tx.db.environment.updateMany({ where: { id: tenant.production.id }, data: { signUpDomains } })
  })
  snapshots().flush()
}

/** Follows the link of the first page. */
async function begin(by = browser): Promise<Visited> {
  const first = await by.visit(app.authorizeUrl())
  const href = /href="([^"]*\/sign-up\?[^"]*)"/.exec(first.body)?.[1]?.replaceAll('&amp;', '&')
  if (href === undefined) throw new Error('the first page offers no account')
  return by.visit(href)
}

const typeAddress = async (email: string, by = browser, name = 'Nora New') =>
  by.submit(await begin(by), { username: email, name })

const mailTo = (normalized: string) =>
  inTenant(async (tx) => {
    const { id } = await tx.db.mailChallenge.findFirstOrThrow({ where: { subject: normalized, purpose: 'sign_up' } })
    return latestMail(tx, id)
  })
const codeIn = async (email: string): Promise<string> => /^\d{6}/.exec((await mailTo(email)).subject)?.[0] ?? ''

/** As far as the page on which a password is chosen. */
async function proved(email: string, by = browser): Promise<Visited> {
  const page = await typeAddress(email, by)
  return by.submit(page, { code: await codeIn(email) })
}

const holders = (normalized: string) =>
  inTenant((tx) => tx.db.identifier.findMany({ where: { normalized }, include: { user: true } }))
const counts = () =>
  inTenant(async (tx) => [await tx.db.user.count(), await tx.db.session.count(), await tx.db.credential.count()])

describe('an account that somebody makes', () => {
  test('UX-H22 begins on the first page, ends at the app, and is theirs from then on', async () => {
    await allow(3)
    const email = freshEmail()
    const page = await proved(email)
    expect(page.body).toContain('At least 15 characters.')
    const end = await browser.submit(page, { new_password: password })
    const { json } = await app.redeem(codeOf(end))
    expect(decodeJwt(String(json.id_token))).toMatchObject({
      email,
      email_verified: true,
      name: 'Nora New',
      amr: ['pwd'],
    })
    const [made] = await holders(email)
    expect(made).toMatchObject({ verifiedAt: expect.any(Date), user: { displayName: 'Nora New', status: 'active' } })
    const events = await inTenant((tx) => tx.db.auditEvent.findMany({ where: { targetId: made?.userId ?? '' } }))
    expect(events.find(({ action }) => action === 'user.created')).toMatchObject({
      actorKind: 'user',
      actorId: made?.userId,
    })
    expect(codeOf(await signIn(freshBrowser(), app.authorizeUrl(), { email, password }))).toMatch(/^sgc_/)
  })

  test('UX-H35 may end with a passkey where the device could keep one, and at the app either way', async () => {
    await allow(3)
    const page = await proved(freshEmail())
    const offer = await browser.submit(page, { new_password: password, platform: '1' })
    expect(offer.body).toContain('Sign in faster next time')
    expect(codeOf(await browser.submit(offer, { decision: 'later' }))).toMatch(/^sgc_/)
  })

  test('Y04 is none before the code of the mail came back, in the browser that asked for it', async () => {
    await allow(3)
    const before = await counts()
    const email = freshEmail()
    const page = await typeAddress(email)
    const code = await codeIn(email)
    const wrong = code === '000000' ? '000001' : '000000'
    const refused = await browser.submit(page, { code: wrong })
    expect([refused.status, refused.body.includes('4 tries left')]).toEqual([400, true])
    const skipped = await browser.visit(page.url.replace('/sign-up/code', '/sign-up/password'))
    expect(skipped.body).toContain('Create your account')
    const { action, hidden } = formOf(page.body)
    const elsewhere = await freshBrowser().request(action, { form: { ...hidden, code } })
    expect(elsewhere.status).toBe(403)
    const another = freshBrowser()
    const theirs = await another.submit(await begin(another), { username: freshEmail(), name: 'Eve' })
    expect((await another.submit(theirs, { code })).status).toBe(400)
    expect(await counts()).toEqual(before)
    expect(await holders(email)).toEqual([])
  })

  test('ASVS 6.6 the code opens nothing after five wrong ones, nor after its time', async () => {
    await allow(3)
    const email = freshEmail()
    const page = await typeAddress(email)
    const code = await codeIn(email)
    for (let tries = 0; tries < 5; tries++)
      await browser.submit(page, { code: code === '111111' ? '222222' : '111111' })
    expect((await browser.submit(page, { code })).body).toContain('can’t be used any more')
    const late = freshEmail()
    const slow = freshBrowser()
    const again = await typeAddress(late, slow)
    await inTenant((tx) =>
      tx.db.mailChallenge.updateMany({ where: { subject: late }, data: { expiresAt: new Date(Date.now() - 1000) } }),
    )
    expect((await slow.submit(again, { code: await codeIn(late) })).body).toContain('can’t be used any more')
    expect([...(await holders(email)), ...(await holders(late))]).toEqual([])
  })

  test('Y01 in parallel: twenty who finish at once make one account, and one session', async () => {
    await allow(3)
    const email = freshEmail()
    const page = await proved(email)
    const before = await counts()
    const { action, hidden } = formOf(page.body)
    const form = { ...hidden, new_password: password }
    const answers = await Promise.all(Array.from({ length: 20 }, () => browser.request(action, { form })))
    expect(answers.every(({ status }) => status === 303)).toBe(true)
    expect(await holders(email)).toHaveLength(1)
    const [users = 0, sessions = 0, credentials = 0] = before
    expect(await counts()).toEqual([users + 1, sessions + 1, credentials + 1])
  })

  test('UX-H39 UX-H40 has a password by the rules, with the reason and what to do', async () => {
    await allow(3)
    const email = freshEmail()
    const page = await proved(email)
    const before = await counts()
    for (const [typed, said] of [
      ['short', 'at least 15'],
      ['passwordpassword', 'easily guessed'],
      ['Acme-Acme-Acme-2026', 'easily guessed'],
      ['noranew-noranew-1', 'easily guessed'],
    ] as const) {
      const refused = await browser.submit(page, { new_password: typed })
      expect([refused.status, refused.body.includes(said)]).toEqual([400, true])
    }
    expect(await counts()).toEqual(before)
    expect(codeOf(await browser.submit(page, { new_password: password }))).toMatch(/^sgc_/)
  })

  test('V6 opens nothing where a second factor is demanded at once', async () => {
    await allow(3)
    await inTenant((tx) =>
      tx.db.policy.createMany({
        data: [
          {
            tenantId: tx.tenantId,
            id: newId(),
            level: 'tenant',
            kind: 'mfa',
            value: { requirement: 2, graceSeconds: 0, graceSignIns: 0 },
          },
        ],
      }),
    )
    snapshots().flush()
    const page = await proved(freshEmail())
    const [, sessions] = await counts()
    const next = await browser.submit(page, { new_password: password })
    expect(next.location ?? '').not.toContain('code=')
    expect((await counts())[1]).toBe(sessions)
  })
})

describe('UX-H43 an address that has an account', () => {
  test('meets the same pages and statuses; only its mail says so', async () => {
    await allow(3)
    const fresh = freshEmail()
    const known = tenant.ada.email
    const other = freshBrowser()
    const [first, second] = [await typeAddress(fresh), await typeAddress(known, other)]
    const plain = (page: Visited, email: string) =>
      page.body.replaceAll(email, 'X').replaceAll(/(value|nonce|href|action)="[^"]*"/g, '')
    expect([second.status, plain(second, known)]).toEqual([first.status, plain(first, fresh)])
    expect((await mailTo(fresh)).subject).toMatch(/^\d{6} is your code for Acme$/)
    expect((await mailTo(known)).subject).toBe('You already have an account at Acme')
    expect((await mailTo(known)).text).not.toMatch(/\b\d{6}\b/)
    const [one, two] = [await browser.submit(first, { code: '12345x' }), await other.submit(second, { code: '12345x' })]
    expect([two.status, plain(two, known)]).toEqual([one.status, plain(one, fresh)])
  })

  test('costs the same: as many rows of each kind are written', async () => {
    await allow(3)
    const rows = () =>
      inTenant(async (tx) => [await tx.db.mail.count(), await tx.db.mailChallenge.count(), await tx.db.attempt.count()])
    const grown = async (email: string) => {
      const before = await rows()
      await typeAddress(email, freshBrowser())
      return (await rows()).map((count, at) => count - (before[at] ?? 0))
    }
    const known = await grown(tenant.ada.email)
    expect(known).toEqual([1, 1, 2])
    expect(await grown(freshEmail())).toEqual(known)
  })

  test('that it came to meanwhile is told to whoever has shown that the mailbox is theirs', async () => {
    await allow(3)
    const email = freshEmail()
    const page = await proved(email)
    const directoryId = tenant.directories.main
    await inTenant((tx) => seedUser(tx, { directoryId, email, displayName: 'First', password, now: new Date() }))
    const refused = await browser.submit(page, { new_password: password })
    expect([refused.status, refused.body.includes('You have an account by now')]).toEqual([409, true])
    expect(await holders(email)).toHaveLength(1)
  })

  test('pre-hijacking: an unverified claim to it is not taken over, and gives its maker nothing', async () => {
    await allow(3)
    const email = freshEmail()
    const directoryId = tenant.directories.main
    const claimed = await inTenant(async (tx) => {
      const made = await seedUser(tx, {
        directoryId,
        email,
        displayName: 'Mallory',
        password: 'mallory waits here',
        now: new Date(),
      })
      await tx.db.identifier.updateMany({ where: { userId: made.id }, data: { verifiedAt: null } })
      return made
    })
    const end = await browser.submit(await proved(email), { new_password: password })
    const { json } = await app.redeem(codeOf(end))
    expect(decodeJwt(String(json.id_token)).sub).not.toBe(claimed.sub)
    const refused = await signIn(freshBrowser(), app.authorizeUrl(), { email, password: 'mallory waits here' })
    expect(refused.location).toBeUndefined()
  })
})

describe('who may make an account', () => {
  test.each([
    [0, 'No accounts are made here'],
    [1, 'An account takes an invitation'],
  ])('mode %s: nobody by themselves, kindly, and whatever address they have', async (mode, said) => {
    await allow(3)
    const page = await begin()
    await allow(mode)
    const first = await browser.visit(app.authorizeUrl())
    expect(first.body).not.toContain('/sign-up?')
    for (const username of [freshEmail(), tenant.ada.email]) {
      const refused = await browser.submit(page, { username, name: 'Nora' })
      expect([refused.status, refused.body.includes(said)]).toEqual([403, true])
    }
    expect(await inTenant((tx) => tx.db.mail.count())).toBe(0)
  })

  test('by e-mail domain: those of the environment’s domains, and no other is told which', async () => {
    await allow(2, ['acme.test', 'xn--bcher-kva.test'])
    const page = await begin()
    for (const username of [
      freshEmail('globex.test'),
      freshEmail('mail.acme.test'),
      freshEmail('acme.test.evil.test'),
    ]) {
      const refused = await browser.submit(page, { username, name: 'Nora' })
      expect([refused.status, refused.body.includes('of an organization')]).toEqual([403, true])
      expect(refused.body).not.toContain('"acme.test')
    }
    expect(await inTenant((tx) => tx.db.mail.count())).toBe(0)
    const email = freshEmail('acme.test')
    expect(codeOf(await browser.submit(await proved(email), { new_password: password }))).toMatch(/^sgc_/)
  })

  test('never in the environment of the console', async () => {
    await allow(3)
    const control = await inTenant((tx) => tx.db.environment.findFirstOrThrow({ where: { kind: 'control' } }))
    const refused = await browser.visit(`${control.issuer}/sign-up`)
    expect([refused.status, refused.body.includes('takes an invitation')]).toEqual([403, true])
  })

  test('UX-H24 a bookmark leads to a friendly page', async () => {
    await allow(3)
    const page = await browser.visit(`${tenant.production.issuer}/sign-up`)
    expect([page.status, page.body.includes('Begin in the app')]).toEqual([404, true])
  })

  test('S02 a request and a proof of one tenant are nothing in another', async () => {
    await allow(3)
    const page = await proved(freshEmail())
    const foreign = page.url.replace(`/t/${tenant.slug}/`, `/t/${stage.acme.slug}/`)
    expect((await browser.visit(foreign)).status).toBe(403)
    const { hidden } = formOf(page.body)
    const posted = await browser.request(foreign, { form: { ...hidden, new_password: password } })
    expect(posted.status).toBe(403)
  })
})

describe('what is sent', () => {
  test('UX-H28 a second mail to an address waits, for known and unknown ones alike', async () => {
    await allow(3)
    const page = await begin()
    for (const username of [freshEmail(), tenant.ada.email]) {
      await browser.submit(page, { username, name: 'Nora' })
      const mails = await inTenant((tx) => tx.db.mail.count())
      const refused = await browser.submit(page, { username, name: 'Nora' })
      expect([refused.status, Number(refused.headers.get('retry-after')) > 0]).toEqual([429, true])
      expect(await inTenant((tx) => tx.db.mail.count())).toBe(mails)
    }
  })

  test('Y09 goes to one address that is one; names and addresses are bounded, and no name stands in a mail', async () => {
    await allow(3)
    const page = await begin()
    for (const username of ['a@b.test,c@d.test', 'x', `${'a'.repeat(300)}@b.test`, 'a@b.test\r\nBcc: c@d.test'])
      expect((await browser.submit(page, { username, name: 'Nora' })).status).toBe(400)
    for (const name of ['', ' ', 'x'.repeat(101)])
      expect((await browser.submit(page, { username: freshEmail(), name })).status).toBe(400)
    expect(await inTenant((tx) => tx.db.mail.count())).toBe(0)
    const email = freshEmail()
    await browser.submit(page, { username: email, name: 'Win a prize at evil.test' })
    const { subject, text } = await mailTo(email)
    expect(`${subject} ${text}`).not.toContain('evil.test')
  })

  test('A41 nothing for a form that is not from our page', async () => {
    await allow(3)
    const page = await begin()
    const { action, hidden } = formOf(page.body)
    const form = { ...hidden, username: freshEmail(), name: 'Nora' }
    expect((await browser.request(action, { form: { ...form, csrf: 'x' } })).status).toBe(403)
    expect((await browser.request(action, { form, headers: { origin: 'https://evil.test' } })).status).toBe(403)
    expect(await inTenant((tx) => tx.db.mail.count())).toBe(0)
  })
})
