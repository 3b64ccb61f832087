import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { listEvents } from '#lib/audit/list.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { newId } from '#lib/kernel/ids.ts'
import { type SeededUser, seedUser } from '#lib/testing/people.ts'
import { type SeededTenant, seedTenant } from '#lib/testing/seed-tenant.ts'
import { onTestDatabase } from '#lib/testing/test-database.ts'
import { type PasswordSignIn, signInWithPassword } from './sign-in.ts'

onTestDatabase()

const now = new Date('2026-11-23T12:00:00Z')
const own = 'slow copper lighthouse 7'
let tenant: SeededTenant
let person: SeededUser

beforeAll(async () => {
  tenant = await seedTenant({ now })
})

beforeEach(async () => {
  const email = `p${newId().slice(-12)}@example.test`
  const wanted = {
    directoryId: tenant.directories.main,
    email,
    displayName: 'Pat Person',
    password: 'made-for-pat-by-ada',
    now,
  }
  person = await withTenant(tenant.id, async (tx) => {
    const made = await seedUser(tx, wanted)
    await tx.db.user.updateMany({ where: { id: made.id }, data: { requireNewPassword: true } })
    return made
  })
})

function signIn(ask: Partial<PasswordSignIn> = {}) {
  const environment = { id: tenant.production.id, kind: 'production' }
  const place = { tenantId: tenant.id, directoryId: tenant.directories.main, environment }
  const typed = { identifier: person.email, password: person.password, browserId: null, ip: '10.1.2.3', now }
  return signInWithPassword({ place, ...typed, ...ask })
}

const sessions = () =>
  withTenant(tenant.id, (tx) => tx.db.session.findMany({ where: { userId: person.id, endedAt: null } }))

describe('6.4.1 a password that was given to a person', () => {
  test('opens nothing, and asks for one of their own', async () => {
    expect(await signIn()).toEqual({ kind: 'refused', reason: 'new_password', minLength: 15, problem: undefined })
    expect(await sessions()).toEqual([])
  })

  test('asks nobody who does not know it', async () => {
    expect(await signIn({ password: 'not it at all, no', newPassword: own })).toMatchObject({ reason: 'wrong' })
    expect(await signIn()).toMatchObject({ reason: 'new_password' })
  })

  test('is replaced by their own, with which alone they sign in from then on', async () => {
    expect(await signIn({ newPassword: own })).toMatchObject({ kind: 'signed_in' })
    expect(await signIn()).toMatchObject({ reason: 'wrong' })
    expect(await signIn({ password: own })).toMatchObject({ kind: 'signed_in' })
    const { events } = await withTenant(tenant.id, (tx) => listEvents(tx, { limit: 20 }))
    expect(events.map(({ action }) => action)).toContain('credential.changed')
  })

  test.each([
    ['the same again', 'made-for-pat-by-ada', { kind: 'given' }],
    ['a short one', 'too short', { kind: 'too_short', count: 15 }],
    ['their own name', 'patperson-patperson', { kind: 'guessable' }],
  ])('is not replaced by %s', async (_what, newPassword, problem) => {
    const outcome = await signIn({ newPassword })
    expect(outcome).toMatchObject({ reason: 'new_password', problem })
    expect(await sessions()).toEqual([])
  })

  test('7.4.3 what it had opened before is ended', async () => {
    await withTenant(tenant.id, (tx) =>
      tx.db.user.updateMany({ where: { id: person.id }, data: { requireNewPassword: false } }),
    )
    await signIn()
    const [before] = await sessions()
    await withTenant(tenant.id, (tx) =>
      tx.db.user.updateMany({ where: { id: person.id }, data: { requireNewPassword: true } }),
    )
    await signIn({ newPassword: own })
    const live = await sessions()
    expect(live).toHaveLength(1)
    expect(live[0]?.id).not.toBe(before?.id)
  })

  test('means nothing to whoever chose theirs already: a new one sent along is not taken', async () => {
    await signIn({ newPassword: own })
    expect(await signIn({ password: own, newPassword: 'another copper lighthouse 8' })).toMatchObject({
      kind: 'signed_in',
    })
    expect(await signIn({ password: own })).toMatchObject({ kind: 'signed_in' })
  })
})
