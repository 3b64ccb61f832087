import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#lib/access/actor.ts'
import { may } from '#lib/access/may.ts'
import { countEffectiveOwners } from '#lib/access/owners.ts'
import type { Permission } from '#lib/access/permissions.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { formatId, newId } from '#lib/kernel/ids.ts'
import { seedUser } from '#lib/testing/people.ts'
import { onTestDatabase } from '#lib/testing/test-database.ts'
import { listAdministrators } from '../administrators/list.ts'
import { createAssignment } from '../assignments/create.ts'
import { removeAssignment } from '../assignments/remove.ts'
import { getOwnTenant } from '../tenant/get.ts'
import { seedRole } from '../testing/access-things.ts'
import { makeWorld, type World } from '../testing/world.ts'
import { suspendUser } from '../users/suspend.ts'
import { changeRole } from './change.ts'
import { containRole } from './contain.ts'
import { deleteRole } from './delete.ts'
import { duplicateRole } from './duplicate.ts'
import { getRole } from './get.ts'
import { setRolePermissions } from './set-permissions.ts'
import { uncontainRole } from './uncontain.ts'

onTestDatabase({ keys: 18 })

let world: World
let management: Map<string, string>
const now = new Date()
const as = (actor: Actor) => ({ actor, tenant: world.tenant.slug, now })
const owner = () => as(world.actors.tenant.owner)
const code = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'ok',
    (error: { code?: unknown }) => error.code ?? error,
  )
const allowed = (actor: Actor, permission: Permission, environmentId?: string) =>
  withTenant(world.tenant.id, async (tx) => (await may(tx, actor, permission, environmentId)).allowed)

/** A role that gives these permissions of the console. */
async function adminRole(permissions: readonly Permission[], contains: string[] = []) {
  const slug = `r${newId().slice(-10)}`
  const permissionIds = permissions.map((name) => management.get(name) ?? '')
  const stored = await withTenant(world.tenant.id, (tx) => seedRole(tx, { slug, permissionIds, contains, now }))
  return { stored, slug, id: formatId('role', stored) }
}

/** Somebody new, who has no role yet. */
async function person(): Promise<{ id: string; actor: Actor }> {
  const name = newId().slice(-10)
  const { id, directoryId } = await withTenant(world.tenant.id, (tx) =>
    seedUser(tx, {
      directoryId: world.tenant.directories.main,
      email: `${name}@example.test`,
      displayName: name,
      password: 'five red foxes run',
      now,
    }),
  )
  const actor: Actor = { kind: 'user', tenantId: world.tenant.id, directoryId, userId: id, name }
  return { id: formatId('user', id), actor }
}

/** Somebody who has one role of the tenant's own that gives these permissions. */
async function holderOf(permissions: readonly Permission[], environment?: string) {
  const someone = await person()
  const role = await adminRole(permissions)
  const { id: assignment } = await createAssignment.call(owner(), { role: role.id, to: someone.id, environment })
  return { ...someone, role, assignment }
}

const shown = (name: Permission) => formatId('permission', management.get(name) ?? '')

beforeAll(async () => {
  world = await makeWorld(now)
  management = await withTenant(world.tenant.id, async (tx) => {
    const rows = await tx.db.permission.findMany({ where: { apiId: world.tenant.managementApiId } })
    return new Map(rows.map(({ name, id }) => [name, id]))
  })
})

