import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#lib/access/actor.ts'
import { type AuditEvent, record } from '#lib/audit/record.ts'
import { testDatabase } from '#lib/db/testing/database.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { newId } from '#lib/kernel/ids.ts'
import { stockPool } from '#lib/testing/key-shelf.ts'
import { setTestMasterKey } from '#lib/testing/master-key.ts'
import { seedBuiltInRole } from '#lib/testing/people.ts'
import { type SeededTenant, seedTenant } from '#lib/testing/seed-tenant.ts'
import { listTrail } from '../trail/list.ts'
import { getOverview } from './get.ts'
import { getStart } from './start.ts'

setTestMasterKey()

const now = new Date()
const hourMs = 3_600_000
const days = { '24h': 1, '7d': 7, '30d': 30 } as const
type Range = keyof typeof days

let tenant: SeededTenant
let owner: Actor

const call = () => ({ actor: owner, tenant: tenant.slug, now })

beforeAll(async () => {
  const database = await testDatabase()
  await stockPool(18)
  tenant = await seedTenant({ now })
  const { owner: person, production, staging, ada, ben } = tenant
  owner = { kind: 'user', tenantId: tenant.id, directoryId: person.directoryId, userId: person.id, name: 'Olga' }
  await withTenant(tenant.id, async (tx) => {
    // Every eight hours, so that each range holds more than the one before it; the trail has a partition for a month back.
    for (let n = 80; n >= 0; n--) {
      const at = new Date(now.getTime() - n * 8 * hourMs)
      const place = n % 3 === 0 ? staging : production
      await record(tx, { ...signIn(n, [ada.id, ben.id, person.id]), at, environmentId: place.id })
    }
  })
  return () => database.close()
})

function signIn(n: number, people: string[]): Omit<AuditEvent, 'at'> {
  const person = people[n % people.length] ?? ''
  if (n % 4 !== 0) return { action: 'session.started', actor: { kind: 'user', id: person }, target: newId() }
  const reason = n % 8 === 0 ? 'wrong_password' : 'throttled'
  const result = n % 8 === 0 ? 'failed' : 'refused'
  return { action: 'session.failed', actor: { kind: 'anonymous' }, target: person, result, reason }
}

/** Every event of the trail that the overview's link leads to. */
async function listed(range: Range, filter: object) {
  const input = { ...filter, environment: 'production', sinceHours: days[range] * 24, limit: 200 }
  const { rows, next } = await listTrail.call(call(), input)
  expect(next).toBeNull()
  return rows
}

describe('the overview', () => {
  test.each(['24h', '7d', '30d'] as const)(
    '%s: each number is how many events the trail lists by its filter',
    async (range) => {
      const overview = await getOverview.call(call(), { environment: 'production', range })
      const succeeded = await listed(range, { action: 'session.started', result: 'ok' })
      const failed = await listed(range, { action: 'session.failed' })
      expect(succeeded.length).toBeGreaterThan(0)
      expect(overview).toMatchObject({ signIns: succeeded.length, failures: failed.length })
      expect(overview.activeUsers).toBe(new Set(succeeded.map(({ actor }) => actor.id)).size)
      const told = overview.reasons.map(async ({ reason, count }) => [
        count,
        (await listed(range, { action: 'session.failed', reason })).length,
      ])
      for (const [count, events] of await Promise.all(told)) expect(count).toBe(events)
      expect(overview.reasons.reduce((sum, { count }) => sum + count, 0)).toBe(failed.length)
      expect(overview.series.reduce((sum, { ok }) => sum + ok, 0)).toBe(succeeded.length)
      expect(overview.series.reduce((sum, each) => sum + each.failed, 0)).toBe(failed.length)
    },
  )

  test('each bar holds what happened from its beginning to the next', async () => {
    const { series } = await getOverview.call(call(), { environment: 'production', range: '7d' })
    const events = await listed('7d', { action: 'session.started', result: 'ok' })
    for (const { at, ok } of series) {
      const until = at.getTime() + 6 * hourMs
      expect(ok).toBe(events.filter((event) => event.at >= at && event.at.getTime() < until).length)
    }
  })

  test('people with a second factor are the active ones of the environment’s directory', async () => {
    const before = await getOverview.call(call(), { environment: 'production' })
    const { ada } = tenant
    await withTenant(tenant.id, (tx) =>
      tx.db.credential.createMany({
        data: [{ tenantId: tenant.id, directoryId: ada.directoryId, id: newId(), userId: ada.id, kind: 'totp' }],
      }),
    )
    const after = await getOverview.call(call(), { environment: 'production' })
    expect(after.people).toEqual({ ...before.people, withSecondFactor: before.people.withSecondFactor + 1 })
    const where = { tenantId: tenant.id, id: ada.id }
    await withTenant(tenant.id, (tx) => tx.db.user.updateMany({ where, data: { status: 'suspended' } }))
    const { people } = await getOverview.call(call(), { environment: 'production' })
    await withTenant(tenant.id, (tx) => tx.db.user.updateMany({ where, data: { status: 'active' } }))
    expect(people).toEqual({ ...before.people, all: before.people.all - 1 })
  })

  test('S02 another tenant’s sign-ins are not counted', async () => {
    const other = await seedTenant({ now })
    const { owner: person } = other
    const actor: Actor = {
      kind: 'user',
      tenantId: other.id,
      directoryId: person.directoryId,
      userId: person.id,
      name: 'O',
    }
    const overview = await getOverview.call(
      { actor, tenant: other.slug, now },
      { environment: 'production', range: '30d' },
    )
    expect(overview).toMatchObject({ signIns: 0, failures: 0, activeUsers: 0, reasons: [] })
  })
})

describe('get started', () => {
  test('steps are done when they are, and no sooner', async () => {
    const fresh = await seedTenant({ now })
    const { owner: person, ada } = fresh
    const actor: Actor = {
      kind: 'user',
      tenantId: fresh.id,
      directoryId: person.directoryId,
      userId: person.id,
      name: 'O',
    }
    const done = async () => {
      const { steps } = await getStart.call({ actor, tenant: fresh.slug, now }, {})
      return Object.fromEntries(steps.map(({ step, isDone }) => [step, isDone]))
    }
    expect(await done()).toMatchObject({ client: true, people: true, signIn: false, owner: false, mail: false })
    await withTenant(fresh.id, async (tx) => {
      const event = {
        at: now,
        action: 'session.started',
        actor: { kind: 'user', id: ada.id },
        target: newId(),
      } as const
      await record(tx, { ...event, environmentId: fresh.production.id })
      await seedBuiltInRole(tx, ada, 'owner', now)
    })
    expect(await done()).toMatchObject({ signIn: true, owner: true, mail: false })
  })

  test('a sign-in to the portal is none to an app', async () => {
    const fresh = await seedTenant({ now })
    const { owner: person } = fresh
    const actor: Actor = {
      kind: 'user',
      tenantId: fresh.id,
      directoryId: person.directoryId,
      userId: person.id,
      name: 'O',
    }
    await withTenant(fresh.id, async (tx) => {
      const control = await tx.db.environment.findFirstOrThrow({ where: { kind: 'control' }, select: { id: true } })
      const event = {
        at: now,
        action: 'session.started',
        actor: { kind: 'user', id: person.id },
        target: newId(),
      } as const
      await record(tx, { ...event, environmentId: control.id })
    })
    const { steps } = await getStart.call({ actor, tenant: fresh.slug, now }, {})
    expect(steps.find(({ step }) => step === 'signIn')?.isDone).toBe(false)
  })
})
