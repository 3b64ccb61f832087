import { beforeAll, describe, expect, test, vi } from 'vitest'
import { statementsOf } from '#lib/db/testing/statements.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { runWith } from '#lib/kernel/context.ts'
import { newId } from '#lib/kernel/ids.ts'
import * as keyedHashes from '#lib/keys/keyed-hash.ts'
import * as seals from '#lib/keys/seal.ts'
import { keepOutbox } from '#lib/mail/testing/outbox.ts'
import { TestBrowser, type Visited } from '#lib/provider/testing/browser.ts'
import { type FactorPerson, type Has, makeFactorPerson } from '#lib/provider/testing/factor-person.ts'
import { RelyingParty } from '#lib/provider/testing/relying-party.ts'
import { onStage } from '#lib/provider/testing/two-tenants.ts'
import { BoundedQueue } from './bounded-queue.ts'
import * as codes from './challenges/code.ts'
import { admitFactor } from './factor-admission.ts'
import { takeRecoveryCode } from './recovery-codes/use.ts'
import { type PasswordSignIn, signInWithPassword } from './sign-in.ts'
import * as timeSteps from './totp/time-step.ts'
import { verifyTotp } from './totp/verify.ts'

vi.mock('#lib/keys/keyed-hash.ts', { spy: true })
vi.mock('#lib/keys/seal.ts', { spy: true })
vi.mock('./challenges/code.ts', { spy: true })
vi.mock('./totp/time-step.ts', { spy: true })

const stage = onStage()
let networks = 0
const ipOf = () => `10.9.${networks++}.1`

/** A mailbox may stand in for a password here. */
beforeAll(async () => {
  keepOutbox()
  const row = { tenantId: stage.acme.id, id: newId(), level: 'tenant', kind: 'mfa', value: { emailFirst: 1 } }
  await stage.inAcme((tx) => tx.db.policy.create({ data: row }))
})

const place = () => ({
  tenantId: stage.acme.id,
  directoryId: stage.acme.directories.main,
  environment: { id: stage.acme.production.id, kind: 'production' },
})
const nobody = () => `nobody-${newId().slice(-12)}@example.test`
const nothing: Has = { totp: false, passkey: false, codes: false }
const somebody = (has: Partial<Has> = {}): Promise<FactorPerson> => makeFactorPerson(stage.acme, { ...nothing, ...has })

/** Each thing that takes time beside the database. One keyed hash is made or compared at the same cost; so is a seal. */
const costs = {
  passwords: () => [vi.spyOn(BoundedQueue.prototype, 'run')],
  keyed: () => [vi.mocked(keyedHashes.keyedHash), vi.mocked(keyedHashes.matchesKeyedHash)],
  seals: () => [vi.mocked(seals.seal), vi.mocked(seals.open)],
  mailedCodes: () => [vi.mocked(codes.codeHash)],
  totp: () => [vi.mocked(timeSteps.stepOf)],
}

/** Of the place and of the clock, whoever is asked for: whether what is known of the environment still holds. */
const isOfPlace = (statement: string): boolean =>
  /^select (x\.n, )?t\.id as tenant_id, e\.id as environment_id/.test(statement)

/** A mail to nobody is written and taken back, where one to somebody is kept: one statement either way. */
const kept = (statement: string): string => statement.replace(/^(release|rollback to) savepoint/, 'end savepoint')

const countersNow = async () => {
  const rows = await stage.inAcme((tx) => tx.db.attempt.findMany({ select: { scope: true, count: true } }))
  return rows.map(({ scope, count }) => `${scope} ${count}`).sort()
}

/** What a run costs: its statements, its hashes, and what it counts for later. */
async function workOf(run: () => Promise<unknown>) {
  const before = await countersNow()
  const spies = Object.entries(costs).map(([name, made]) => [name, made()] as const)
  for (const [, made] of spies) for (const spy of made) spy.mockClear()
  const statements = await statementsOf(run)
  const hashed = Object.fromEntries(
    spies.map(([name, made]) => [name, made.reduce((sum, spy) => sum + spy.mock.calls.length, 0)]),
  )
  const counters = await countersNow()
  for (const one of before) counters.splice(counters.indexOf(one), 1)
  return { statements: statements.filter((one) => !isOfPlace(one)).map(kept), hashed, counters }
}

const asking = <T>(ip: string, run: () => Promise<T>): Promise<T> =>
  runWith({ requestId: newId(), ip, userAgent: 'test' }, run)

describe('ASVS 6.3.8 a wrong password', () => {
  const wrong = (identifier: string) => {
    const ip = ipOf()
    const ask: PasswordSignIn = {
      ...{ place: place(), identifier, password: 'not it at all, no', browserId: null, ip },
      now: new Date(),
    }
    return workOf(() => asking(ip, () => signInWithPassword(ask)))
  }

  test('costs one hash, the same statements and the same counters for somebody and for nobody', async () => {
    await wrong(stage.acme.ada.email)
    const known = await wrong((await somebody()).email)
    expect(known.hashed.passwords).toBe(1)
    expect(known.statements.length).toBeGreaterThan(5)
    expect(known.counters.length).toBeGreaterThan(1)
    expect(await wrong(nobody())).toEqual(known)
  })

  test('costs the same for somebody without a password', async () => {
    const pat = await somebody()
    await stage.inAcme((tx) => tx.db.credential.deleteMany({ where: { userId: pat.id } }))
    expect(await wrong(pat.email)).toEqual(await wrong((await somebody()).email))
  })
})

