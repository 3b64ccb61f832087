import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Tx, withTenant } from '#lib/db/with-tenant.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { newId } from '#lib/kernel/ids.ts'
import { type SeededUser, seedUser } from '#lib/testing/people.ts'
import { type SeededTenant, seedTenant } from '#lib/testing/seed-tenant.ts'
import { onTestDatabase } from '#lib/testing/test-database.ts'
import { setPassword } from '../users.ts'
import { admitMail } from './admit-mail.ts'
import { answerCode } from './answer-code.ts'
import { answerLink, lookAtLink } from './answer-link.ts'
import { type IssuedChallenge, issueChallenge, type NewChallenge } from './issue.ts'
import { challengeLink, readLink } from './link.ts'
import { type ChallengePurpose, challengeSeconds } from './purpose.ts'
import { voidChallenges } from './void.ts'

onTestDatabase()

const now = new Date('2026-11-25T12:00:00Z')
let tenant: SeededTenant
let other: SeededTenant
let person: SeededUser

beforeAll(async () => {
  tenant = await seedTenant({ now })
  other = await seedTenant({ now })
})

beforeEach(async () => {
  const email = `p${newId().slice(-12)}@example.test`
  const wanted = { directoryId: tenant.directories.main, email, displayName: 'Pat', password: 'four tall ships', now }
  person = await withTenant(tenant.id, (tx) => seedUser(tx, wanted))
})

const inTenant = <T>(run: (tx: Tx) => Promise<T>): Promise<T> => withTenant(tenant.id, run)
const place = () => ({ directoryId: tenant.directories.main, environmentId: tenant.production.id })

const issue = (wanted: Partial<NewChallenge> = {}): Promise<IssuedChallenge> =>
  inTenant((tx) =>
    issueChallenge(tx, {
      place: place(),
      purpose: 'reset_password',
      userId: person.id,
      normalized: person.email,
      now,
      ...wanted,
    }),
  )

const keyOf = ({ id, link }: IssuedChallenge) => {
  const { searchParams } = new URL(challengeLink('https://id.test/t/a/b', '/x', { id, link }))
  return readLink(searchParams.get('challenge') ?? '', searchParams.get('token') ?? '')
}
const byLink = (issued: IssuedChallenge, wanted: { purpose?: ChallengePurpose; at?: Date } = {}) =>
  inTenant((tx) =>
    answerLink(tx, {
      place: place(),
      purpose: wanted.purpose ?? 'reset_password',
      key: keyOf(issued),
      now: wanted.at ?? now,
    }),
  )
const byCode = (code: string, wanted: Partial<Parameters<typeof answerCode>[1]> = {}) =>
  inTenant((tx) =>
    answerCode(tx, { place: place(), purpose: 'reset_password', subject: person.id, code, now, ...wanted }),
  )
/** A code that is not this one. */
const otherThan = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

const kinds = (verdicts: readonly { kind: string }[], kind: string) =>
  verdicts.filter((verdict) => verdict.kind === kind).length

describe('what is stored', () => {
  test('ASVS 6.5.2 is neither the code nor the token of the link', async () => {
    const { id, code, link } = await issue()
    const row = await inTenant((tx) => tx.db.mailChallenge.findFirstOrThrow({ where: { id } }))
    const text = JSON.stringify(row, (_, value) => (typeof value === 'bigint' ? String(value) : value))
    expect(code).toMatch(/^\d{6}$/)
    expect(link).toMatch(/^sgm_[\w-]{43}$/)
    expect(text.includes(link) || text.includes(`"${code}"`)).toBe(false)
    expect(row.expiresAt).toEqual(plusSeconds(now, challengeSeconds.reset_password))
  })
})

