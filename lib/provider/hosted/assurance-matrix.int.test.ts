import { decodeJwt } from 'jose'
import { beforeAll, describe, expect, test } from 'vitest'
import { withTenant } from '#lib/db/with-tenant.ts'
import { newId } from '#lib/kernel/ids.ts'
import { type SeededTenant, seedTenant } from '#lib/testing/seed-tenant.ts'
import { acrDemands, acrLevel } from '../testing/acr-demands.ts'
import { TestBrowser, type Visited } from '../testing/browser.ts'
import { type FactorPerson, type Has, makeFactorPerson } from '../testing/factor-person.ts'
import { answerOf, RelyingParty } from '../testing/relying-party.ts'
import { submitPasskey } from '../testing/submit-passkey.ts'
import { onStage } from '../testing/two-tenants.ts'

const stage = onStage()

const firsts = ['password', 'passkey', 'touch'] as const
const seconds = ['none', 'totp', 'passkey', 'recovery_code', 'wrong', 'skip', 'postpone'] as const
const paths = ['fresh', 'second_app', 'signed_in_before', 'prompt_login'] as const
const requirements = [0, 1, 2, 3] as const
const demands = ['none', 'wish_2', 'force_2', 'force_3'] as const
const possessions: readonly Has[] = [
  { totp: false, passkey: false, codes: false },
  { totp: true, passkey: false, codes: true },
  { totp: false, passkey: true, codes: true },
  { totp: true, passkey: true, codes: false },
]

type Case = {
  first: (typeof firsts)[number]
  second: (typeof seconds)[number]
  path: (typeof paths)[number]
  requirement: (typeof requirements)[number]
  demand: (typeof demands)[number]
  has: Has
}

const every: Case[] = firsts.flatMap((first) =>
  seconds.flatMap((second) =>
    paths.flatMap((path) =>
      requirements.flatMap((requirement) =>
        demands.flatMap((demand) => possessions.map((has) => ({ first, second, path, requirement, demand, has }))),
      ),
    ),
  ),
)

/**
 * Every so-manieth of the whole product, which no factor of it divides: each value of each dimension meets each other. The ways in by
 * a mailbox, a link or a remembered device are in `assurance-paths.int.test.ts`.
 */
const stride = 17
const sample = every.filter((_, index) => index % stride === 0)

/** One tenant for each requirement, so that cases may run at once. */
const tenants = new Map<number, SeededTenant>()
let ip = 0

const setRequirement = (tenant: SeededTenant, requirement: number): Promise<unknown> =>
  withTenant(tenant.id, async (tx) => {
    await tx.db.policy.deleteMany({ where: { kind: 'mfa' } })
    const row = { tenantId: tx.tenantId, id: newId(), level: 'tenant', kind: 'mfa', value: { requirement } }
    await tx.db.policy.createMany({ data: [row] })
  })

beforeAll(async () => {
  for (const requirement of requirements) {
    const tenant = await seedTenant({ origin: stage.rig.origin })
    tenants.set(requirement, tenant)
    await setRequirement(tenant, requirement)
  }
}, 120_000)

const stepOf = ({ url }: Visited): string => new URL(url).pathname.replace(/^\/t\/[^/]+\/[^/]+/, '')
/** Walks on with what this case shows, until the app takes over or nothing more is shown. Counts what was put off. */
async function walk(browser: TestBrowser, start: Visited, it: Case, person: FactorPerson): Promise<Visited> {
  let page = start
  for (let steps = 0; steps < 9 && page.location === undefined; steps++) {
    const next = await step(browser, page, it, person)
    if (next === undefined) return page
    page = next
  }
  return page
}

async function step(browser: TestBrowser, page: Visited, it: Case, person: FactorPerson): Promise<Visited | undefined> {
  const at = stepOf(page)
  const search = new URL(page.url).search
  const base = page.url.slice(0, page.url.indexOf('/', page.url.indexOf('/t/') + 3) + 1)
  const issuer = `${base}${new URL(page.url).pathname.split('/')[3]}`
  if (at === '/sign-in') {
    if (it.first === 'password') return browser.submit(page, { username: person.email })
    return person.passkey.userHandle === '' ? undefined : submitOnce(browser, page, it, person)
  }
  if (at === '/sign-in/password')
    return it.first === 'password' && page.status === 200
      ? browser.submit(page, { username: person.email, password: person.password })
      : undefined
  if (page.status >= 400) return undefined
  if (it.second === 'skip') return jump(browser, `${issuer}`, search)
  if (at === '/sign-in/enroll')
    return it.second === 'postpone' && page.body.includes('value="postpone"')
      ? browser.submit(page, { decision: 'postpone' })
      : undefined
  return second(browser, page, at, it, person)
}

const submitOnce = (
  browser: TestBrowser,
  page: Visited,
  it: Case,
  person: FactorPerson,
): Promise<Visited> | undefined =>
  page.status === 200 ? submitPasskey(browser, page, person, it.first === 'passkey') : undefined

