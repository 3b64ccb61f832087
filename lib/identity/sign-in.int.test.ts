import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { listEvents } from '#lib/audit/list.ts'
import { subjectHash } from '#lib/audit/record.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { runWith } from '#lib/kernel/context.ts'
import { newId } from '#lib/kernel/ids.ts'
import { forget, singleton } from '#lib/kernel/singleton.ts'
import { sha256 } from '#lib/kernel/tokens.ts'
import { type SeededUser, seedUser } from '#lib/testing/people.ts'
import { type SeededTenant, seedTenant } from '#lib/testing/seed-tenant.ts'
import { onTestDatabase } from '#lib/testing/test-database.ts'
import { advanceSignIn } from './advance-sign-in.ts'
import type { Proof } from './assurance/proof.ts'
import { BoundedQueue } from './bounded-queue.ts'
import { createBrowser } from './browsers.ts'
import { needsRehash, verifyPassword } from './password.ts'
import { type PasswordSignIn, type SignInOutcome, signInWithPassword } from './sign-in.ts'

onTestDatabase()

const now = new Date('2026-11-23T12:00:00Z')
const free = 5
let tenant: SeededTenant
let person: SeededUser
let network = 0

beforeAll(async () => {
  tenant = await seedTenant({ now })
})

/** Each test has a person and a network of its own, so that none meets another's counters. */
beforeEach(async () => {
  const email = `p${newId().slice(-12)}@example.test`
  const wanted = {
    directoryId: tenant.directories.main,
    email,
    displayName: 'Pat Person',
    password: 'four tall quiet ships',
    now,
  }
  person = await withTenant(tenant.id, (tx) => seedUser(tx, wanted))
  network++
})

const ipOf = (n: number): string => `10.${n >> 8}.${n & 255}.9`

function signIn(ask: Partial<PasswordSignIn> = {}): Promise<SignInOutcome> {
  const environment = { id: tenant.production.id, kind: 'production' }
  const place = { tenantId: tenant.id, directoryId: tenant.directories.main, environment }
  const typed = { identifier: person.email, password: person.password, browserId: null, ip: ipOf(network), now }
  const whole = { place, ...typed, ...ask }
  return runWith({ requestId: newId(), ip: whole.ip, userAgent: 'test' }, () => signInWithPassword(whole))
}
const wrong = (ask: Partial<PasswordSignIn> = {}) => signIn({ password: 'not it at all, no', ...ask })
const kinds = (outcomes: readonly SignInOutcome[]) =>
  outcomes.map((outcome) => (outcome.kind === 'refused' ? outcome.reason : outcome.kind))

async function signedIn(ask: Partial<PasswordSignIn> = {}) {
  const outcome = await signIn(ask)
  if (outcome.kind !== 'signed_in') throw new Error(`not signed in: ${outcome.kind}`)
  return outcome
}
const count = (outcomes: readonly SignInOutcome[], kind: string): number =>
  kinds(outcomes).filter((one) => one === kind).length
const eventsOf = async (targetId: string) =>
  (await withTenant(tenant.id, (tx) => listEvents(tx, { targetId, limit: 200 }))).events

