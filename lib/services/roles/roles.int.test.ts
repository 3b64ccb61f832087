import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#lib/access/actor.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { formatId, newId } from '#lib/kernel/ids.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { onTestDatabase } from '#lib/testing/test-database.ts'
import { createAssignment } from '../assignments/create.ts'
import { permissionImpact } from '../permissions/impact.ts'
import { seedRole } from '../testing/access-things.ts'
import { makeWorld, type World } from '../testing/world.ts'
import { containRole } from './contain.ts'
import { createRole } from './create.ts'
import { deleteRole } from './delete.ts'
import { duplicateRole } from './duplicate.ts'
import { getRole } from './get.ts'
import { setRolePermissions } from './set-permissions.ts'

onTestDatabase({ keys: 18 })

let world: World
const now = new Date()
const as = (actor: Actor) => ({ actor, tenant: world.tenant.slug, now })
const owner = () => as(world.actors.tenant.owner)
const code = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'ok',
    (error: { code?: unknown }) => error.code ?? error,
  )

/** A new role: its stored and its shown id. */
async function role(contains: string[] = [], permissionIds: string[] = []) {
  const slug = `r${newId().slice(-10)}`
  const stored = await withTenant(world.tenant.id, (tx) => seedRole(tx, { slug, contains, permissionIds, now }))
  return { stored, id: formatId('role', stored), slug }
}

const invoices = (name: string) => world.tenant.api.permissions[name] ?? ''
const edges = (ids: string[]) =>
  withTenant(world.tenant.id, (tx) =>
    tx.db.roleRole.count({ where: { parentRoleId: { in: ids }, childRoleId: { in: ids } } }),
  )

beforeAll(async () => {
  world = await makeWorld(now)
})

describe('roles within roles', () => {
  test('a circle is refused, at any depth', async () => {
    const [a, b, c] = [await role(), await role(), await role()]
    expect(await code(containRole.call(owner(), { id: a.id, role: b.id }))).toBe('ok')
    expect(await code(containRole.call(owner(), { id: b.id, role: c.id }))).toBe('ok')
    expect(await code(containRole.call(owner(), { id: c.id, role: a.id }))).toBe('conflict')
    expect(await code(containRole.call(owner(), { id: a.id, role: a.id }))).toBe('conflict')
    expect(await code(containRole.call(owner(), { id: a.id, role: b.id }))).toBe('conflict')
    expect(await code(containRole.call(owner(), { id: a.id, role: c.id }))).toBe('ok')
  })

  test('two nestings at once that would make a circle together leave one', async () => {
    for (let round = 0; round < 5; round++) {
      const [a, b] = [await role(), await role()]
      const results = await Promise.all([
        code(containRole.call(owner(), { id: a.id, role: b.id })),
        code(containRole.call(owner(), { id: b.id, role: a.id })),
      ])
      expect(results.sort()).toEqual(['conflict', 'ok'])
      expect(await edges([a.stored, b.stored])).toBe(1)
    }
  })

  test('only so many stand one within the other', async () => {
    let inner = await role()
    for (let depth = 2; depth <= bounds.role.depth; depth++) inner = await role([inner.stored])
    const outer = await role()
    expect(await code(containRole.call(owner(), { id: outer.id, role: inner.id }))).toBe('conflict')
  })

  test('a copy gives the same, and nobody has it', async () => {
    const inner = await role([], [invoices('invoices:read')])
    const first = await role([inner.stored], [invoices('invoices:write')])
    const made = await duplicateRole.call(owner(), { id: first.id, name: `Copy of ${first.slug}` })
    const shown = await getRole.call(owner(), made)
    expect(shown.contains.map(({ id }) => id)).toEqual([inner.id])
    const given = shown.apis.flatMap(({ permissions }) =>
      permissions.filter(({ granted, through }) => granted || through.length > 0),
    )
    expect(given.map(({ name, granted, through }) => [name, granted, through])).toEqual([
      ['invoices:read', false, [inner.slug]],
      ['invoices:write', true, []],
    ])
    expect(shown.given).toEqual({ members: 0, clients: 0 })
  })
})

