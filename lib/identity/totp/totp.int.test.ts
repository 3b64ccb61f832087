import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { withTenant } from '#lib/db/with-tenant.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { newId } from '#lib/kernel/ids.ts'
import { keepOutbox, latestMail } from '#lib/mail/testing/outbox.ts'
import { type SeededTenant, seedTenant } from '#lib/testing/seed-tenant.ts'
import { onTestDatabase } from '#lib/testing/test-database.ts'
import { loadOwned } from '../assurance/owned.ts'
import { openEnrolment } from '../enrolments/sealed.ts'
import { codeAt, seedTotp } from '../testing/factors.ts'
import { createUser } from '../users.ts'
import { beginTotp, confirmTotp } from './enrol.ts'
import { listedTotp } from './listed.ts'
import { removeTotp } from './remove.ts'
import { keyText, openTotpSecret } from './secret.ts'
import { verifyTotp } from './verify.ts'

onTestDatabase()

const now = new Date('2026-11-26T12:00:00Z')
const later = (seconds: number): Date => plusSeconds(now, seconds)
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
const enrolment = (at = now) => ({ requestId: newId(at), environmentId: environmentId(), now: at })
const enrolled = () => inTenant((tx) => seedTotp(tx, person, environmentId(), now))
const verify = (code: string, at: Date, who = person) => inTenant((tx) => verifyTotp(tx, who, code, at))
const owned = () => inTenant((tx) => loadOwned(tx, person))

describe('H34 an authenticator app', () => {
  test('counts only once a code of it has come back', async () => {
    const it = enrolment()
    const secret = await inTenant((tx) => beginTotp(tx, person, it))
    expect((await owned()).totp).toBe(false)
    expect(await verify(codeAt(secret, now), now)).toEqual({ kind: 'none' })
    expect(await inTenant((tx) => confirmTotp(tx, person, '000', it))).toEqual({ kind: 'wrong' })
    expect(await inTenant((tx) => confirmTotp(tx, person, codeAt(secret, later(300)), it))).toEqual({ kind: 'wrong' })
    expect(await inTenant((tx) => listedTotp(tx, person))).toEqual([])
    const confirmed = await inTenant((tx) => confirmTotp(tx, person, codeAt(secret, now), it))
    expect(confirmed).toMatchObject({ kind: 'confirmed' })
    expect((await owned()).totp).toBe(true)
    expect(await inTenant((tx) => listedTotp(tx, person))).toHaveLength(1)
  })

  test('is shown alike while one sign-in sets it up, also to two tabs at the same moment', async () => {
    const it = enrolment()
    const shown = await Promise.all(Array.from({ length: 6 }, () => inTenant((tx) => beginTotp(tx, person, it))))
    expect(new Set(shown.map(keyText)).size).toBe(1)
  })

  test('that another sign-in began replaces it: what was shown before confirms nothing', async () => {
    const [mine, other] = [enrolment(), enrolment()]
    const secret = await inTenant((tx) => beginTotp(tx, person, mine))
    const replaced = await inTenant((tx) => beginTotp(tx, person, other))
    expect(keyText(replaced)).not.toBe(keyText(secret))
    for (const shown of [secret, replaced])
      expect(await inTenant((tx) => confirmTotp(tx, person, codeAt(shown, now), mine))).toEqual({ kind: 'gone' })
    expect(await inTenant((tx) => confirmTotp(tx, person, codeAt(replaced, now), other))).toMatchObject({
      kind: 'confirmed',
    })
  })

  test('is shown for half an hour', async () => {
    const it = enrolment()
    const secret = await inTenant((tx) => beginTotp(tx, person, it))
    const late = { ...it, now: later(1_800) }
    expect(await inTenant((tx) => confirmTotp(tx, person, codeAt(secret, late.now), late))).toEqual({ kind: 'gone' })
    expect(keyText(await inTenant((tx) => beginTotp(tx, person, late)))).not.toBe(keyText(secret))
  })

  test('is confirmed once, by however many at the same moment, and is the only one', async () => {
    const it = enrolment()
    const secret = await inTenant((tx) => beginTotp(tx, person, it))
    const code = codeAt(secret, now)
    const verdicts = await Promise.all(
      Array.from({ length: 8 }, () => inTenant((tx) => confirmTotp(tx, person, code, it))),
    )
    expect(verdicts.filter(({ kind }) => kind === 'confirmed')).toHaveLength(1)
    const second = enrolment()
    const another = await inTenant((tx) => beginTotp(tx, person, second))
    expect(await inTenant((tx) => confirmTotp(tx, person, codeAt(another, now), second))).toEqual({ kind: 'exists' })
    expect(await inTenant((tx) => listedTotp(tx, person))).toHaveLength(1)
  })

  test('is told of by mail, and in the trail without its secret', async () => {
    const { secret, credential } = await enrolled()
    const mail = await inTenant((tx) => latestMail(tx, person.userId))
    expect(mail.subject).toMatch(/^Authenticator app added/)
    const events = await inTenant((tx) => tx.db.auditEvent.findMany({ where: { actorId: person.userId } }))
    expect(events.map(({ action, targetId }) => [action, targetId])).toEqual([['credential.created', credential]])
    const written =
      JSON.stringify(events, (_, value) => (typeof value === 'bigint' ? String(value) : value)) + mail.text
    for (const form of [keyText(secret), secret.toString('hex'), secret.toString('base64')])
      expect(written).not.toContain(form)
  })

  test('that was removed, or is being set up while it is removed, is gone', async () => {
    const { secret, credential } = await enrolled()
    const it = enrolment()
    const pending = await inTenant((tx) => beginTotp(tx, person, it))
    expect(await inTenant((tx) => removeTotp(tx, person))).toEqual([credential])
    expect(await verify(codeAt(secret, later(30)), later(30))).toEqual({ kind: 'none' })
    expect(await inTenant((tx) => confirmTotp(tx, person, codeAt(pending, now), it))).toEqual({ kind: 'gone' })
    expect((await owned()).totp).toBe(false)
  })
})