/** Tries each address that lies behind a step that is missing. */
async function jump(browser: TestBrowser, issuer: string, search: string): Promise<Visited | undefined> {
  for (const path of [
    '/consent',
    '/sign-in/enroll/recovery-codes',
    '/sign-in/step-up',
    '/select-account',
    '/continue',
  ]) {
    const page = await browser.visit(`${issuer}${path}${search}`)
    if (page.location !== undefined) return page
  }
  return undefined
}

async function second(
  browser: TestBrowser,
  page: Visited,
  at: string,
  { second: shown }: Case,
  person: FactorPerson,
): Promise<Visited | undefined> {
  const request = new URL(page.url).searchParams.get('request') ?? ''
  const issuer = page.url.slice(0, page.url.indexOf(at))
  const pages = { totp: '/sign-in/totp', recovery_code: '/sign-in/recovery-code', passkey: '/sign-in/passkey' }
  const wanted = shown === 'wrong' ? at : pages[shown as keyof typeof pages]
  if (wanted === undefined) return undefined
  const there = at === wanted ? page : await browser.visit(`${issuer}${wanted}?request=${request}`)
  if (there.location !== undefined || stepOf(there) !== wanted || there.status !== 200) return undefined
  if (shown === 'wrong') return browser.submit(there, { code: '000000', answer: '{}' })
  if (shown === 'totp') return browser.submit(there, { code: person.totpCode() })
  if (shown === 'recovery_code') return browser.submit(there, { code: person.recoveryCodes.pop() ?? 'XXXXX-XXXXX' })
  return submitPasskey(browser, there, person, true)
}

/** What the case has really shown by the end, told without any code of ours: the most that a session of it may say. */
function most(it: Case): number {
  const byPasskey = it.first === 'passkey' && it.has.passkey
  const begun = it.first === 'password' || byPasskey
  if (!begun) return 0
  if (byPasskey) return 3
  if (it.second === 'passkey' && it.has.passkey) return 3
  const bySecond = (it.second === 'totp' && it.has.totp) || (it.second === 'recovery_code' && it.has.codes)
  return bySecond ? 2 : 1
}

/** The least that the policy takes from this person, unless they put off what they lack. */
function least({ requirement, has }: Case): number {
  if (requirement >= 2) return requirement
  return requirement === 1 && has.totp ? 2 : 1
}

async function run(it: Case): Promise<{ level: number; forced: number; isPostponed: boolean } | undefined> {
  const tenant = tenants.get(it.requirement) as SeededTenant
  const person = await makeFactorPerson(tenant, it.has)
  const n = ip++
  const browser = new TestBrowser(stage.rig.origin, `10.${n >> 8}.${n & 255}.1`)
  const app = new RelyingParty(tenant.production.issuer, tenant.production.firstParty)
  if (it.path === 'signed_in_before' || it.path === 'second_app') {
    const begun = await walk(browser, await browser.visit(app.authorizeUrl()), it, person)
    if (it.path === 'second_app' && begun.location === undefined) return undefined
  }
  const asked = { ...acrDemands[it.demand], ...(it.path === 'prompt_login' ? { prompt: 'login' } : {}) }
  const end = await walk(browser, await browser.visit(app.authorizeUrl(asked)), it, person)
  const code = end.location === undefined ? null : answerOf(end).get('code')
  const rows = await withTenant(tenant.id, (tx) => tx.db.session.findMany({ where: { userId: person.id } }))
  for (const { acr: said } of rows) expect(acrLevel(said)).toBeLessThanOrEqual(most(it))
  if (code === null) return undefined
  const { json } = await app.redeem(code)
  const claims = decodeJwt(String(json.id_token))
  const forced = it.demand === 'force_2' ? 2 : it.demand === 'force_3' ? 3 : 0
  const isPostponed = rows.some(({ proofs }) => JSON.stringify(proofs).includes('postponed'))
  return { level: acrLevel(String(claims.acr)), forced, isPostponed }
}

describe('every way in, over HTTP', () => {
  test('ASVS 6.3.3 has a sample of at least three hundred', () => {
    expect(sample.length).toBeGreaterThanOrEqual(300)
    for (const values of [firsts, seconds, paths, requirements, demands] as const)
      for (const value of values) expect(sample.some((it) => Object.values(it).includes(value as never))).toBe(true)
  })

  test.each(requirements)(
    'ASVS 6.3.3 S01 where requirement %i holds, no combination yields a token below policy',
    async (requirement) => {
      let issued = 0
      for (const it of sample.filter((one) => one.requirement === requirement)) {
        const told = JSON.stringify(it)
        const end = await run(it)
        if (end === undefined) continue
        issued++
        expect(end.level, told).toBeLessThanOrEqual(most(it))
        expect(most(it), told).toBeGreaterThan(0)
        if (end.forced > 0) expect(end.level, told).toBe(end.forced)
        else if (!end.isPostponed) expect(end.level, told).toBeGreaterThanOrEqual(least(it))
        if (end.isPostponed) expect(it.second, told).toBe('postpone')
      }
      expect(issued).toBeGreaterThan(10)
    },
  )
})
