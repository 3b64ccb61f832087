import { beforeAll, describe, expect, test } from 'vitest'
import { challengeSeconds } from '#lib/identity/challenges/purpose.ts'
import { askEmailChange } from '#lib/identity/change-email.ts'
import { mailChallenge } from '#lib/identity/mails/mail-challenge.ts'
import { mailedPaths } from '#lib/identity/mails/paths.ts'
import { setPassword } from '#lib/identity/users.ts'
import { newId, parseId } from '#lib/kernel/ids.ts'
import { keepOutbox, latestMail, linkIn, recipientsOf } from '#lib/mail/testing/outbox.ts'
import { type SeededUser, seedUser } from '#lib/testing/people.ts'
import { TestBrowser, type Visited } from '../testing/browser.ts'
import { codeOf, RelyingParty, signIn } from '../testing/relying-party.ts'
import { onStage } from '../testing/two-tenants.ts'

const stage = onStage()
const homepage = 'https://app.example.test/home'
let networks = 0
const browserOf = () => new TestBrowser(stage.rig.origin, `10.79.${networks++}.1`)
const app = () => new RelyingParty(stage.acme.production.issuer, stage.acme.production.firstParty)

let passed = 0
/** The provider's clock, by which links are mailed here too. */
const now = () => new Date(Date.now() + passed * 1000)
const pass = (seconds: number) => {
  passed += seconds
  stage.pass(seconds)
}

beforeAll(async () => {
  keepOutbox()
  const { id } = stage.acme.production.firstParty
  await stage.inAcme((tx) => tx.db.client.updateMany({ where: { id }, data: { clientUri: homepage } }))
})

const freshEmail = () => `p${newId().slice(-12)}@example.test`
const person = (isEmailVerified = true): Promise<SeededUser> =>
  stage.inAcme((tx) =>
    seedUser(tx, {
      directoryId: stage.acme.directories.main,
      email: freshEmail(),
      displayName: 'Pat Person',
      password: 'four tall quiet ships sail',
      isEmailVerified,
      now: now(),
    }),
  )

const place = () => ({ directoryId: stage.acme.directories.main, environmentId: stage.acme.production.id })
type Purpose = 'verify_email' | 'change_email' | 'undo_email'

/** Mails the link that confirms the address a person has, and answers it. */
async function verificationOf({ id: userId, email }: SeededUser, requestId: string | null = null): Promise<string> {
  const purpose = 'verify_email' as const
  const { issuer } = stage.acme.production
  const address = { to: email, normalized: email }
  const path = mailedPaths.verifyEmail
  await stage.inAcme((tx) =>
    mailChallenge(tx, { issuer, path, place: place(), purpose, userId, ...address, requestId, now: now() }),
  )
  return linkOf(userId, purpose)
}

/** Mails the link that makes an address the person's, and answers it. */
async function changeOf({ id: userId }: SeededUser, normalized = freshEmail()): Promise<string> {
  const { issuer } = stage.acme.production
  const email = { value: normalized, normalized }
  await stage.inAcme((tx) => askEmailChange(tx, { ...place(), userId, issuer, email, now: now() }))
  return linkOf(userId, 'change_email')
}

/** An address that was changed, and the link by which its old owner takes that back. */
async function undoOf(pat: SeededUser): Promise<string> {
  await press(browserOf(), await changeOf(pat))
  return linkOf(pat.id, 'undo_email')
}

const rowOf = (userId: string, purpose: Purpose) =>
  stage.inAcme((tx) => tx.db.mailChallenge.findFirst({ where: { userId, purpose }, orderBy: { createdAt: 'desc' } }))
const mailOf = async (userId: string, purpose: Purpose) => {
  const row = await rowOf(userId, purpose)
  return stage.inAcme((tx) => latestMail(tx, row?.id ?? ''))
}
const linkOf = async (userId: string, purpose: Purpose) => linkIn(await mailOf(userId, purpose))
const press = async (browser: TestBrowser, link: string): Promise<Visited> =>
  browser.submit(await browser.visit(link), { decision: 'confirm' })
const addressOf = ({ id: userId }: SeededUser) =>
  stage.inAcme((tx) => tx.db.identifier.findFirstOrThrow({ where: { userId, kind: 'email', primary: true } }))
const live = ({ id: userId }: SeededUser) =>
  stage.inAcme((tx) => tx.db.session.count({ where: { userId, endedAt: null } }))