describe('ASVS 6.5.1 a code of an authenticator app', () => {
  test('is right once: not again in its step, nor in the window around it', async () => {
    const { secret, credential } = await enrolled()
    const code = codeAt(secret, later(60))
    expect(await verify(code, later(60))).toEqual({ kind: 'right', credential })
    for (const seconds of [60, 75, 89, 119]) {
      const again = await verify(code, later(seconds))
      expect(again, `${seconds} s`).toEqual({ kind: 'replayed', credential })
    }
    expect(await verify(code, later(120))).toEqual({ kind: 'wrong' })
  })

  test('is used up by the one that confirmed the app', async () => {
    const { secret, credential } = await enrolled()
    expect(await verify(codeAt(secret, now), now)).toEqual({ kind: 'replayed', credential })
  })

  test('of an earlier step is refused once a later one was used', async () => {
    const { secret, credential } = await enrolled()
    expect(await verify(codeAt(secret, later(120)), later(110))).toEqual({ kind: 'right', credential })
    expect(await verify(codeAt(secret, later(90)), later(110))).toEqual({ kind: 'replayed', credential })
  })

  test('of twenty who show it at the same moment, one is right', async () => {
    const { secret } = await enrolled()
    const code = codeAt(secret, later(60))
    const verdicts = await Promise.all(Array.from({ length: 20 }, () => verify(code, later(60))))
    expect(verdicts.filter(({ kind }) => kind === 'right')).toHaveLength(1)
    expect(verdicts.filter(({ kind }) => kind === 'replayed')).toHaveLength(19)
  })

  test('of somebody else is wrong', async () => {
    const { secret } = await enrolled()
    const ada = { directoryId: person.directoryId, userId: tenant.ada.id }
    await inTenant((tx) => seedTotp(tx, ada, environmentId(), now))
    expect(await verify(codeAt(secret, later(60)), later(60), ada)).toEqual({ kind: 'wrong' })
  })

  test('a wrong one uses nothing up', async () => {
    const { secret, credential } = await enrolled()
    for (const code of ['', '12345', 'abcdef', codeAt(secret, later(600))])
      expect(await verify(code, later(60))).toEqual({ kind: 'wrong' })
    expect(await verify(codeAt(secret, later(60)), later(60))).toEqual({ kind: 'right', credential })
  })
})

describe('ASVS 11.3.3 a secret at rest', () => {
  test('opens in its own row of its own tenant, and nowhere else', async () => {
    const { secret, credential } = await enrolled()
    const { sealed } = await inTenant((tx) => tx.db.credential.findFirstOrThrow({ where: { id: credential } }))
    if (sealed === null) throw new Error('nothing was sealed')
    expect(await inTenant((tx) => openTotpSecret(tx, credential, sealed))).toEqual(secret)
    expect(Buffer.from(sealed).includes(secret)).toBe(false)
    const stranger = await seedTenant({ now })
    await expect(inTenant((tx) => openTotpSecret(tx, newId(now), sealed))).rejects.toThrow()
    await expect(withTenant(stranger.id, (tx) => openTotpSecret(tx, credential, sealed))).rejects.toThrow()
  })

  test('that waits to be confirmed opens for its own person and sign-in only', async () => {
    const { requestId, now: at } = enrolment()
    await inTenant((tx) => beginTotp(tx, person, { requestId, now: at }))
    const row = await inTenant((tx) => tx.db.enrolment.findFirstOrThrow({ where: { userId: person.userId } }))
    const which = { kind: 'totp', requestId } as const
    const other = { ...person, userId: tenant.ada.id }
    await inTenant((tx) => openEnrolment(tx, person, which, row.sealed))
    await expect(inTenant((tx) => openEnrolment(tx, other, which, row.sealed))).rejects.toThrow()
    const elsewhere = { ...which, requestId: newId(at) }
    await expect(inTenant((tx) => openEnrolment(tx, person, elsewhere, row.sealed))).rejects.toThrow()
  })
})
