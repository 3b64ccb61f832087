import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#lib/access/actor.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { platformTenant } from '#lib/tenancy/resolve.ts'
import { onTestDatabase } from '#lib/testing/test-database.ts'
import { makeWorld, type World } from '../testing/world.ts'
import { addOperator } from './add.ts'
import { changeOperatorRole } from './change-role.ts'
import { listOperators } from './list.ts'
import { removeOperator } from './remove.ts'

onTestDatabase({ keys: 24 })

let world: World
let platformId: string
const now = new Date()
const as = (actor: Actor) => ({ actor, tenant: 'platform', now })
const code = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'ok',
    (error: { code?: unknown }) => error.code ?? error,
  )
const idOf = (actor: Actor): string => formatId('user', actor.kind === 'user' ? actor.userId : '')
const rolesOf = async (id: string) =>
  (await listOperators.call(as(world.actors.platform.owner), {})).rows
    .filter((row) => row.id === id)
    .map((row) => row.role)

beforeAll(async () => {
  world = await makeWorld(now)
  platformId = (await platformTenant()).id
})

describe('operators', () => {
  test('a new one gets a first password, once, which must be replaced; somebody known only a role', async () => {
    const owner = as(world.actors.platform.owner)
    const email = 'nina@example.test'
    const nameless = addOperator.call(owner, { email, role: 'support' })
    await expect(nameless).rejects.toMatchObject({ fields: { displayName: expect.any(String) } })
    const made = await addOperator.call(owner, { email, displayName: 'Nina New', role: 'support' })
    expect(made.password).toMatch(/^[a-z2-9-]{23}$/)
    expect(await rolesOf(made.id)).toEqual(['support'])
    const credential = await withTenant(platformId, (tx) =>
      tx.db.user.findFirstOrThrow({ where: { displayName: 'Nina New' }, select: { id: true } }),
    )
    expect(made.id).toBe(formatId('user', credential.id))
    await removeOperator.call(owner, { id: made.id })
    expect(await rolesOf(made.id)).toEqual([])
    const again = await addOperator.call(owner, { email: 'NINA@example.test', role: 'auditor' })
    expect(again).toMatchObject({ id: made.id, password: null })
    expect(await code(addOperator.call(owner, { email, role: 'auditor' }))).toBe('conflict')
  })

  test('S10 nobody gives, takes or changes what they do not hold', async () => {
    const { owner, admin, support } = world.actors.platform
    const asAdmin = as(admin)
    const wanted = { email: 'eve@example.test', displayName: 'Eve' }
    expect(await code(addOperator.call(asAdmin, { ...wanted, role: 'owner' }))).toBe('forbidden')
    expect(await code(changeOperatorRole.call(asAdmin, { id: idOf(owner), role: 'auditor' }))).toBe('forbidden')
    expect(await code(changeOperatorRole.call(asAdmin, { id: idOf(admin), role: 'owner' }))).toBe('forbidden')
    expect(await code(removeOperator.call(asAdmin, { id: idOf(owner) }))).toBe('forbidden')
    expect(await code(changeOperatorRole.call(asAdmin, { id: idOf(support), role: 'user_manager' }))).toBe('ok')
    expect(await rolesOf(idOf(support))).toEqual(['user_manager'])
    const seen = (await listOperators.call(asAdmin, {})).rows.find((row) => row.id === idOf(owner))
    expect(seen).toMatchObject({ mayChange: false })
  })

  test('S10 the last owner stays, whichever way they would go, two at once included', async () => {
    const { owner } = world.actors.platform
    const call = as(owner)
    expect(await code(removeOperator.call(call, { id: idOf(owner) }))).toBe('forbidden')
    expect(await code(changeOperatorRole.call(call, { id: idOf(owner), role: 'admin' }))).toBe('forbidden')
    const second = await addOperator.call(call, { email: 'otto@example.test', displayName: 'Otto', role: 'owner' })
    const both = [removeOperator.call(call, { id: idOf(owner) }), removeOperator.call(call, { id: second.id })]
    expect((await Promise.all(both.map(code))).sort()).toEqual(['forbidden', 'ok'])
    const owners = await withTenant(platformId, (tx) =>
      tx.db.assignment.count({ where: { builtinRole: 'owner', userId: { not: null } } }),
    )
    expect(owners).toBe(1)
  })

  test('S02 in a tenant there are no operators, and a tenant’s people are none', async () => {
    const call = { actor: world.actors.tenant.owner, tenant: world.tenant.slug, now }
    expect(await code(listOperators.call(call, {}))).toBe('not_found')
    const theirs = { email: world.tenant.ada.email, displayName: 'Ada', role: 'owner' } as const
    expect(await code(addOperator.call(call, theirs))).toBe('not_found')
    const system = { actor: { kind: 'system', name: 'command line' } as const, tenant: 'platform', now }
    expect(await code(removeOperator.call(system, { id: formatId('user', world.tenant.ada.id) }))).toBe('not_found')
  })
})
