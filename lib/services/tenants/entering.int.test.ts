import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#lib/access/actor.ts'
import { enteredUntil } from '#lib/access/entry.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { platformTenant } from '#lib/tenancy/resolve.ts'
import { onTestDatabase } from '#lib/testing/test-database.ts'
import { listClients } from '../clients/list.ts'
import { makeWorld, type World } from '../testing/world.ts'
import { createUser } from '../users/create.ts'
import { enterTenant } from './enter.ts'
import { leaveTenant } from './leave.ts'

onTestDatabase({ keys: 18 })

let world: World
let operator: Extract<Actor, { kind: 'operator' }>
const now = new Date()
const code = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'ok',
    (error: { code?: unknown }) => error.code ?? error,
  )
const until = (at: Date) => withTenant(world.tenant.id, (tx) => enteredUntil(tx, operator.userId, at))

beforeAll(async () => {
  world = await makeWorld(now)
  const home = world.actors.platform.owner
  if (home.kind !== 'user') throw new Error('an operator is a person')
  operator = {
    ...home,
    kind: 'operator',
    tenantId: world.tenant.id,
    homeTenantId: (await platformTenant()).id,
    until: plusSeconds(now, 3_600),
  }
})

describe('an operator in a tenant', () => {
  const reason = 'The owner asked for help, ticket 4711'

  test('is a stranger until they enter, and enters for a reason', async () => {
    expect(await until(now)).toBeUndefined()
    const call = { actor: world.actors.platform.owner, tenant: 'platform', now }
    expect(await code(enterTenant.call(call, { tenant: world.tenant.slug, reason: 'why' }))).toBe('invalid')
    expect(await code(listClients.call({ ...call, tenant: world.tenant.slug }, { environment: 'production' }))).toBe(
      'not_found',
    )
    await enterTenant.call(call, { tenant: world.tenant.slug, reason })
    expect(await until(now)).toEqual(plusSeconds(now, 3_600))
  })

  test('the tenant’s own trail tells of it, with the reason', async () => {
    const told = await withTenant(world.tenant.id, (tx) =>
      tx.db.auditEvent.findFirstOrThrow({ where: { action: 'operator.entered' } }),
    )
    expect(told).toMatchObject({ actorKind: 'operator', actorId: operator.userId, targetId: world.tenant.id })
    expect(told.changes).toMatchObject({ after: { reason } })
  })

  test('holds there what they hold at home, and what they do is told as an operator’s', async () => {
    const call = { actor: operator, tenant: world.tenant.slug, now }
    expect(await code(listClients.call(call, { environment: 'production' }))).toBe('ok')
    const person = { directory: 'main', displayName: 'Eve', email: 'eve@example.test' }
    const { user } = await createUser.call(call, person)
    const told = await withTenant(world.tenant.id, (tx) =>
      tx.db.auditEvent.findMany({ where: { action: 'user.created', actorId: operator.userId } }),
    )
    expect(told.map(({ actorKind }) => actorKind)).toEqual(['operator'])
    expect(user.email).toBe('eve@example.test')
  })

  test('S02 in no other tenant, and with no role at home in none', async () => {
    const elsewhere = { actor: operator, tenant: world.other.slug, now }
    expect(await code(listClients.call(elsewhere, { environment: 'production' }))).toBe('not_found')
    const { nobody } = world.actors.platform
    const userId = nobody.kind === 'user' ? nobody.userId : ''
    const call = { actor: { ...operator, userId }, tenant: world.tenant.slug, now }
    expect(await code(listClients.call(call, { environment: 'production' }))).toBe('forbidden')
  })

  test('8.3.2 is out when what they are at home no longer lets them enter', async () => {
    const { admin } = world.actors.platform
    const userId = admin.kind === 'user' ? admin.userId : ''
    const call = { actor: { ...operator, userId }, tenant: world.tenant.slug, now }
    expect(await code(listClients.call(call, { environment: 'production' }))).toBe('forbidden')
    const person = { directory: 'main', displayName: 'Eve', email: 'eve.again@example.test' }
    expect(await code(createUser.call(call, person))).toBe('forbidden')
  })

  test('is out after an hour, or when they leave', async () => {
    expect(await until(plusSeconds(now, 3_599))).toBeDefined()
    expect(await until(plusSeconds(now, 3_600))).toBeUndefined()
    const later = plusSeconds(now, 60)
    await leaveTenant.call(
      { actor: world.actors.platform.owner, tenant: 'platform', now: later },
      { tenant: world.tenant.slug },
    )
    expect(await until(plusSeconds(now, 61))).toBeUndefined()
  })
})