describe('signing in with a password', () => {
  test('gives a session that says how and when', async () => {
    const { session, sub, isRenewed } = await signedIn()
    expect({ sub, isRenewed }).toEqual({ sub: person.sub, isRenewed: false })
    expect(session).toMatchObject({ userId: person.id, amr: ['pwd'], acr: 'urn:signet:acr:1', authTime: now })
    const row = await withTenant(tenant.id, (tx) => tx.db.session.findFirstOrThrow({ where: { id: session.id } }))
    expect(row).toMatchObject({ sid: session.sid, userId: person.id, endedAt: null })
    expect(row.idleExpiresAt).toEqual(plusSeconds(now, 86_400))
    expect(row.expiresAt).toEqual(plusSeconds(now, 7 * 86_400))
  })

  test('in any spelling of the address', async () => {
    expect((await signIn({ identifier: `  ${person.email.toUpperCase()} ` })).kind).toBe('signed_in')
  })

  test('ASVS 6.2.8 with exactly the password', async () => {
    for (const password of [person.password.toUpperCase(), `${person.password} `, person.password.slice(0, -1)])
      expect(await signIn({ password })).toEqual({ kind: 'refused', reason: 'wrong' })
  })

  test('ASVS 6.2.10 also years after it was set', async () => {
    expect((await signIn({ now: plusSeconds(now, 2 * 365 * 86_400) })).kind).toBe('signed_in')
  })

  test('DESIGN 2.2 control demands a second factor, which can be put off; its session lives twelve hours at most', async () => {
    const environment = { id: tenant.controlId, kind: 'control' }
    const place = { tenantId: tenant.id, directoryId: tenant.directories.main, environment }
    const until = plusSeconds(now, 7 * 86_400)
    expect(await signIn({ place })).toEqual({
      kind: 'more',
      next: { kind: 'enroll', by: ['passkey', 'totp'], postponement: { until, left: 20 } },
    })
    const proofs = [{ kind: 'password', at: now } as const, { kind: 'postponed', at: now, until } as const]
    const rest = { browserId: null, clientRef: null, app: { level: 1, forced: false } as const, now }
    const advanced = await withTenant(tenant.id, (tx) =>
      advanceSignIn(tx, { place, userId: person.id, proofs, ...rest }),
    )
    if (advanced.kind !== 'signed_in') throw new Error(`not signed in: ${advanced.kind}`)
    expect(advanced.session.expiresAt).toEqual(plusSeconds(now, 12 * 3_600))
    expect(advanced.session.acr).toBe('urn:signet:acr:1')
  })

  test('UX-H33 ASVS 6.3.3 a device is remembered for a second factor that was shown on it, and for nothing less', async () => {
    const environment = { id: tenant.production.id, kind: 'production' }
    const place = { tenantId: tenant.id, directoryId: tenant.directories.main, environment }
    await withTenant(tenant.id, (tx) =>
      tx.db.policy.createMany({
        data: [
          {
            tenantId: tx.tenantId,
            id: newId(),
            level: 'tenant',
            kind: 'mfa',
            value: { rememberSeconds: 86_400, emailFirst: 1 },
          },
        ],
      }),
    )
    const remembered = async (...proofs: Proof[]) => {
      const rest = { browserId: null, clientRef: null, app: { level: 1, forced: false } as const, remember: true, now }
      await withTenant(tenant.id, (tx) => advanceSignIn(tx, { place, userId: person.id, proofs, ...rest }))
      return withTenant(tenant.id, (tx) => tx.db.rememberedDevice.count({ where: { userId: person.id } }))
    }
    const password = { kind: 'password', at: now } as const
    expect(await remembered({ kind: 'email', at: now })).toBe(0)
    expect(await remembered({ kind: 'email', at: now }, password)).toBe(0)
    expect(await remembered(password)).toBe(0)
    expect(await remembered(password, { kind: 'totp', at: now, credential: newId() })).toBe(1)
    await withTenant(tenant.id, (tx) => tx.db.policy.deleteMany({ where: { kind: 'mfa' } }))
  })

  test('ASVS 11.4.2 renews a hash made with older parameters', async () => {
    const credential = () =>
      withTenant(tenant.id, (tx) => tx.db.credential.findFirstOrThrow({ where: { userId: person.id } }))
    expect(needsRehash((await credential()).secretHash ?? '')).toBe(true)
    await signedIn()
    const hash = (await credential()).secretHash ?? ''
    expect(needsRehash(hash)).toBe(false)
    expect(await verifyPassword(hash, person.password)).toBe(true)
  })
})

