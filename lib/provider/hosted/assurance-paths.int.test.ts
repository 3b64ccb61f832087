import { decodeJwt } from 'jose'
import { beforeAll, describe, expect, test } from 'vitest'
import { withTenant } from '#lib/db/with-tenant.ts'
import { newId, parseId } from '#lib/kernel/ids.ts'
import { keepOutbox, latestMail, linkIn } from '#lib/mail/testing/outbox.ts'
import { sendInvitation } from '#lib/services/invitations/send.ts'
import { type SeededTenant, seedTenant } from '#lib/testing/seed-tenant.ts'
import { acrDemands, acrLevel } from '../testing/acr-demands.ts'
import { TestBrowser, type Visited } from '../testing/browser.ts'
import { type FactorPerson, type Has, makeFactorPerson } from '../testing/factor-person.ts'
import { answerOf, RelyingParty } from '../testing/relying-party.ts'
import { submitPasskey } from '../testing/submit-passkey.ts'
import { onStage } from '../testing/two-tenants.ts'

/** The ways in that lead through a mailbox, a link or a remembered device: further paths of `assurance-matrix.int.test.ts`. */
const stage = onStage()

const paths = ['mail_first', 'mail_twice', 'mail_second', 'reset', 'invitation', 'sign_up', 'remembered'] as const
const requirements = [0, 1, 2, 3] as const
const shows = ['nothing', 'factor'] as const
const demands = ['none', 'wish_2', 'force_2', 'force_3'] as const
const possessions: readonly Has[] = [
  { totp: false, passkey: false, codes: false },
  { totp: true, passkey: false, codes: true },
  { totp: false, passkey: true, codes: true },
  { totp: true, passkey: true, codes: false },
]

type Case = {
  path: (typeof paths)[number]
  requirement: (typeof requirements)[number]
  shows: (typeof shows)[number]
  demand: (typeof demands)[number]
  has: Has
}

const every: Case[] = paths.flatMap((path) =>
  requirements.flatMap((requirement) =>
    shows.flatMap((shown) =>
      demands.flatMap((demand) => possessions.map((has) => ({ path, requirement, shows: shown, demand, has }))),
    ),
  ),
)

/** Every so-manieth, which no factor of the product divides, from where each path meets each requirement and gets to the app. */
const sample = every.filter((_, index) => index % 23 === 7)

const tenants = new Map<number, SeededTenant>()
const chosen = 'plum otter lantern 92 river'
let network = 0

beforeAll(async () => {
  keepOutbox()
  for (const requirement of requirements) {
    const tenant = await seedTenant({ origin: stage.rig.origin })
    tenants.set(requirement, tenant)
    const mfa = { requirement, emailFirst: 1, emailCode: 1, rememberSeconds: 86_400 }
    const at = { tenantId: tenant.id, level: 'tenant' }
    await withTenant(tenant.id, (tx) =>
      tx.db.policy.createMany({
        data: [
          { ...at, id: newId(), kind: 'mfa', value: mfa },
          { ...at, id: newId(), kind: 'sign_up', value: { mode: 3 } },
        ],
      }),
    )
  }
}, 120_000)

/** What was shown, in order, as whoever shows it knows it. */
type Kind = 'password' | 'mail' | 'totp' | 'recovery_code' | 'passkey'
type Way = { browser: TestBrowser; tenant: SeededTenant; person: FactorPerson; it: Case; shown: Kind[] }

const stepOf = ({ url }: Visited): string => new URL(url).pathname.replace(/^\/t\/[^/]+\/[^/]+/, '')
const freshEmail = (): string => `new${newId().slice(-12)}@example.test`
const mailAbout = ({ tenant }: Way, aboutId: string) => withTenant(tenant.id, (tx) => latestMail(tx, aboutId))

async function mailFor(way: Way, purpose: string) {
  const where = { normalized: way.person.email, purpose }
  const row = await withTenant(way.tenant.id, (tx) => tx.db.mailChallenge.findFirst({ where }))
  return mailAbout(way, row?.id ?? '')
}

const codeFor = async (way: Way, purpose: string): Promise<string> =>
  /^\d{6}/.exec((await mailFor(way, purpose)).subject)?.[0] ?? ''

/** Goes to a step of the request under way; undefined where that step is not for whoever asks. */
async function at(way: Way, page: Visited, step: string): Promise<Visited | undefined> {
  if (stepOf(page) === step) return page
  const { search } = new URL(page.url)
  const there = await way.browser.visit(`${way.tenant.production.issuer}${step}${search}`)
  return there.location === undefined && there.status === 200 && stepOf(there) === step ? there : undefined
}

