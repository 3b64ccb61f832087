import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { withTenant } from '#lib/db/with-tenant.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { newId } from '#lib/kernel/ids.ts'
import { keepOutbox, latestMail } from '#lib/mail/testing/outbox.ts'
import { type SeededTenant, seedTenant } from '#lib/testing/seed-tenant.ts'
import { onTestDatabase } from '#lib/testing/test-database.ts'
import { loadOwned } from '../assurance/owned.ts'
import { seedRecoveryCodes } from '../testing/factors.ts'
import { createUser } from '../users.ts'
import { beginRecoveryCodes, keepRecoveryCodes } from './enrol.ts'
import { hashRecoveryCode, isRecoveryCode } from './hashed.ts'
import { listedRecoveryCodes } from './listed.ts'
import { removeRecoveryCodes } from './remove.ts'
import { takeRecoveryCode } from './use.ts'

onTestDatabase()

const now = new Date('2026-11-26T12:00:00Z')
let tenant: SeededTenant
let person: { directoryId: string; userId: string }
let people = 0

beforeAll(async () => {
  keepOutbox()
  tenant = await seedTenant({ now })
})

beforeEach(async () => {
  const directoryId = tenant.directories.main
  const email = `person-${people++}@example.test`
  const { id } = await inTenant((tx) => createUser(tx, { directoryId, email, isEmailVerified: true, now }))
  person = { directoryId, userId: id }
})

const inTenant = <T>(run: Parameters<typeof withTenant<T>>[1]) => withTenant(tenant.id, run)
const environmentId = () => tenant.production.id
const seeded = () => inTenant((tx) => seedRecoveryCodes(tx, person, environmentId(), now))
const take = (code: string, who = person, at = now) =>
  inTenant((tx) => takeRecoveryCode(tx, who, code, { environmentId: environmentId(), now: at }))
const left = async () => (await inTenant((tx) => loadOwned(tx, person))).recoveryCodes

describe('UX-H60 ASVS 6.5.1 a recovery code', () => {
  test('is right once, in any order, and counts down', async () => {
    const codes = await seeded()
    expect(await left()).toBe(10)
    expect(await take(codes[7] ?? '')).toEqual({ kind: 'right', left: 9 })
    expect(await take(codes[7] ?? '')).toEqual({ kind: 'replayed' })
    expect(await take((codes[0] ?? '').toLowerCase().replaceAll('-', ' '))).toEqual({ kind: 'right', left: 8 })
    expect(await left()).toBe(8)
    expect(await inTenant((tx) => listedRecoveryCodes(tx, person))).toEqual({
      left: 8,
      made: 10,
      createdAt: now,
      lastUsedAt: now,
    })
  })

  test('of twenty who show it at the same moment, one is right', async () => {
    const [code = ''] = await seeded()
    const verdicts = await Promise.all(Array.from({ length: 20 }, () => take(code)))
    expect(verdicts.filter(({ kind }) => kind === 'right')).toEqual([{ kind: 'right', left: 9 }])
    expect(verdicts.filter(({ kind }) => kind === 'replayed')).toHaveLength(19)
  })

  test('of before works no more when new ones are made', async () => {
    const [old = ''] = await seeded()
    const [fresh = ''] = await seeded()
    expect(await take(old)).toEqual({ kind: 'wrong' })
    expect(await take(fresh)).toEqual({ kind: 'right', left: 9 })
  })

  test('of somebody else, a made-up one, and any one of nobody', async () => {
    const [code = ''] = await seeded()
    const other = await inTenant((tx) =>
      createUser(tx, {
        directoryId: person.directoryId,
        email: `other-${people}@example.test`,
        isEmailVerified: true,
        now,
      }),
    )
    const stranger = { ...person, userId: other.id }
    expect(await take(code, stranger)).toEqual({ kind: 'none' })
    await inTenant((tx) => seedRecoveryCodes(tx, stranger, environmentId(), now))
    expect(await take(code, stranger)).toEqual({ kind: 'wrong' })
    for (const typed of ['', 'ABCD-EFGH-2345', 'nonsense', '%']) expect(await take(typed)).toEqual({ kind: 'wrong' })
    expect(await take(code)).toEqual({ kind: 'right', left: 9 })
  })

  test('that was removed is none', async () => {
    const [code = ''] = await seeded()
    expect(await inTenant((tx) => removeRecoveryCodes(tx, person))).toHaveLength(10)
    expect(await take(code)).toEqual({ kind: 'none' })
    expect(await inTenant((tx) => listedRecoveryCodes(tx, person))).toBeUndefined()
  })
})