describe('who is refused, and what they are told', () => {
  test('ASVS 6.3.8 nobody learns whether there is such a person: the same words for an unknown address', async () => {
    const answers = [
      await wrong(),
      await signIn({ identifier: 'nobody@example.test' }),
      await signIn({ identifier: 'no address' }),
    ]
    for (const answer of answers) expect(answer).toEqual({ kind: 'refused', reason: 'wrong' })
  })

  test('the person of another directory is a stranger here', async () => {
    const { email, password } = tenant.testAda
    expect(await signIn({ identifier: email, password })).toEqual({ kind: 'refused', reason: 'wrong' })
  })

  test('UX-H16 a suspended person is told so after the right password, and after it only', async () => {
    await withTenant(tenant.id, (tx) =>
      tx.db.user.updateMany({ where: { id: person.id }, data: { status: 'suspended' } }),
    )
    expect(await wrong()).toEqual({ kind: 'refused', reason: 'wrong' })
    expect(await signIn()).toEqual({ kind: 'refused', reason: 'suspended' })
    expect(await withTenant(tenant.id, (tx) => tx.db.session.count({ where: { userId: person.id } }))).toBe(0)
  })

  test('an unverified address reserves nothing: it signs in its one holder, and nobody once two claim it', async () => {
    const email = `shared${newId().slice(-12)}@example.test`
    const claim = (displayName: string, isEmailVerified: boolean) =>
      withTenant(tenant.id, (tx) =>
        seedUser(tx, {
          directoryId: tenant.directories.main,
          email,
          displayName,
          password: `${displayName} owns it all`,
          isEmailVerified,
          now,
        }),
      )
    const first = await claim('First Claimant', false)
    expect((await signIn({ identifier: email, password: first.password })).kind).toBe('signed_in')
    const second = await claim('Second Claimant', false)
    for (const { password } of [first, second])
      expect(await signIn({ identifier: email, password, ip: ipOf(900) })).toEqual({ kind: 'refused', reason: 'wrong' })
    const real = await claim('Real Holder', true)
    expect((await signIn({ identifier: email, password: real.password, ip: ipOf(901) })).kind).toBe('signed_in')
    expect(await signIn({ identifier: email, password: first.password, ip: ipOf(902) })).toEqual({
      kind: 'refused',
      reason: 'wrong',
    })
  })
})