describe('a role of one’s own counts in the console', () => {
  test('8.3.2 directly, and no longer from the next call on when it is taken', async () => {
    const { actor, assignment } = await holderOf(['tenant:read', 'user:read'])
    expect(await allowed(actor, 'user:read')).toBe(true)
    expect(await allowed(actor, 'user:write')).toBe(false)
    expect(await code(getOwnTenant.call(as(actor), {}))).toBe('ok')
    await removeAssignment.call(owner(), { id: assignment })
    expect(await code(getOwnTenant.call(as(actor), {}))).toBe('forbidden')
  })

  test('through a group, through a contained role at any depth, and with all three ways the answer says why', async () => {
    const innermost = await adminRole(['user:read'])
    const middle = await adminRole([], [innermost.stored])
    const outer = await adminRole(['group:read'], [middle.stored])
    const { ada } = world.tenant
    const actor: Actor = {
      kind: 'user',
      tenantId: world.tenant.id,
      directoryId: ada.directoryId,
      userId: ada.id,
      name: '',
    }
    expect(await allowed(actor, 'user:read')).toBe(false)
    const { id } = await createAssignment.call(owner(), { role: outer.id, to: world.seed.group.id })
    const answer = await withTenant(world.tenant.id, (tx) => may(tx, actor, 'user:read'))
    expect(answer).toEqual({ allowed: true, why: [`${outer.slug}, through readers`] })
    await uncontainRole.call(owner(), { id: middle.id, role: innermost.id })
    expect(await allowed(actor, 'user:read')).toBe(false)
    expect(await allowed(actor, 'group:read')).toBe(true)
    await removeAssignment.call(owner(), { id })
  })

  test('in one environment alone when it was given there, and not while its holder is suspended', async () => {
    const { actor } = await holderOf(['client:read', 'client:write'], 'staging')
    const { staging, production } = world.tenant
    expect(await allowed(actor, 'client:write', staging.id)).toBe(true)
    expect(await allowed(actor, 'client:write', production.id)).toBe(false)
    expect(await allowed(actor, 'client:write')).toBe(false)
    const userId = 'userId' in actor ? actor.userId : ''
    await withTenant(world.tenant.id, (tx) =>
      tx.db.user.updateMany({ where: { id: userId }, data: { status: 'suspended' } }),
    )
    expect(await allowed(actor, 'client:write', staging.id)).toBe(false)
  })

  test('a circle, should one ever be stored, ends', async () => {
    const { actor, role } = await holderOf(['user:read'])
    const other = await adminRole(['group:read'], [role.stored])
    await withTenant(world.tenant.id, (tx) =>
      tx.db.roleRole.createMany({ data: [{ parentRoleId: role.stored, childRoleId: other.stored }] }),
    )
    expect(await allowed(actor, 'group:read')).toBe(true)
  })

  test('a permission of an API of one’s own that has the name of ours gives nothing here', async () => {
    const someone = await person()
    const stored = await withTenant(world.tenant.id, async (tx) => {
      const id = newId(now)
      await tx.db.permission.createMany({ data: [{ id, apiId: world.tenant.api.id, name: 'user:read' }] })
      return seedRole(tx, { slug: `r${newId().slice(-10)}`, permissionIds: [id], now })
    })
    await createAssignment.call(owner(), { role: formatId('role', stored), to: someone.id })
    expect(await allowed(someone.actor, 'user:read')).toBe(false)
  })

  test('it is listed among those who administer; a role that gives nothing here is not', async () => {
    const { id } = await holderOf(['user:read'])
    const plain = await person()
    await createAssignment.call(owner(), { role: (await adminRole([])).id, to: plain.id })
    const { rows } = await listAdministrators.call(owner(), { limit: 200 })
    const listed = rows.map(({ holder }) => holder.id)
    expect(listed).toContain(id)
    expect(listed).not.toContain(plain.id)
  })
})

const desk: readonly Permission[] = [
  'tenant:read',
  'role:read',
  'role:write',
  'assignment:write',
  'user:read',
  'user:write',
]

