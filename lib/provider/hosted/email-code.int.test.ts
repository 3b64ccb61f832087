import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#lib/kernel/ids.ts'
import { keepOutbox, latestMail, linkIn } from '#lib/mail/testing/outbox.ts'
import { type SeededUser, seedUser } from '#lib/testing/people.ts'
import { TestBrowser, type Visited } from '../testing/browser.ts'
import { codeOf, RelyingParty } from '../testing/relying-party.ts'
import { onStage } from '../testing/two-tenants.ts'

const stage = onStage()
let networks = 0
const browserOf = () => new TestBrowser(stage.rig.origin, `10.78.${networks++}.1`)
const app = () => new RelyingParty(stage.acme.production.issuer, stage.acme.production.firstParty)

/** A mailbox may stand in for a password here. Beside one it is no factor: then whoever begins with it would need another. */
beforeAll(async () => {
  keepOutbox()
  const value = { emailFirst: 1 }
  const row = { tenantId: stage.acme.id, id: newId(), level: 'tenant', kind: 'mfa', value }
  await stage.inAcme((tx) => tx.db.policy.create({ data: row }))
})

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

const stepOf = (page: Visited): string => {
  const request = new URL(page.url).searchParams.get('request') ?? ''
  return `${stage.acme.production.issuer}/sign-in/email?request=${request}`
}

/** At the page that asks for the code: it was offered, and sent at the press of a button. */
async function atCode(browser: TestBrowser, email: string): Promise<Visited> {
  const password = await browser.submit(await browser.visit(app().authorizeUrl()), { username: email })
  expect(password.body).toContain('Get a code by e-mail instead')
  const offer = await browser.visit(stepOf(password))
  expect(offer.body).toContain('Send the code')
  return browser.submit(offer, { decision: 'send' })
}

const rowOf = (email: string) =>
  stage.inAcme((tx) => tx.db.mailChallenge.findFirstOrThrow({ where: { normalized: email, purpose: 'sign_in' } }))
const mailOf = async (email: string) => {
  const { id } = await rowOf(email)
  return stage.inAcme((tx) => latestMail(tx, id))
}
const codeIn = ({ subject }: { subject: string }): string => /^\d{6}/.exec(subject)?.[0] ?? ''
const otherThan = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0')
const confirm = (browser: TestBrowser, page: Visited, code: string) =>
  browser.submit(page, { code, decision: 'confirm' })

describe('a mailed code instead of a password', () => {
  test('UX-H29 stands first in the subject, and signs in', async () => {
    const pat = await person()
    const browser = browserOf()
    const page = await atCode(browser, pat.email)
    const mail = await mailOf(pat.email)
    expect(mail.subject).toMatch(/^\d{6} is your Acme code$/)
    expect(mail.text).toContain(codeIn(mail))
    const done = await confirm(browser, page, codeIn(mail))
    const { amr } = await stage.inAcme((tx) => tx.db.session.findFirstOrThrow({ where: { userId: pat.id } }))
    expect([codeOf(done) !== '', amr]).toEqual([true, ['otp']])
  })

  test('UX-H19 is offered first where it was used last on this browser, to whoever types an address', async () => {
    const pat = await person()
    const browser = browserOf()
    const page = await atCode(browser, pat.email)
    await confirm(browser, page, codeIn(await mailOf(pat.email)))
    await stage.inAcme((tx) => tx.db.session.updateMany({ where: { userId: pat.id }, data: { endedAt: new Date() } }))
    for (const username of [pat.email, `nobody-${pat.email}`]) {
      const password = await browser.submit(await browser.visit(app().authorizeUrl()), { username })
      expect(password.body).toContain('You last used a code by e-mail on this browser.')
    }
  })

  test('ASVS 6.3.1 five wrong ones, and the right one is too late', async () => {
    const pat = await person()
    const browser = browserOf()
    const page = await atCode(browser, pat.email)
    const code = codeIn(await mailOf(pat.email))
    const first = await confirm(browser, page, otherThan(code))
    expect([first.status, first.body.includes('4 tries left')]).toEqual([400, true])
    await stage.inAcme((tx) =>
      tx.db.mailChallenge.updateMany({ where: { normalized: pat.email }, data: { attempts: 5 } }),
    )
    const late = await confirm(browser, page, code)
    expect([late.status, late.location]).toEqual([400, undefined])
    expect(late.body).toContain('This code can’t be used any more.')
  })

  test('UX-H28 another one may be asked for after half a minute', async () => {
    const pat = await person()
    const browser = browserOf()
    const page = await atCode(browser, pat.email)
    expect(page.body).toMatch(/You can ask for another code in \d+ seconds?\./)
    const early = await browser.submit(page, { decision: 'send' })
    expect([early.status, early.headers.get('retry-after')]).toEqual([429, expect.any(String)])
    const before = (await rowOf(pat.email)).createdAt
    stage.pass(31)
    const later = await browser.submit(page, { decision: 'send' })
    expect(later.status).toBe(200)
    expect(later.body).toMatch(/You can ask for another code in (\d+ seconds|1 minute)\./)
    expect((await rowOf(pat.email)).createdAt > before).toBe(true)
  })

  test('ASVS 6.3.8 nobody is told who has an account: the same pages, and no code opens', async () => {
    const [pat, nobody] = [await person(), `nobody${newId().slice(-10)}@example.test`]
    const told = async (email: string) => {
      const browser = browserOf()
      const page = await atCode(browser, email)
      // No code is eight digits: wrong for everybody.
      const wrong = await confirm(browser, page, '12345678')
      return [page, wrong].map(({ status, body }) => [status, body.replaceAll(email, 'X').replaceAll(unlike, '')])
    }
    expect(await told(nobody)).toEqual(await told(pat.email))
    const { id, attempts } = await rowOf(nobody)
    expect([attempts, await stage.inAcme((tx) => tx.db.mail.count({ where: { aboutId: id } }))]).toEqual([1, 0])
  })
})

describe('the link of the same mail', () => {
  test('UX-H30 Y07 signs in the browser that asked, by a POST and not by being opened', async () => {
    const pat = await person()
    const browser = browserOf()
    await atCode(browser, pat.email)
    const link = linkIn(await mailOf(pat.email))
    const opened = await browser.visit(link)
    expect([opened.status, (await rowOf(pat.email)).consumedAt]).toEqual([200, null])
    expect(codeOf(await browser.submit(opened, { decision: 'confirm' }))).not.toBe('')
    expect((await browser.visit(link)).body).toContain('This link has been used')
  })

  test('UX-H30 tells any other browser to type the code where it was asked for', async () => {
    const pat = await person()
    const browser = browserOf()
    const page = await atCode(browser, pat.email)
    const mail = await mailOf(pat.email)
    const other = browserOf()
    const told = await other.visit(linkIn(mail))
    expect([told.body.includes('Go back to where you are signing in'), told.body.includes('<form')]).toEqual([
      true,
      false,
    ])
    expect((await rowOf(pat.email)).consumedAt).toBeNull()
    expect(codeOf(await confirm(browser, page, codeIn(mail)))).not.toBe('')
  })
})

/** What differs between any two pages: ids and tokens. */
const unlike = /req_[0-9a-z]{26}|name="csrf" value="[^"]*"|nonce="[^"]*"|data-wait="\d+"|in \d+ seconds?/g