/** In a browser of its own, on the way to the app, with an address typed. */
async function onTheWay(email: string): Promise<{ browser: TestBrowser; request: string }> {
  const browser = new TestBrowser(stage.rig.origin, ipOf())
  const app = new RelyingParty(stage.acme.production.issuer, stage.acme.production.firstParty)
  const at = await browser.submit(await browser.visit(app.authorizeUrl()), { username: email })
  return { browser, request: new URL(at.url).search }
}

const pageOf = ({ browser, request }: Awaited<ReturnType<typeof onTheWay>>, path: string): Promise<Visited> =>
  browser.visit(`${stage.acme.production.issuer}${path}${request}`)

describe('ASVS 6.3.8 a forgotten password', () => {
  const ask = async (email: string) => {
    const way = await onTheWay(email)
    const page = await pageOf(way, '/forgot-password')
    return workOf(() => way.browser.submit(page, { username: email }))
  }

  test('costs the same whether anybody has the address or not', async () => {
    await ask(nobody())
    const known = await ask((await somebody()).email)
    expect(known.statements.length).toBeGreaterThan(10)
    expect([known.hashed.mailedCodes, known.counters.length]).toEqual([1, 2])
    expect(await ask(nobody())).toEqual(known)
  })

  test('costs the same for whoever’s address is not confirmed', async () => {
    const pat = await somebody()
    await stage.inAcme((tx) =>
      tx.db.identifier.updateMany({ where: { userId: pat.id, kind: 'email' }, data: { verifiedAt: null } }),
    )
    expect(await ask(pat.email)).toEqual(await ask((await somebody()).email))
  })
})

describe('ASVS 6.3.8 a mailed code as the first factor', () => {
  const work = async (email: string) => {
    const way = await onTheWay(email)
    const offer = await pageOf(way, '/sign-in/email')
    let sent = offer
    const sending = await workOf(async () => {
      sent = await way.browser.submit(offer, { decision: 'send' })
    })
    // No code is eight digits: wrong for everybody.
    const guess = () => way.browser.submit(sent, { code: '12345678', decision: 'confirm' })
    return { sending, first: await workOf(guess), second: await workOf(guess) }
  }

  test('costs the same to send and to guess, whether anybody has the address or not', async () => {
    await work(nobody())
    const known = await work((await somebody()).email)
    expect(known.sending.statements.length).toBeGreaterThan(10)
    expect([known.sending.hashed.mailedCodes, known.first.hashed.mailedCodes]).toEqual([1, 1])
    expect(known.first.counters.length).toBeGreaterThan(1)
    expect(await work(nobody())).toEqual(known)
  })
})

describe('ASVS 6.3.8 a wrong second factor', () => {
  type Check = 'totp' | 'recovery_code'
  const wrong = ({ id: userId }: FactorPerson, kind: Check) => {
    const ip = ipOf()
    const now = new Date()
    const person = { directoryId: stage.acme.directories.main, userId }
    const lockout = {
      ...{ freeAttempts: 5, networkFreeAttempts: 50, firstDelaySeconds: 30, maxDelaySeconds: 900 },
      forgetSeconds: 3_600,
    }
    return workOf(() =>
      asking(ip, async () => {
        await admitFactor(place(), { userId, browserId: newId(), requestId: newId(), ip }, lockout, now)
        await withTenant(stage.acme.id, async (tx) => {
          if (kind === 'totp') await verifyTotp(tx, person, '000000', now)
          else {
            const of = { environmentId: stage.acme.production.id, now }
            await takeRecoveryCode(tx, person, 'AAAA-AAAA-AAAA', of)
          }
        })
      }),
    )
  }

  test('of an authenticator app costs the same for whoever has one and for whoever has none', async () => {
    await wrong(await somebody({ totp: true }), 'totp')
    const owner = await wrong(await somebody({ totp: true }), 'totp')
    expect(owner.hashed).toMatchObject({ totp: 1, seals: 1 })
    expect(owner.counters.length).toBe(3)
    expect(await wrong(await somebody(), 'totp')).toEqual(owner)
  })

  test('of recovery codes costs the same for whoever has some and for whoever has none', async () => {
    await wrong(await somebody({ codes: true }), 'recovery_code')
    const owner = await wrong(await somebody({ codes: true }), 'recovery_code')
    expect([owner.hashed.keyed, owner.counters.length]).toEqual([10, 3])
    expect(await wrong(await somebody(), 'recovery_code')).toEqual(owner)
  })
})