describe('guessing', () => {
  test('ASVS 6.3.1 a hundred parallel guesses at one person are never more than the free ones', async () => {
    const outcomes = await Promise.all(Array.from({ length: 100 }, (_, n) => wrong({ ip: ipOf(1_000 + n) })))
    expect(count(outcomes, 'wrong')).toBe(free)
    expect(count(outcomes, 'throttled')).toBe(100 - free)
  })

  test('ASVS 6.3.1 also at somebody who does not exist, in any spelling: the counters are the same', async () => {
    const spellings = ['Nobody.Here@example.test', 'nobody.here@EXAMPLE.test', ' nobody.here@example.test']
    const outcomes = await Promise.all(
      Array.from({ length: 30 }, (_, n) => wrong({ identifier: spellings[n % 3] ?? '', ip: ipOf(1_200 + n) })),
    )
    expect(count(outcomes, 'wrong')).toBe(free)
  })

  test('ASVS 6.3.1 a hundred parallel guesses from one network at a hundred people are never more than the network’s', async () => {
    const stuffing = (n: number) => wrong({ identifier: `person${n}@example.test`, ip: `10.200.7.${n}` })
    const outcomes = await Promise.all(Array.from({ length: 100 }, (_, n) => stuffing(n)))
    expect(count(outcomes, 'wrong')).toBe(60)
    expect(count(outcomes, 'throttled')).toBe(40)
  })

  test('each further guess waits twice as long as the one before; guessing within the wait does not prolong it', async () => {
    for (let n = 0; n < free; n++) await wrong()
    let at = now
    for (const wait of [2, 4, 8, 16]) {
      for (let n = 0; n < 5; n++)
        expect(await wrong({ now: plusSeconds(at, 1) })).toEqual({
          kind: 'refused',
          reason: 'throttled',
          retryAfterSeconds: wait - 1,
        })
      at = plusSeconds(at, wait)
      expect(kinds([await wrong({ now: at })])).toEqual(['wrong'])
    }
  })

  test('a wait is refused before the password is looked at: the right one does not pass either', async () => {
    for (let n = 0; n < free; n++) await wrong()
    expect(kinds([await signIn()])).toEqual(['throttled'])
    expect(kinds([await signIn({ now: plusSeconds(now, 3) })])).toEqual(['signed_in'])
  })

  test('the right password starts the person’s counter over, and not the network’s', async () => {
    const lone = `10.201.1.${1}`
    for (let n = 0; n < free - 1; n++) await wrong({ ip: lone })
    await signedIn({ ip: lone })
    for (let n = 0; n < free; n++) expect(kinds([await wrong({ ip: lone })])).toEqual(['wrong'])
    const networkRow = await withTenant(tenant.id, (tx) =>
      tx.db.attempt.findFirstOrThrow({
        where: {
          scope: 'password:network',
          keyHash: Uint8Array.from(sha256(`${tenant.directories.main}:10.201.1.0/24`)),
        },
      }),
    )
    expect(networkRow.count).toBe(2 * free - 1)
  })

  test('ASVS 6.1.1 a stranger can’t lock anybody out: on a device they have signed in on, the person still gets in', async () => {
    const { browser } = await signedIn()
    await Promise.all(Array.from({ length: 40 }, (_, n) => wrong({ ip: ipOf(1_400 + n) })))
    expect(kinds([await signIn({ ip: ipOf(1_500) })])).toEqual(['throttled'])
    const again = await signedIn({ browserId: browser.id, ip: ipOf(1_501) })
    expect(again.session.userId).toBe(person.id)
  })

  test('a known device has a counter too, and is known for its own people only', async () => {
    const { browser } = await signedIn()
    const guesses = await Promise.all(Array.from({ length: 20 }, () => wrong({ browserId: browser.id })))
    expect(count(guesses, 'wrong')).toBe(free)
    const other = await Promise.all(
      Array.from({ length: 20 }, () => wrong({ identifier: tenant.ben.email, browserId: browser.id })),
    )
    expect(count(other, 'wrong')).toBe(free)
    expect(
      kinds([await signIn({ identifier: tenant.ben.email, password: tenant.ben.password, browserId: browser.id })]),
    ).toEqual(['throttled'])
  })

  test('where there is no room to check a password nobody is worse off for having tried', async () => {
    const full = new BoundedQueue(1, 0)
    let release = (): void => undefined
    const busy = full.run(() => new Promise<void>((resolve) => (release = resolve)))
    forget('identity.hashing')
    singleton('identity.hashing', () => full)
    try {
      for (let n = 0; n <= free; n++)
        await expect(signIn()).rejects.toMatchObject({ code: 'unavailable', retryAfterSeconds: expect.any(Number) })
    } finally {
      release()
      await busy
      forget('identity.hashing')
    }
    expect(kinds([await signIn()])).toEqual(['signed_in'])
  })

  test('another tenant’s counters are its own', async () => {
    const other = await seedTenant({ now })
    for (let n = 0; n < free; n++) await wrong({ identifier: tenant.ada.email, ip: ipOf(1_600) })
    const environment = { id: other.production.id, kind: 'production' }
    const place = { tenantId: other.id, directoryId: other.directories.main, environment }
    const { email: identifier, password } = other.ada
    expect(kinds([await signIn({ place, identifier, password, ip: ipOf(1_600) })])).toEqual(['signed_in'])
  })
})