describe('a link that confirms an address', () => {
  test('UX-H45 works in another browser, leads back to the app that asked, and signs nobody in', async () => {
    const pat = await person(false)
    const began = await browserOf().visit(app().authorizeUrl())
    const request = parseId('request', new URL(began.url).searchParams.get('request') ?? '')
    const link = await verificationOf(pat, request)
    const other = browserOf()
    const done = await press(other, link)
    expect([done.status, done.body.includes('Your address is confirmed')]).toEqual([200, true])
    expect(done.body).toMatch(new RegExp(`href="${homepage}"[^>]*>Go to Our own app<`))
    expect((await addressOf(pat)).verifiedAt).not.toBeNull()
    expect(await live(pat)).toBe(0)
  })

  test('UX-H45 in the browser that is on its way to an app, leads on with that sign-in', async () => {
    const pat = await person()
    await stage.inAcme((tx) =>
      tx.db.identifier.updateMany({ where: { userId: pat.id, kind: 'email' }, data: { verifiedAt: null } }),
    )
    const browser = browserOf()
    const at = await browser.submit(await browser.visit(app().authorizeUrl()), { username: pat.email })
    const text = new URL(at.url).searchParams.get('request') ?? ''
    const done = await press(browser, await verificationOf(pat, parseId('request', text) ?? null))
    const on = new RegExp(`href="([^"]*/continue\\?request=${text})"`).exec(done.body)?.[1] ?? ''
    expect(codeOf(await signIn(browser, on, pat))).not.toBe('')
  })

  test('is refused when the address became somebody else’s meanwhile', async () => {
    const pat = await person(false)
    const link = await verificationOf(pat)
    await stage.inAcme((tx) => seedUser(tx, { ...pat, now: now() }))
    const late = await press(browserOf(), link)
    expect([late.status, (await addressOf(pat)).verifiedAt]).toEqual([409, null])
  })
})

describe('a link that changes an address', () => {
  test('UX-H46 counts once the new one is confirmed; the old one is told, and takes it back', async () => {
    const pat = await person()
    const browser = browserOf()
    expect(codeOf(await signIn(browser, app().authorizeUrl(), pat))).not.toBe('')
    const wanted = freshEmail()
    const link = await changeOf(pat, wanted)
    expect((await mailOf(pat.id, 'change_email')).to).toBe(wanted)
    expect((await addressOf(pat)).normalized).toBe(pat.email)
    const done = await press(browserOf(), link)
    expect([done.status, done.body.includes('Your address is changed')]).toEqual([200, true])
    expect((await addressOf(pat)).normalized).toBe(wanted)
    expect(await live(pat)).toBe(1)

    const notice = await mailOf(pat.id, 'undo_email')
    expect([notice.to, notice.text.includes('This wasn’t me')]).toEqual([pat.email, true])
    const page = await browserOf().visit(linkIn(notice))
    expect(page.body).toContain(`Your account gets ${pat.email} back`)
    const undone = await press(browserOf(), linkIn(notice))
    expect([undone.status, undone.body.includes('/forgot-password')]).toEqual([200, true])
    expect(await addressOf(pat)).toMatchObject({ normalized: pat.email, verifiedAt: expect.any(Date) })
    expect(await live(pat)).toBe(0)
    expect(await stage.inAcme((tx) => recipientsOf(tx, pat.id))).toEqual([pat.email, wanted].sort())
  })

  test('says whose account it is, masked, and changes nothing of somebody who is suspended', async () => {
    const pat = await person()
    const link = await changeOf(pat)
    const page = await browserOf().visit(link)
    expect(page.body).toContain(`The account p…@example.test gets the address`)
    expect(page.body).not.toContain(pat.email)
    await stage.inAcme((tx) => tx.db.user.updateMany({ where: { id: pat.id }, data: { status: 'suspended' } }))
    expect((await press(browserOf(), link)).status).toBe(410)
    expect((await addressOf(pat)).normalized).toBe(pat.email)
  })

  test('UX-H46 is refused when somebody else has the address by then, and tells the old one nothing', async () => {
    const [pat, sam] = [await person(), await person()]
    const late = await press(browserOf(), await changeOf(pat, sam.email))
    expect([late.status, (await addressOf(pat)).normalized]).toEqual([409, pat.email])
    expect(await rowOf(pat.id, 'undo_email')).toBeNull()
  })

  test('UX-H46 is taken back after a new password too: whoever took the account chose that', async () => {
    const pat = await person()
    const link = await undoOf(pat)
    await newPassword(pat)
    expect((await press(browserOf(), link)).status).toBe(200)
    expect((await addressOf(pat)).normalized).toBe(pat.email)
  })
})

const newPassword = (pat: SeededUser) =>
  stage.inAcme((tx) => setPassword(tx, { directoryId: pat.directoryId, userId: pat.id, passwordHash: 'x', now: now() }))

const mails = [
  { purpose: 'verify_email', path: '/verify-email', verified: false, send: (pat: SeededUser) => verificationOf(pat) },
  { purpose: 'change_email', path: '/confirm-email', verified: true, send: (pat: SeededUser) => changeOf(pat) },
  { purpose: 'undo_email', path: '/undo-email', verified: true, send: undoOf },
] as const