describe('S10 nobody gives what they do not hold, on every way of giving', () => {
  test('S10 a permission of the console is added to a role by who holds it, and never one of the installation', async () => {
    const { actor } = await holderOf(desk)
    const { id } = await adminRole([])
    const save = async (who: Actor, granted: string[]) =>
      code(setRolePermissions.call(as(who), { id, version: (await getRole.call(owner(), { id })).version, granted }))
    expect(await save(actor, [shown('client:secret')])).toBe('forbidden')
    expect(await save(actor, [shown('user:write')])).toBe('ok')
    expect(await save(world.actors.tenant.owner, [shown('client:secret')])).toBe('ok')
    expect(await save(actor, [])).toBe('forbidden')
    const forged = newId(now)
    await withTenant(world.tenant.id, (tx) =>
      tx.db.permission.createMany({
        data: [{ id: forged, apiId: world.tenant.managementApiId, name: 'platform:tenant:delete' }],
      }),
    )
    const wanted = [shown('client:secret'), formatId('permission', forged)]
    expect(await save(world.actors.tenant.owner, wanted)).toBe('forbidden')
  })

  test('S10 stored nonetheless, a permission of the installation or of nobody counts for nothing', async () => {
    const { actor, role } = await holderOf(['tenant:read'])
    await withTenant(world.tenant.id, async (tx) => {
      const row = await tx.db.permission.findFirstOrThrow({ where: { name: 'platform:tenant:delete' } })
      await tx.db.rolePermission.createMany({ data: [{ roleId: role.stored, permissionId: row.id }] })
    })
    expect(await allowed(actor, 'platform:tenant:delete')).toBe(false)
    expect(await allowed(actor, 'tenant:read')).toBe(true)
  })

  test('S10 nesting: the inner role, and the outer one, are within what the actor holds', async () => {
    const { actor } = await holderOf(desk)
    const [mine, more, empty] = [await adminRole(['user:read']), await adminRole(['user:delete']), await adminRole([])]
    expect(await code(containRole.call(as(actor), { id: empty.id, role: more.id }))).toBe('forbidden')
    expect(await code(containRole.call(as(actor), { id: more.id, role: empty.id }))).toBe('forbidden')
    expect(await code(containRole.call(as(actor), { id: empty.id, role: mine.id }))).toBe('ok')
    const wrapped = await adminRole([], [more.stored])
    expect(await code(containRole.call(as(actor), { id: empty.id, role: wrapped.id }))).toBe('forbidden')
    expect(await code(containRole.call(owner(), { id: empty.id, role: wrapped.id }))).toBe('ok')
    expect(await code(uncontainRole.call(as(actor), { id: empty.id, role: wrapped.id }))).toBe('forbidden')
  })

  test('S10 a role that gives more is renamed, copied and deleted by who holds it', async () => {
    const { actor } = await holderOf(desk)
    for (const [permissions, expected] of [
      [['user:delete'], 'forbidden'],
      [['user:read'], 'ok'],
      [[], 'ok'],
    ] as const) {
      const { id, slug } = await adminRole(permissions)
      expect(await code(changeRole.call(as(actor), { id, name: 'Other' }))).toBe(expected)
      expect(await code(duplicateRole.call(as(actor), { id, name: `Copy ${slug}` }))).toBe(expected)
      expect(await code(deleteRole.call(as(actor), { id, confirm: slug }))).toBe(expected)
    }
  })

  test('S10 giving and taking: to somebody, to a group that one is in, to oneself', async () => {
    const { actor, id: self } = await holderOf(desk)
    const more = await adminRole(['user:delete'])
    const within = await adminRole(['user:read', 'user:write'])
    const other = await person()
    for (const to of [other.id, self, world.seed.group.id]) {
      expect([to, await code(createAssignment.call(as(actor), { role: more.id, to }))]).toEqual([to, 'forbidden'])
      expect([to, await code(createAssignment.call(as(actor), { role: 'owner', to }))]).toEqual([to, 'forbidden'])
      expect([to, await code(createAssignment.call(as(actor), { role: within.id, to }))]).toEqual([to, 'ok'])
    }
    const { id } = await createAssignment.call(owner(), { role: more.id, to: other.id })
    expect(await code(removeAssignment.call(as(actor), { id }))).toBe('forbidden')
    expect(await code(removeAssignment.call(owner(), { id }))).toBe('ok')
  })

  test('S10 built-in roles take a permission of their own, and all that they give', async () => {
    const other = await person()
    const { actor: without } = await holderOf([...desk, 'administrator:read'])
    expect(await code(createAssignment.call(as(without), { role: 'support', to: other.id }))).toBe('forbidden')
    const { actor: less } = await holderOf([...desk, 'administrator:write'])
    expect(await code(createAssignment.call(as(less), { role: 'support', to: other.id }))).toBe('forbidden')
    const { admin } = world.actors.tenant
    expect(await code(createAssignment.call(as(admin), { role: 'support', to: other.id }))).toBe('ok')
  })

  test('S10 a role held in one environment gives nothing elsewhere', async () => {
    const { actor } = await holderOf(desk, 'staging')
    const role = await adminRole(['user:read'])
    const other = await person()
    const give = (environment?: string) =>
      code(createAssignment.call(as(actor), { role: role.id, to: other.id, environment }))
    expect(await give()).toBe('forbidden')
    expect(await give('production')).toBe('forbidden')
    expect(await give('staging')).toBe('ok')
  })

  test('S10 nobody acts on somebody who holds more through a role of the tenant’s own', async () => {
    const { actor } = await holderOf(desk)
    const [more, less] = [await holderOf(['user:delete', 'client:write']), await holderOf(['user:read'])]
    const suspend = (id: string) => code(suspendUser.call(as(actor), { directory: 'main', id }))
    expect(await suspend(more.id)).toBe('forbidden')
    expect(await suspend(less.id)).toBe('ok')
  })
})