describe('a code', () => {
  test('opens once, with spaces and dashes as people type them', async () => {
    const { code } = await issue()
    const typed = ` ${code.slice(0, 3)} ${code.slice(3)} `
    expect(await byCode(typed)).toMatchObject({ kind: 'ok', challenge: { userId: person.id } })
    expect(await byCode(code)).toEqual({ kind: 'used' })
  })

  test('Y04 once of twenty at the same time', async () => {
    const { code } = await issue()
    const verdicts = await Promise.all(Array.from({ length: 20 }, () => byCode(code)))
    expect([kinds(verdicts, 'ok'), kinds(verdicts, 'used')]).toEqual([1, 19])
  })

  test('ASVS 6.3.1 five tries are compared and no more, however many come at once; the right one is too late then', async () => {
    const { code } = await issue()
    const verdicts = await Promise.all(Array.from({ length: 20 }, () => byCode(otherThan(code))))
    expect([kinds(verdicts, 'wrong'), kinds(verdicts, 'dead')]).toEqual([5, 15])
    expect(await byCode(code)).toEqual({ kind: 'dead' })
  })

  test('says how many tries are left; what is no code is a try too', async () => {
    const { code } = await issue()
    expect(await byCode(otherThan(code))).toEqual({ kind: 'wrong', triesLeft: 4 })
    expect(await byCode('hello')).toEqual({ kind: 'wrong', triesLeft: 3 })
    expect(await byCode(code)).toMatchObject({ kind: 'ok' })
  })

  test('expires to the second', async () => {
    const { code, expiresAt } = await issue()
    expect(await byCode(code, { now: expiresAt })).toEqual({ kind: 'expired' })
    expect(await byCode(code, { now: plusSeconds(expiresAt, -1) })).toMatchObject({ kind: 'ok' })
  })

  test('Y04 only the newest opens, and a new one has its own tries', async () => {
    const first = await issue()
    await byCode(otherThan(first.code))
    const second = await issue()
    if (first.code !== second.code) expect(await byCode(first.code)).toEqual({ kind: 'wrong', triesLeft: 4 })
    expect(await byCode(second.code)).toMatchObject({ kind: 'ok' })
  })

  test('belongs to the request it was asked for in', async () => {
    const [requestId, another] = [newId(), newId()]
    const { code } = await issue({ purpose: 'sign_in', requestId })
    const purpose = 'sign_in'
    expect((await byCode(code, { purpose })).kind).toBe('unknown')
    expect((await byCode(code, { purpose, requestId: another })).kind).toBe('replaced')
    expect((await byCode(code, { purpose, requestId })).kind).toBe('ok')
  })

  test('Y04 is for one purpose and one person', async () => {
    const { code } = await issue()
    expect((await byCode(code, { purpose: 'verify_email' })).kind).toBe('unknown')
    expect((await byCode(code, { subject: tenant.ada.id })).kind).toBe('unknown')
    expect((await byCode(code)).kind).toBe('ok')
  })

  test('S03 opens nothing in another environment, directory or tenant', async () => {
    const { code } = await issue()
    const foreign = { ...place(), environmentId: tenant.staging.id }
    const elsewhere = { directoryId: tenant.directories.staging ?? '', environmentId: tenant.staging.id }
    expect((await byCode(code, { place: foreign })).kind).toBe('unknown')
    expect((await byCode(code, { place: elsewhere })).kind).toBe('unknown')
    const asked = { place: place(), purpose: 'reset_password', subject: person.id, code, now } as const
    expect((await withTenant(other.id, (tx) => answerCode(tx, asked))).kind).toBe('unknown')
    expect((await byCode(code)).kind).toBe('ok')
  })
})