/** Shows the mailbox, where it is asked for or taken. After a mail that went a moment ago nothing is waited for: it is forgotten. */
async function showMail(way: Way, page: Visited): Promise<Visited | undefined> {
  const offer = await at(way, page, '/sign-in/email')
  if (offer === undefined) return undefined
  await withTenant(way.tenant.id, (tx) => tx.db.attempt.deleteMany({ where: { scope: 'mail:address' } }))
  const sent = await way.browser.submit(offer, { decision: 'send' })
  if (sent.status !== 200) return undefined
  const code = await codeFor(way, 'sign_in')
  way.shown.push('mail')
  return way.browser.submit(sent, { code, decision: 'confirm', remember: '1' })
}

/** Shows the next thing that this person has, the strongest last. */
async function showFactor(way: Way, page: Visited): Promise<Visited | undefined> {
  const { has, path } = way.it
  if (path === 'mail_second' && !way.shown.includes('mail')) {
    const mailed = await showMail(way, page)
    if (mailed !== undefined) return mailed
  }
  if (way.it.shows === 'nothing' && path !== 'remembered') return undefined
  const steps = { totp: '/sign-in/totp', recovery_code: '/sign-in/recovery-code', passkey: '/sign-in/passkey' } as const
  const owned = { totp: has.totp, recovery_code: has.codes, passkey: has.passkey }
  for (const kind of ['totp', 'recovery_code', 'passkey'] as const) {
    if (!owned[kind] || way.shown.includes(kind)) continue
    const there = await at(way, page, steps[kind])
    if (there === undefined) continue
    way.shown.push(kind)
    if (kind === 'passkey') return submitPasskey(way.browser, there, way.person, true)
    const code = kind === 'totp' ? way.person.totpCode() : (way.person.recoveryCodes.pop() ?? '')
    return way.browser.submit(there, { code, remember: '1' })
  }
  return undefined
}

const beginsByMail = ({ path }: Case): boolean => path === 'mail_first' || path === 'mail_twice'

async function step(way: Way, page: Visited): Promise<Visited | undefined> {
  const { browser, person, it, shown } = way
  const here = stepOf(page)
  if (here === '/sign-in') return browser.submit(page, { username: person.email })
  if (here === '/sign-in/password') {
    if (beginsByMail(it)) return shown.length === 0 ? showMail(way, page) : undefined
    if (shown.includes('password')) return undefined
    shown.push('password')
    return browser.submit(page, { username: person.email, password: person.password })
  }
  // A mailbox that began the sign-in is offered once more.
  if (it.path === 'mail_twice' && shown.length === 1) {
    const again = await showMail(way, page)
    if (again !== undefined) return again
  }
  return showFactor(way, page)
}

/** Walks on until the app takes over, or nothing more is shown. */
async function walk(way: Way, start: Visited): Promise<Visited> {
  let page = start
  for (let steps = 0; steps < 9 && page.location === undefined && page.status < 400; steps++) {
    const next = await step(way, page)
    if (next === undefined) return page
    page = next
  }
  return page
}

/** What goes before the walk on each path; answers the page that it goes on from. */
async function begin(way: Way, app: RelyingParty): Promise<Visited> {
  const { browser, tenant, person, it } = way
  const { issuer } = tenant.production
  const start = app.authorizeUrl(acrDemands[it.demand])
  if (it.path === 'invitation') {
    const { owner } = tenant
    const actor = { kind: 'user', tenantId: tenant.id, directoryId: owner.directoryId, userId: owner.id } as const
    const call = { actor: { ...actor, name: owner.displayName }, tenant: tenant.slug, now: new Date() }
    const { id } = await sendInvitation.call(call, { environment: 'production', email: person.email })
    const link = linkIn(await mailAbout(way, parseId('invitation', id) ?? ''))
    const taken = { name: 'Nora New', new_password: person.password, decision: 'create' }
    expect((await browser.submit(await browser.visit(link), taken)).body).toContain('You are in')
    return browser.visit(start)
  }
  if (it.path === 'remembered') {
    const first = await walk(way, await browser.visit(app.authorizeUrl()))
    const data = { endedAt: new Date(), endReason: 'signed_out' }
    await withTenant(tenant.id, (tx) => tx.db.session.updateMany({ where: { userId: person.id }, data }))
    way.shown.length = 0
    expect(first.status).toBeLessThan(400)
    return browser.visit(start)
  }
  const page = await browser.visit(start)
  if (it.path === 'sign_up') {
    const { search } = new URL(page.url)
    const blank = await browser.visit(`${issuer}/sign-up${search}`)
    const asked = await browser.submit(blank, { username: person.email, name: 'Nora New' })
    const proved = await browser.submit(asked, { code: await codeFor(way, 'sign_up') })
    way.shown.push('mail', 'password')
    return browser.submit(proved, { new_password: person.password })
  }
  if (it.path !== 'reset') return page
  const typed = await browser.submit(page, { username: person.email })
  const asking = await browser.visit(`${issuer}/forgot-password${new URL(typed.url).search}`)
  await browser.submit(asking, { username: person.email })
  const form = await browser.visit(linkIn(await mailFor(way, 'reset_password')))
  way.person = { ...person, password: chosen }
  way.shown.push('mail')
  return browser.submit(form, { new_password: chosen, end_sessions: 'yes', decision: 'confirm' })
}