describe.each(mails)('$path', ({ purpose, path, verified, send }) => {
  test('UX-H30 Y07 being opened changes nothing, however often', async () => {
    const pat = await person(verified)
    const link = await send(pat)
    const before = await addressOf(pat)
    const scanner = browserOf()
    for (const method of ['HEAD', 'GET', 'GET'])
      expect((await scanner.request(link, { method })).status, method).toBe(200)
    expect([await addressOf(pat), (await rowOf(pat.id, purpose))?.consumedAt]).toEqual([before, null])
    expect((await press(browserOf(), link)).status).toBe(200)
  })

  test('A41 the button of another browser’s page, or of another site, changes nothing', async () => {
    const pat = await person(verified)
    const link = await send(pat)
    const [browser, other] = [browserOf(), browserOf()]
    const page = await browser.visit(link)
    await other.visit(link)
    expect((await other.submit(page, { decision: 'confirm' })).status).toBe(403)
    const foreign = { origin: 'https://evil.example' }
    expect((await browser.submit(page, { decision: 'confirm' }, foreign)).status).toBe(403)
    expect((await rowOf(pat.id, purpose))?.consumedAt).toBeNull()
  })

  test('Y04 works once, of twenty at the same moment too', async () => {
    const pat = await person(verified)
    const link = await send(pat)
    const browser = browserOf()
    const page = await browser.visit(link)
    const all = await Promise.all(Array.from({ length: 20 }, () => browser.submit(page, { decision: 'confirm' })))
    expect(all.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 19 }, () => 410)])
    const again = await browser.visit(link)
    expect([again.status, again.body.includes('This link has been used')]).toEqual([410, true])
  })

  test('Y04 is for this purpose only, and S03 of this environment and tenant only', async () => {
    const pat = await person(verified)
    const link = await send(pat)
    const paths = ['/verify-email', '/confirm-email', '/undo-email', '/reset-password', '/secure-account']
    const { issuer } = stage.acme.production
    const elsewhere = [
      ...paths.filter((one) => one !== path).map((one) => link.replace(`${issuer}${path}`, `${issuer}${one}`)),
      link.replace(issuer, stage.acme.staging.issuer),
      link.replace(issuer, stage.globex.production.issuer),
    ]
    for (const at of elsewhere) {
      expect(at).not.toBe(link)
      expect((await browserOf().visit(at)).status, at).toBe(404)
      // The page that it has here, sent there.
      const browser = browserOf()
      const { searchParams, origin, pathname } = new URL(at)
      await browser.visit(link)
      const form = { ...Object.fromEntries(searchParams), decision: 'confirm' }
      expect((await browser.request(`${origin}${pathname}`, { form })).status, at).toBe(404)
    }
    expect((await rowOf(pat.id, purpose))?.consumedAt).toBeNull()
  })

  test('Y04 is over when its time is', async () => {
    const pat = await person(verified)
    const link = await send(pat)
    const browser = browserOf()
    const page = await browser.visit(link)
    pass(challengeSeconds[purpose] + 1)
    const late = await browser.submit(page, { decision: 'confirm' })
    expect([late.status, late.body.includes('This link has expired')]).toEqual([410, true])
    expect((await rowOf(pat.id, purpose))?.consumedAt).toBeNull()
  })
})

describe.each(mails.slice(0, 2))('what is not used of $path', ({ purpose, verified, send }) => {
  test('Y04 is dead once a newer one is sent', async () => {
    const pat = await person(verified)
    const first = await send(pat)
    pass(31)
    const second = await send(pat)
    const stale = await browserOf().visit(first)
    expect([stale.status, stale.body.includes('A newer message was sent')]).toEqual([410, true])
    expect((await press(browserOf(), second)).status).toBe(200)
  })

  test('Y04 is dead after a change of the password', async () => {
    const pat = await person(verified)
    const link = await send(pat)
    await newPassword(pat)
    expect([(await browserOf().visit(link)).status, await rowOf(pat.id, purpose)]).toEqual([404, null])
  })

  test('Y04 is dead after a change of the address', async () => {
    const pat = await person()
    const link = purpose === 'verify_email' ? await send(pat) : await changeBack(pat)
    await press(browserOf(), await changeOrUndo(pat, purpose))
    expect((await browserOf().visit(link)).status).toBe(404)
  })
})

/** A change that is asked for while another can still be taken back. */
async function changeBack(pat: SeededUser): Promise<string> {
  await undoOf(pat)
  pass(31)
  return changeOf(pat)
}

const changeOrUndo = (pat: SeededUser, purpose: Purpose): Promise<string> =>
  purpose === 'verify_email' ? changeOf(pat) : linkOf(pat.id, 'undo_email')