describe('ASVS 6.5.2 what is stored of a recovery code', () => {
  test('is a keyed hash, of its own row, person and tenant', async () => {
    const id = newId(now)
    const code = 'ABCD-EFGH-2345'
    const stored = await inTenant((tx) => hashRecoveryCode(tx, person, id, code))
    const is = (who = person, row = id, typed = code) => inTenant((tx) => isRecoveryCode(tx, who, row, typed, stored))
    expect(await is()).toBe(true)
    expect(await is(person, id, 'ABCD-EFGH-2346')).toBe(false)
    expect(await is(person, newId(now))).toBe(false)
    expect(await is({ ...person, userId: tenant.ada.id })).toBe(false)
    const stranger = await seedTenant({ now })
    await expect(withTenant(stranger.id, (tx) => isRecoveryCode(tx, person, id, code, stored))).rejects.toThrow()
  })

  test('nor is a code in any row, in the trail or in a mail', async () => {
    const codes = await seeded()
    await take(codes[0] ?? '')
    const rows = await inTenant((tx) => tx.db.credential.findMany({ where: { userId: person.userId } }))
    const events = await inTenant((tx) => tx.db.auditEvent.findMany({ where: { actorId: person.userId } }))
    const mail = await inTenant((tx) => latestMail(tx, person.userId))
    const written = JSON.stringify([rows, events, mail], (_, value) =>
      typeof value === 'bigint' ? String(value) : value,
    )
    for (const code of codes) for (const form of [code, code.replaceAll('-', '')]) expect(written).not.toContain(form)
    expect(events.map(({ action }) => action).sort()).toEqual([
      'factor.recovery_code_used',
      'factor.recovery_codes_made',
    ])
  })
})

describe('H63 the mail that a code was used', () => {
  test('says how many are left, and warns under four', async () => {
    const codes = await seeded()
    const texts: string[] = []
    for (const [index, code] of codes.entries()) {
      await take(code, person, plusSeconds(now, index))
      texts.push((await inTenant((tx) => latestMail(tx, person.userId))).text)
    }
    const told = texts.map((text) => /(\S+) recovery codes? (?:is|are) left/.exec(text)?.[1])
    expect(told).toEqual(['9', '8', '7', '6', '5', '4', '3', '2', 'One', 'No'])
    expect(texts.map((text) => text.includes('Make new ones'))).toEqual([
      ...Array(6).fill(false),
      ...Array(4).fill(true),
    ])
  })
})

describe('H60 new codes', () => {
  test('are the same while one sign-in shows them, count once they were saved, and are shown no more', async () => {
    const it = { requestId: newId(now), environmentId: environmentId(), now }
    const show = () => inTenant((tx) => beginRecoveryCodes(tx, person, it))
    const codes = await show()
    expect(codes).toHaveLength(10)
    expect(await show()).toEqual(codes)
    expect(await take(codes[0] ?? '')).toEqual({ kind: 'none' })
    const saved = await Promise.all(
      Array.from({ length: 4 }, () => inTenant((tx) => keepRecoveryCodes(tx, person, it))),
    )
    expect(saved.filter(Boolean)).toHaveLength(1)
    expect(await take(codes[9] ?? '')).toEqual({ kind: 'right', left: 9 })
    expect(await inTenant((tx) => tx.db.enrolment.count({ where: { userId: person.userId } }))).toBe(0)
    expect(await show()).not.toEqual(codes)
  })

  test('of another sign-in are not saved by this one', async () => {
    const it = { requestId: newId(now), environmentId: environmentId(), now }
    await inTenant((tx) => beginRecoveryCodes(tx, person, it))
    const elsewhere = { ...it, requestId: newId(now) }
    expect(await inTenant((tx) => keepRecoveryCodes(tx, person, elsewhere))).toBe(false)
  })
})