/**
 * The level that was really shown, told without any code of ours. What a device holds is one factor, however much of it is shown. A
 * mailbox counts beside a password only when it was shown after that; by itself it is one factor, however often.
 */
function most(shown: readonly Kind[]): number {
  if (shown.length === 0) return 0
  if (shown.includes('passkey')) return 3
  const known = shown.indexOf('password')
  const counts = [
    known >= 0,
    shown.includes('totp') || shown.includes('recovery_code'),
    shown.some((kind, index) => kind === 'mail' && (known < 0 || index > known)),
  ]
  return counts.filter(Boolean).length >= 2 ? 2 : 1
}

/** The least that the policy takes; a remembered device stands for a second factor, and for nothing that resists phishing. */
function least({ requirement, has, path }: Case): number {
  if (path === 'remembered' && requirement < 3) return 1
  return requirement === 1 && has.totp && path !== 'sign_up' && path !== 'invitation' ? 2 : Math.max(1, requirement)
}

const isNew = ({ path }: Case): boolean => path === 'sign_up' || path === 'invitation'

async function run(it: Case): Promise<{ level: number; shown: Kind[] } | undefined> {
  const tenant = tenants.get(it.requirement) as SeededTenant
  const made = await makeFactorPerson(tenant, it.has)
  const person = isNew(it) ? { ...made, email: freshEmail(), password: chosen } : made
  const browser = new TestBrowser(stage.rig.origin, `10.81.${network++}.1`)
  const has = isNew(it) ? { totp: false, passkey: false, codes: false } : it.has
  const way: Way = { browser, tenant, person, it: { ...it, has }, shown: [] }
  const app = new RelyingParty(tenant.production.issuer, tenant.production.firstParty)
  const begun = await begin(way, app)
  const end = await walk(it.path === 'remembered' ? asStranger(way) : way, begun)
  const where = { endedAt: null, user: { identifiers: { some: { normalized: person.email } } } }
  for (const { acr } of await withTenant(tenant.id, (tx) => tx.db.session.findMany({ where })))
    expect(acrLevel(acr), JSON.stringify(it)).toBeLessThanOrEqual(most(way.shown))
  const code = end.location === undefined ? null : answerOf(end).get('code')
  if (code === null) return undefined
  const { json } = await app.redeem(code)
  return { level: acrLevel(String(decodeJwt(String(json.id_token)).acr)), shown: way.shown }
}

/** The second sign-in on a remembered device: what it shows beside the password is what the case says. */
const asStranger = (way: Way): Way => (way.it.shows === 'factor' ? way : { ...way, it: { ...way.it, has: none } })
const none: Has = { totp: false, passkey: false, codes: false }

describe('every way in by a mailbox, a link or a remembered device, over HTTP', () => {
  test('ASVS 6.3.3 has a sample in which each path meets each requirement', () => {
    const met = new Set(sample.map(({ path, requirement }) => `${path} ${requirement}`))
    expect([met.size, sample.length]).toEqual([paths.length * requirements.length, 39])
    for (const values of [shows, demands] as const)
      for (const value of values) expect(sample.some((it) => Object.values(it).includes(value as never))).toBe(true)
  })

  test.each(paths)('ASVS 6.3.3 S01 by the path %s, no combination yields a token below policy', async (path) => {
    let issued = 0
    for (const it of sample.filter((one) => one.path === path)) {
      const told = JSON.stringify(it)
      const end = await run(it)
      if (end === undefined) continue
      issued++
      const { level, shown } = end
      expect(level, `${told} ${shown}`).toBeLessThanOrEqual(most(shown))
      if (it.demand === 'force_2') expect(level, told).toBe(2)
      else if (it.demand === 'force_3') expect(level, told).toBe(3)
      else expect(level, told).toBeGreaterThanOrEqual(least(it))
    }
    expect(issued).toBeGreaterThan(0)
  })
})
