import { beforeAll, describe, expect, test, vi } from 'vitest'
import { statementsOf } from '#lib/db/testing/statements.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { runWith } from '#lib/kernel/context.ts'
import { newId } from '#lib/kernel/ids.ts'
import { type SeededTenant, seedTenant } from '#lib/testing/seed-tenant.ts'
import { onTestDatabase } from '#lib/testing/test-database.ts'
import { BoundedQueue } from './bounded-queue.ts'
import { signInWithPassword } from './sign-in.ts'

onTestDatabase()

let tenant: SeededTenant
let network = 0
beforeAll(async () => {
  tenant = await seedTenant()
})

/** What a wrong password costs: the statements, the hashes, and the rows of counters that it leaves. */
async function workFor(identifier: string) {
  const environment = { id: tenant.production.id, kind: 'production' }
  const place = { tenantId: tenant.id, directoryId: tenant.directories.main, environment }
  const ask = {
    place,
    identifier,
    password: 'not it at all, no',
    browserId: null,
    ip: `10.9.${network++}.1`,
    now: new Date(),
  }
  const counters = () => withTenant(tenant.id, (tx) => tx.db.attempt.findMany({ select: { scope: true, count: true } }))
  const before = await counters()
  const hashes = vi.spyOn(BoundedQueue.prototype, 'run')
  const statements = await statementsOf(() =>
    runWith({ requestId: newId(), ip: ask.ip, userAgent: 'test' }, () => signInWithPassword(ask)),
  )
  const hashed = hashes.mock.calls.length
  hashes.mockRestore()
  const scopes = (await counters()).map(({ scope }) => scope).sort()
  return { statements, hashed, counters: scopes.length - before.length }
}

describe('ASVS 6.3.8 a wrong password', () => {
  test('costs one hash, the same statements and the same counters for somebody and for nobody', async () => {
    const { ada } = tenant
    await workFor(ada.email)
    const known = await workFor(ada.email)
    const unknown = await workFor(`nobody-${newId().slice(-12)}@example.test`)
    const first = await workFor(`nobody-${newId().slice(-12)}@example.test`)
    expect(known.hashed).toBe(1)
    expect(known.statements.length).toBeGreaterThan(5)
    expect(unknown.hashed).toBe(known.hashed)
    expect(unknown.statements).toEqual(known.statements)
    // The person's own counter stands already; nobody's begins, as that of a person who was never guessed at does.
    expect(first).toEqual(unknown)
    expect(unknown.counters - known.counters).toBe(1)
  })

  test('costs the same for somebody without a password', async () => {
    const { ben } = tenant
    const before = await workFor(ben.email)
    await withTenant(tenant.id, (tx) => tx.db.credential.deleteMany({ where: { userId: ben.id } }))
    const without = await workFor(ben.email)
    expect(without.statements).toEqual(before.statements)
    expect(without.hashed).toBe(1)
  })
})