describe('the matrix is saved as a whole', () => {
  test('UX-C10 a second save of the same page is a conflict, and the first one stands', async () => {
    const { id } = await role()
    const { version } = await getRole.call(owner(), { id })
    const granted = [formatId('permission', invoices('invoices:read'))]
    expect(await setRolePermissions.call(owner(), { id, version, granted })).toEqual({ added: 1, removed: 0 })
    expect(await code(setRolePermissions.call(owner(), { id, version, granted: [] }))).toBe('conflict')
    const after = await getRole.call(owner(), { id })
    expect(after.apis.flatMap(({ permissions }) => permissions.filter(({ granted: has }) => has))).toHaveLength(1)
    expect(await setRolePermissions.call(owner(), { id, version: after.version, granted: [] })).toEqual({
      added: 0,
      removed: 1,
    })
  })

  test('of two at once one is saved', async () => {
    const { id } = await role()
    const { version } = await getRole.call(owner(), { id })
    const [read, write] = ['invoices:read', 'invoices:write'].map((name) => formatId('permission', invoices(name)))
    const results = await Promise.all(
      [read, write].map((each) => code(setRolePermissions.call(owner(), { id, version, granted: [each ?? ''] }))),
    )
    expect(results.sort()).toEqual(['conflict', 'ok'])
  })

  test('nothing changed is no event, and a permission that names nothing is 404', async () => {
    const { id } = await role()
    const { version } = await getRole.call(owner(), { id })
    const count = () => withTenant(world.tenant.id, (tx) => tx.db.auditEvent.count())
    const before = await count()
    expect(await setRolePermissions.call(owner(), { id, version, granted: [] })).toEqual({ added: 0, removed: 0 })
    expect(await count()).toBe(before)
    const foreign = await withTenant(world.other.id, (tx) => tx.db.permission.findFirstOrThrow())
    for (const wrong of [formatId('permission', foreign.id), formatId('permission', newId()), 'prm_nothing'])
      expect(await code(setRolePermissions.call(owner(), { id, version, granted: [wrong] }))).toBe('not_found')
  })
})

describe('what a change touches is told before it is made', () => {
  test('roles, clients and people of a permission: contained roles and groups counted in, each person once', async () => {
    const { tenant } = world
    const inner = await role([], [tenant.opaqueApi.permissions['ledger:read'] ?? ''])
    const outer = await role([inner.stored])
    const id = formatId('permission', tenant.opaqueApi.permissions['ledger:read'] ?? '')
    const before = await permissionImpact.call(owner(), { id })
    expect([before.roles.count, before.people]).toEqual([1, 0])
    expect(before.clients.count).toBeGreaterThan(0)
    const { group, user, spareUser } = world.seed
    for (const [held, to] of [
      [inner.id, user.id],
      [outer.id, spareUser.id],
      [outer.id, group.id],
      [inner.id, formatId('client', tenant.production.service.id)],
    ])
      await createAssignment.call(owner(), { role: held ?? '', to: to ?? '' })
    const after = await permissionImpact.call(owner(), { id })
    expect([after.roles.count, after.people, after.clientsWithRole]).toEqual([1, 2, 1])
    expect((await getRole.call(owner(), { id: inner.id })).affected).toEqual({ people: 2, clients: 1 })
    expect((await getRole.call(owner(), { id: outer.id })).affected).toEqual({ people: 2, clients: 0 })
  })

  test('a role goes only by its name, and the trail says whom it left', async () => {
    const doomed = await role()
    await createAssignment.call(owner(), { role: doomed.id, to: world.seed.user.id })
    expect(await code(deleteRole.call(owner(), { id: doomed.id, confirm: 'something' }))).toBe('invalid')
    expect(await code(deleteRole.call(owner(), { id: doomed.id, confirm: doomed.slug }))).toBe('ok')
    const event = await withTenant(world.tenant.id, (tx) =>
      tx.db.auditEvent.findFirstOrThrow({ where: { action: 'role.deleted', targetId: doomed.stored } }),
    )
    expect(event.changes).toMatchObject({ before: { slug: doomed.slug, people: 1, clients: 0 } })
    expect(await code(getRole.call(owner(), { id: doomed.id }))).toBe('not_found')
  })
})

describe('names', () => {
  test('a slug is made of the name, once', async () => {
    const { id } = await createRole.call(owner(), { name: 'Warehouse lead (EMEA) é' })
    expect((await getRole.call(owner(), { id })).role.slug).toBe('warehouse-lead-emea-e')
    expect(await code(createRole.call(owner(), { name: 'Warehouse lead – EMEA é' }))).toBe('conflict')
    expect(await code(createRole.call(owner(), { name: '役割' }))).toBe('invalid')
    expect(await code(createRole.call(owner(), { name: 'Owner', slug: 'owner' }))).toBe('invalid')
  })
})