describe('what the tenant’s own apps understand', () => {
  test('is given by who may give roles: they need not be users of these apps', async () => {
    const { actor } = await holderOf(desk)
    const stored = await withTenant(world.tenant.id, (tx) =>
      seedRole(tx, {
        slug: `r${newId().slice(-10)}`,
        permissionIds: [world.tenant.api.permissions['invoices:write'] ?? ''],
        now,
      }),
    )
    const client = formatId('client', world.tenant.production.service.id)
    const role = formatId('role', stored)
    expect(await code(createAssignment.call(as(actor), { role, to: world.seed.user.id }))).toBe('ok')
    expect(await code(createAssignment.call(as(actor), { role, to: world.seed.user.id }))).toBe('conflict')
    expect(await code(createAssignment.call(as(actor), { role, to: client, environment: 'staging' }))).toBe('not_found')
    expect(await code(createAssignment.call(owner(), { role, to: client }))).toBe('ok')
    expect(await code(createAssignment.call(owner(), { role: 'support', to: client }))).toBe('invalid')
  })
})

describe('S10 the last owner', () => {
  const owners = () => withTenant(world.other.id, countEffectiveOwners)

  test('S10 stays, whoever holds every permission through a role of their own or a group', async () => {
    const { other, foreignOwner } = world
    const call = { actor: foreignOwner, tenant: other.slug, now }
    const everything = await withTenant(other.id, async (tx) => {
      const rows = await tx.db.permission.findMany({ where: { apiId: other.managementApiId } })
      return seedRole(tx, { slug: 'everything', permissionIds: rows.map(({ id }) => id), now })
    })
    const ada = formatId('user', other.ada.id)
    await createAssignment.call(call, { role: formatId('role', everything), to: ada })
    expect(await owners()).toBe(1)
    const mine = await withTenant(other.id, (tx) =>
      tx.db.assignment.findFirstOrThrow({ where: { builtinRole: 'owner' } }),
    )
    const asAda: Actor = { ...foreignOwner, userId: other.ada.id } as Actor
    const id = formatId('assignment', mine.id)
    expect(await code(removeAssignment.call(call, { id }))).toBe('forbidden')
    expect(await code(removeAssignment.call({ ...call, actor: asAda }, { id }))).toBe('forbidden')
    expect(await code(createAssignment.call({ ...call, actor: asAda }, { role: 'owner', to: ada }))).toBe('forbidden')
    expect(await owners()).toBe(1)
  })

  test('S10 may go once a group owns the tenant, and then the group’s assignment stays', async () => {
    const { other, foreignOwner } = world
    const call = { actor: foreignOwner, tenant: other.slug, now }
    const groupId = newId(now)
    await withTenant(other.id, async (tx) => {
      const directoryId = other.directories.main
      await tx.db.group.createMany({ data: [{ id: groupId, directoryId, slug: 'heads', displayName: 'Heads' }] })
      await tx.db.groupMember.createMany({ data: [{ directoryId, groupId, userId: other.ben.id }] })
    })
    const given = await createAssignment.call(call, { role: 'owner', to: formatId('group', groupId) })
    expect(await owners()).toBe(2)
    const mine = await withTenant(other.id, (tx) =>
      tx.db.assignment.findFirstOrThrow({ where: { builtinRole: 'owner', userId: other.owner.id } }),
    )
    expect(await code(removeAssignment.call(call, { id: formatId('assignment', mine.id) }))).toBe('ok')
    const asBen: Actor = { ...foreignOwner, userId: other.ben.id } as Actor
    expect(await code(removeAssignment.call({ ...call, actor: asBen }, given))).toBe('forbidden')
    expect(await owners()).toBe(1)
  })
})