describe('the browser', () => {
  const hashOf = (id: string) =>
    withTenant(tenant.id, async (tx) =>
      Buffer.from((await tx.db.browser.findFirstOrThrow({ where: { id } })).tokenHash),
    )

  test('ASVS 7.2.4 a name that was there before the sign-in opens nothing after it', async () => {
    const planted = await withTenant(tenant.id, (tx) => createBrowser(tx, tenant.production.id, now))
    const { browser } = await signedIn({ browserId: planted.id })
    expect(browser.id).toBe(planted.id)
    expect(browser.token).not.toBe(planted.token)
    const stored = await hashOf(browser.id)
    expect(stored).toEqual(sha256(browser.token))
    expect(stored.equals(sha256(planted.token))).toBe(false)
  })

  test('ASVS 7.2.4 signing in again renames it again, keeps the session and its sid, and renews its time', async () => {
    const first = await signedIn()
    const later = plusSeconds(now, 3_600)
    const second = await signedIn({ browserId: first.browser.id, now: later })
    expect(second.isRenewed).toBe(true)
    expect(second.session).toMatchObject({ id: first.session.id, sid: first.session.sid, authTime: later })
    expect(second.browser.token).not.toBe(first.browser.token)
    expect(await hashOf(first.browser.id)).toEqual(sha256(second.browser.token))
  })

  test('a wrong password changes neither its name nor its sessions', async () => {
    const first = await signedIn()
    await wrong({ browserId: first.browser.id })
    expect(await hashOf(first.browser.id)).toEqual(sha256(first.browser.token))
  })

  test('holds several people’s sessions, each with its own sid', async () => {
    const first = await signedIn()
    const { email: identifier, password } = tenant.ada
    const second = await signedIn({ identifier, password, browserId: first.browser.id, now: plusSeconds(now, 20_000) })
    expect(second.browser.id).toBe(first.browser.id)
    expect(second.session.sid).not.toBe(first.session.sid)
    const live = await withTenant(tenant.id, (tx) =>
      tx.db.session.count({ where: { browserId: first.browser.id, endedAt: null } }),
    )
    expect(live).toBe(2)
  })

  test('a browser of another environment is not this one’s', async () => {
    const elsewhere = await withTenant(tenant.id, (tx) => createBrowser(tx, tenant.staging.id, now))
    const { browser } = await signedIn({ browserId: elsewhere.id })
    expect(browser.id).not.toBe(elsewhere.id)
    expect(await hashOf(elsewhere.id)).toEqual(sha256(elsewhere.token))
  })
})

describe('ASVS 16.3.1 the trail of signing in', () => {
  test('a success names the person, the session and the method', async () => {
    const { session } = await signedIn()
    expect(await eventsOf(session.id)).toMatchObject([
      {
        action: 'session.started',
        result: 'ok',
        actor: { kind: 'user', id: person.id },
        environmentId: tenant.production.id,
        changes: { after: { amr: ['pwd'], acr: 'urn:signet:acr:1' } },
        personal: { name: 'Pat Person', ip: ipOf(network) },
      },
    ])
  })

  test('each failure says why, to us', async () => {
    for (let n = 0; n <= free; n++) await wrong()
    const reasons = (await eventsOf(person.id)).map(({ action, result, reason }) => `${action} ${result} ${reason}`)
    expect(new Set(reasons)).toEqual(
      new Set(['session.failed failed wrong_password', 'session.failed refused throttled']),
    )
    expect(reasons).toHaveLength(free + 1)
  })

  test('what was typed for nobody is a keyed hash', async () => {
    const typed = `someone${newId().slice(-12)}@example.test`
    await wrong({ identifier: typed })
    const where = { subjectHash: Uint8Array.from(subjectHash(tenant.id, typed)) }
    const rows = await withTenant(tenant.id, (tx) => tx.db.auditEvent.findMany({ where }))
    expect(rows).toMatchObject([{ reason: 'unknown_person', targetId: null, personId: null }])
  })

  test('ASVS 16.2.5 no event holds a password, a token or a hash', async () => {
    const { browser } = await signedIn()
    await wrong({ password: 'a very particular wrong password' })
    const { events } = await withTenant(tenant.id, (tx) => listEvents(tx, { limit: 200 }))
    const text = JSON.stringify(events)
    for (const secret of [person.password, browser.token, 'very particular', '$argon2'])
      expect(text).not.toContain(secret)
  })
})
