import { decodeJwt } from 'jose'
import { beforeEach, describe, expect, test } from 'vitest'
import { type Tx, withTenant } from '#lib/db/with-tenant.ts'
import { codeAt, seedRecoveryCodes, seedTotp } from '#lib/identity/testing/factors.ts'
import { newId } from '#lib/kernel/ids.ts'
import type { Values } from '#lib/policy/fields.ts'
import { type SeededUser, seedUser } from '#lib/testing/people.ts'
import { type SeededTenant, seedTenant } from '#lib/testing/seed-tenant.ts'
import { formOf, TestBrowser, type Visited } from '../testing/browser.ts'
import { answerOf, codeOf, RelyingParty, signIn } from '../testing/relying-party.ts'
import { onStage } from '../testing/two-tenants.ts'

const stage = onStage()

let tenant: SeededTenant
let person: SeededUser
let app: RelyingParty
let browser: TestBrowser
let ahead = 0
let ip = 1

/** Each test has a tenant of its own, in which a second factor is required. */
beforeEach(async () => {
  tenant = await seedTenant({ origin: stage.rig.origin })
  const email = `p${newId().slice(-12)}@example.test`
  const wanted = { directoryId: tenant.directories.main, email, displayName: 'Pat', password: 'four tall quiet ships' }
  person = await inTenant((tx) => seedUser(tx, { ...wanted, now: new Date() }))
  app = new RelyingParty(tenant.production.issuer, tenant.production.firstParty)
  browser = anotherBrowser()
  await demand({ requirement: 2, graceSeconds: 0 })
})

const inTenant = <T>(run: (tx: Tx) => Promise<T>) => withTenant(tenant.id, run)
const anotherBrowser = () => new TestBrowser(stage.rig.origin, `198.51.${ip++}.9`)
const whose = () => ({ directoryId: tenant.directories.main, userId: person.id })
const now = () => new Date(Date.now() + ahead * 1000)
const pass = (seconds: number) => {
  ahead += seconds
  stage.pass(seconds)
}
const demand = (value: Partial<Values<'mfa'>>) =>
  inTenant(async (tx) => {
    await tx.db.policy.deleteMany({ where: { kind: 'mfa' } })
    await tx.db.policy.createMany({
      data: [{ tenantId: tx.tenantId, id: newId(), level: 'tenant', kind: 'mfa', value }],
    })
  })
const arrive = (by = browser, changes: Record<string, string> = {}) => signIn(by, app.authorizeUrl(changes), person)
/** Somebody whose app was set up two minutes ago. */
async function withApp() {
  const { secret } = await inTenant((tx) => seedTotp(tx, whose(), tenant.production.id, now()))
  pass(120)
  return secret
}
const step = (page: Visited, path: string) => page.url.replace(/\/sign-in\/.*\?/, `/sign-in/${path}?`)
const keyOf = (page: Visited) => /secret=([A-Z2-7]+)/.exec(page.body)?.[1] ?? ''
const listed = (page: Visited) => [...page.body.matchAll(/<li><code>([^<]+)<\/code>/g)].map(([, code]) => code)
const sessions = () => inTenant((tx) => tx.db.session.count({ where: { userId: person.id } }))
const reasons = () =>
  inTenant(async (tx) => {
    const where = { action: 'session.failed', targetId: person.id }
    const rows = await tx.db.auditEvent.findMany({ where, orderBy: [{ at: 'asc' }, { id: 'asc' }] })
    return rows.map(({ reason }) => reason)
  })

/** Base32, as an authenticator app reads it. */
function bytesOf(key: string): Buffer {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...key].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}

const setUp = async (page: Visited) =>
  browser.submit(page, { code: codeAt(bytesOf(keyOf(page)), now()).replace(/^.../, '$& ') })