describe('a link', () => {
  test('Y07 is not used up by being looked at', async () => {
    const issued = await issue()
    const asked = { place: place(), purpose: 'reset_password', key: keyOf(issued), now } as const
    for (let i = 0; i < 3; i++) expect((await inTenant((tx) => lookAtLink(tx, asked))).kind).toBe('ok')
    expect((await byLink(issued)).kind).toBe('ok')
    expect((await inTenant((tx) => lookAtLink(tx, asked))).kind).toBe('used')
  })

  test('Y04 opens once: sequentially, and of twenty at the same time', async () => {
    const first = await issue()
    expect([(await byLink(first)).kind, (await byLink(first)).kind]).toEqual(['ok', 'used'])
    const second = await issue()
    const verdicts = await Promise.all(Array.from({ length: 20 }, () => byLink(second)))
    expect([kinds(verdicts, 'ok'), kinds(verdicts, 'used')]).toEqual([1, 19])
  })

  test('and the code of the same mail are used up together', async () => {
    const issued = await issue()
    expect((await byCode(issued.code)).kind).toBe('ok')
    expect((await byLink(issued)).kind).toBe('used')
  })

  test('Y04 is told when a newer one was sent, for the last five', async () => {
    const links: IssuedChallenge[] = []
    for (let i = 0; i < 7; i++) links.push(await issue())
    const verdicts: string[] = []
    for (const link of links) verdicts.push((await byLink(link)).kind)
    expect(verdicts).toEqual(['unknown', ...Array(5).fill('replaced'), 'ok'])
  })

  test('Y04 Y08 is for one purpose, and not to be changed in any part', async () => {
    const issued = await issue({ purpose: 'verify_email' })
    expect((await byLink(issued)).kind).toBe('unknown')
    const forged = { ...issued, link: `${issued.link.slice(0, -2)}AA` }
    expect((await byLink(forged, { purpose: 'verify_email' })).kind).toBe('unknown')
    expect(readLink(`inv_${'0'.repeat(26)}`, issued.link)).toBeUndefined()
    expect((await byLink(issued, { purpose: 'verify_email' })).kind).toBe('ok')
  })

  test('expires', async () => {
    const issued = await issue()
    expect((await byLink(issued, { at: issued.expiresAt })).kind).toBe('expired')
  })

  test('S03 opens nothing in another tenant, directory or environment', async () => {
    const issued = await issue()
    const foreign = [
      { ...place(), environmentId: tenant.staging.id },
      { directoryId: tenant.directories.staging ?? '', environmentId: tenant.staging.id },
    ]
    for (const each of foreign) {
      const asked = { place: each, purpose: 'reset_password', key: keyOf(issued), now } as const
      expect((await inTenant((tx) => answerLink(tx, asked))).kind).toBe('unknown')
    }
    const asked = { place: place(), purpose: 'reset_password', key: keyOf(issued), now } as const
    expect((await withTenant(other.id, (tx) => answerLink(tx, asked))).kind).toBe('unknown')
  })

  test('after five wrong codes it is dead too', async () => {
    const issued = await issue()
    for (let i = 0; i < 5; i++) await byCode(otherThan(issued.code))
    expect((await byLink(issued)).kind).toBe('dead')
  })
})

describe('a change of the password', () => {
  test('Y04 makes whatever was mailed before open nothing', async () => {
    const [reset, verify] = [await issue(), await issue({ purpose: 'verify_email' })]
    const undo = await issue({ purpose: 'undo_email' })
    await inTenant((tx) =>
      setPassword(tx, { directoryId: person.directoryId, userId: person.id, passwordHash: 'scrypt$x', now }),
    )
    expect((await byLink(reset)).kind).toBe('unknown')
    expect((await byLink(verify, { purpose: 'verify_email' })).kind).toBe('unknown')
    expect((await byCode(reset.code)).kind).toBe('unknown')
    expect((await byLink(undo, { purpose: 'undo_email' })).kind).toBe('ok')
  })

  test('of one person leaves the mails of others alone', async () => {
    const issued = await issue()
    await inTenant((tx) => voidChallenges(tx, { directoryId: person.directoryId, userId: tenant.ada.id }))
    expect((await byLink(issued)).kind).toBe('ok')
  })
})

describe('a decoy', () => {
  test('ASVS 6.3.8 is a row like any other, and no code and no link answers it', async () => {
    const normalized = `nobody${newId().slice(-8)}@example.test`
    const issued = await issue({ userId: null, normalized, isDecoy: true })
    expect((await byCode(issued.code, { subject: normalized })).kind).toBe('wrong')
    expect((await byLink(issued)).kind).toBe('unknown')
  })
})

describe('how often mails may be asked for', () => {
  const ask = (normalized: string, at: Date, ip: string) =>
    admitMail({ tenantId: tenant.id, directoryId: person.directoryId, purpose: 'sign_in', normalized, ip }, at)

  test('UX-H28 after 30 seconds, then 60, then 120, by the address', async () => {
    const at = (seconds: number) => plusSeconds(now, seconds)
    const answers: unknown[] = []
    for (const seconds of [0, 29, 30, 89, 90, 209, 210]) answers.push(await ask(person.email, at(seconds), '10.9.0.1'))
    const waits = { kind: 'wait', retryAfterSeconds: 1 }
    const goes = { kind: 'go' }
    expect(answers).toEqual([goes, waits, goes, waits, goes, waits, goes])
  })

  test('of twenty at the same time one is sent', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask(person.email, now, '10.9.1.1')))
    expect(kinds(answers, 'go')).toBe(1)
  })

  test('and by the network, whatever addresses it names', async () => {
    const answers: { kind: string }[] = []
    for (let i = 0; i < 32; i++) answers.push(await ask(`x${i}.${person.email}`, now, '10.9.2.1'))
    expect(kinds(answers, 'go')).toBe(30)
    expect((await ask(`y.${person.email}`, now, '10.9.3.1')).kind).toBe('go')
  })
})