describe('H34 setting up an authenticator app', () => {
  test('shows the key in every form, and counts once a code of it was typed; then the codes are shown', async () => {
    const choice = await arrive()
    const page = await browser.visit(
      step({ ...choice, url: choice.url.replace('/enroll', '/enroll/x') }, 'enroll/totp'),
    )
    expect(page.status).toBe(200)
    expect(page.body).toMatch(/<svg class="qr"[^>]*role="img" aria-label="QR code/)
    expect(page.body).toContain(keyOf(page).match(/.{4}/g)?.join(' '))
    expect(page.body).toContain(person.email)
    expect(page.body).toContain('href="otpauth://totp/')
    expect(Buffer.byteLength(page.body)).toBeLessThan(20_000)
    expect(keyOf(await browser.visit(page.url))).toBe(keyOf(page))
    const wrong = await browser.submit(page, { code: 'abc' })
    expect(wrong.status).toBe(400)
    expect(wrong.body).toContain('That code is not right.')
    expect(keyOf(wrong)).toBe(keyOf(page))
    expect(await sessions()).toBe(0)
    const codes = await setUp(wrong)
    expect(codes.body).toContain('Save your recovery codes')
    expect(await sessions()).toBe(1)
    const end = await browser.submit(codes, { saved: '1' })
    expect(decodeJwt(String((await app.redeem(codeOf(end))).json.id_token))).toMatchObject({
      acr: 'urn:signet:acr:2',
      amr: ['mfa', 'otp', 'pwd'],
    })
  })

  test('is no way past an app that is there: whoever has one shows it', async () => {
    await withApp()
    const page = await arrive()
    expect(page.body).toContain('Enter the code from your app')
    for (const path of ['enroll/totp', 'enroll/recovery-codes', 'enroll'])
      expect((await browser.visit(step(page, path))).body, path).toContain('Enter the code from your app')
    const { hidden } = formOf(page.body)
    const forced = await browser.visit(step(page, 'enroll/totp'), { form: { ...hidden, code: '123456' } })
    expect(forced.body).toContain('Enter the code from your app')
    expect(await inTenant((tx) => tx.db.enrolment.count({ where: { userId: person.id } }))).toBe(0)
  })

  test('begun by two at once with one password is finished by one', async () => {
    const other = anotherBrowser()
    const open = async (by: TestBrowser) => {
      const choice = await arrive(by)
      return by.visit(choice.url.replace('/enroll?', '/enroll/totp?'))
    }
    const [mine, theirs] = [await open(browser), await open(other)]
    const late = await setUp(mine)
    expect(late.status).toBe(400)
    expect(late.body).toContain('open for too long')
    expect(keyOf(late)).not.toBe(keyOf(theirs))
    expect((await setUp(late)).body).toContain('Save your recovery codes')
    const code = codeAt(bytesOf(keyOf(theirs)), now())
    expect((await other.submit(theirs, { code })).body).toContain('Enter the code from your app')
  })
})

describe('ASVS 6.5.1 signing in with a code of an authenticator app', () => {
  test('UX-H26 takes it as it is shown, and signs in', async () => {
    const secret = await withApp()
    const page = await arrive()
    const input = /<input[^>]*id="code"[^>]*>/.exec(page.body)?.[0] ?? ''
    expect(input).toMatch(/inputmode="numeric"/i)
    expect(input).toMatch(/autocomplete="one-time-code"/i)
    expect(input).toContain('pattern="[0-9]*"')
    const end = await browser.submit(page, { code: codeAt(secret, now()).replace(/^.../, '$& ') })
    expect(codeOf(end)).toMatch(/^sgc_/)
  })

  test('UX-H27 a wrong one is said with the tries that are left, the focus in the field; an empty one counts nothing', async () => {
    const secret = await withApp()
    const page = await arrive()
    expect((await browser.submit(page, { code: '' })).body).toContain('The code is missing.')
    const wrong = await browser.submit(page, { code: 'abcdef' })
    expect(wrong.status).toBe(400)
    expect(wrong.body).toContain('9 tries left')
    expect(wrong.body).toMatch(/<input[^>]*id="code"[^>]*autofocus=""/i)
    expect(wrong.body).toContain('<title>Error:')
    expect(await reasons()).toEqual(['wrong_code'])
    expect(codeOf(await browser.submit(wrong, { code: codeAt(secret, now()) }))).toMatch(/^sgc_/)
  })

  test('UX-H31 one that was used is refused, in the same sign-in or another, and the trail has it', async () => {
    const secret = await withApp()
    const code = codeAt(secret, now())
    expect(codeOf(await browser.submit(await arrive(), { code }))).toMatch(/^sgc_/)
    const other = anotherBrowser()
    const again = await other.submit(await arrive(other), { code })
    expect(again.status).toBe(400)
    expect(again.body).toContain('That code was used already.')
    expect(await reasons()).toEqual(['replayed_code'])
    expect(await sessions()).toBe(1)
  })

  test('of four browsers that send one code at the same moment, one signs in', async () => {
    const secret = await withApp()
    const browsers = Array.from({ length: 4 }, anotherBrowser)
    const pages: Visited[] = []
    for (const each of browsers) pages.push(await arrive(each))
    const code = codeAt(secret, now())
    const ends = await Promise.all(browsers.map((each, i) => each.submit(pages[i] as Visited, { code })))
    expect(ends.filter((end) => answerOf(end).get('code') !== null)).toHaveLength(1)
    expect(await sessions()).toBe(1)
  })

  test('UX-H27 too many have to wait, and ten wrong ones end the sign-in', async () => {
    await withApp()
    const page = await arrive()
    const wrong = async (): Promise<Visited> => {
      const answer = await browser.submit(page, { code: 'abcdef' })
      if (answer.status !== 429) return answer
      pass(Number(answer.headers.get('retry-after')))
      return wrong()
    }
    for (const said of [
      '9 tries',
      '8 tries',
      '7 tries',
      '6 tries',
      '5 tries',
      '4 tries',
      '3 tries',
      '2 tries',
      '1 try',
    ]) {
      const { status, body } = await wrong()
      expect([status, body.includes(`${said} left in this sign-in`)], said).toEqual([400, true])
    }
    expect((await wrong()).body).toContain('the last try')
    expect((await browser.submit(page, { code: 'abcdef' })).status).toBe(403)
    expect((await browser.visit(page.url)).status).toBe(400)
    expect(await sessions()).toBe(0)
  })

  test('A41 A43 a form of another site, or of another browser, uses nothing up', async () => {
    const secret = await withApp()
    const page = await arrive()
    const code = codeAt(secret, now())
    const crossed = await browser.submit(
      page,
      { code },
      { origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' },
    )
    expect(crossed.status).toBe(403)
    const stranger = anotherBrowser()
    await stranger.visit(app.authorizeUrl())
    expect((await stranger.submit(page, { code })).status).toBe(403)
    expect(codeOf(await browser.submit(page, { code }))).toMatch(/^sgc_/)
  })
})

describe('recovery codes', () => {
  test('UX-H64 are behind another way; one signs in once and leaves nine (UX-H63)', async () => {
    await withApp()
    const [code = ''] = await inTenant((tx) => seedRecoveryCodes(tx, whose(), tenant.production.id, now()))
    const page = await arrive()
    expect(page.body).toContain('Enter the code from your app')
    expect(page.body).toContain('Try another way')
    const recover = await browser.visit(step(page, 'recovery-code'))
    expect(recover.body).toContain('You have 10 codes left.')
    const end = await browser.submit(recover, { code: code.toLowerCase() })
    expect(decodeJwt(String((await app.redeem(codeOf(end))).json.id_token))).toMatchObject({ acr: 'urn:signet:acr:2' })
    const other = anotherBrowser()
    const again = await other.visit(step(await arrive(other), 'recovery-code'))
    expect(again.body).toContain('You have 9 codes left.')
    expect((await other.submit(again, { code })).body).toContain('That code was used already.')
  })

  test('UX-H61 UX-H62 are one list on the page, to copy and in the file, until they are saved', async () => {
    const choice = await arrive()
    const codes = await setUp(await browser.visit(choice.url.replace('/enroll?', '/enroll/totp?')))
    const onPage = listed(codes)
    expect(onPage).toHaveLength(10)
    expect(codes.body).toContain('<ol')
    const file = await browser.request(`${codes.url}&file=1`)
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="[\w-]+-recovery-codes\.txt"$/)
    expect(file.headers.get('cache-control')).toContain('no-store')
    expect(file.body).toContain(tenant.displayName)
    expect(file.body).toContain(person.email)
    expect(file.body).toContain(now().toISOString().slice(0, 4))
    const inFile = [...file.body.matchAll(/^ *(\d+)\. (\S+)\r$/gm)].map(([, number, code]) => [number, code])
    expect(inFile).toEqual(onPage.map((code, index) => [String(index + 1), code]))
    const copied = /data-copy="([^"]*)"/.exec(codes.body)?.[1] ?? ''
    expect(copied.split(/\r?\n/)).toEqual(file.body.split('\r\n'))
    expect(listed(await browser.visit(codes.url))).toEqual(onPage)
    const unsaved = await browser.submit(codes, {})
    expect(unsaved.status).toBe(400)
    expect(listed(unsaved)).toEqual(onPage)
    expect(codeOf(await browser.submit(unsaved, { saved: '1' }))).toMatch(/^sgc_/)
    expect((await browser.visit(codes.url)).body).not.toContain(onPage[0])
    expect((await browser.visit(`${codes.url}&file=1`)).body).not.toContain(onPage[0])
  })

  test('are made by nobody who only has a session', async () => {
    await demand({ requirement: 0 })
    expect(codeOf(await arrive())).toMatch(/^sgc_/)
    await withApp()
    const consent = await browser.visit(app.authorizeUrl({ prompt: 'select_account' }))
    expect(consent.location).toBeUndefined()
    const url = consent.url.replace('/select-account?', '/sign-in/enroll/recovery-codes?')
    expect((await browser.visit(url)).body).not.toContain('Save your recovery codes')
    expect(await inTenant((tx) => tx.db.enrolment.count({ where: { userId: person.id } }))).toBe(0)
  })
})
