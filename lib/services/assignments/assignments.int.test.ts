import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#lib/access/actor.ts'
import { countEffectiveOwners } from '#lib/access/owners.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { seedBuiltInRole } from '#lib/testing/people.ts'
import { onTestDatabase } from '#lib/testing/test-database.ts'
import { listAdministrators } from '../administrators/list.ts'
import { makeWorld, type World } from '../testing/world.ts'
import { createAssignment } from './create.ts'
import { removeAssignment } from './remove.ts'

onTestDatabase({ keys: 18 })

let world: World
const now = new Date()
const as = (actor: Actor) => ({ actor, tenant: world.tenant.slug, now })
const code = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'ok',
    (error: { code?: unknown }) => error.code ?? error,
  )
const owners = () => withTenant(world.tenant.id, countEffectiveOwners)

const assignmentOf = (userId: string, role: string) =>
  withTenant(world.tenant.id, async (tx) => {
    const row = await tx.db.assignment.findFirstOrThrow({ where: { userId, builtinRole: role } })
    return formatId('assignment', row.id)
  })

beforeAll(async () => {
  world = await makeWorld(now)
})

describe('giving and taking roles', () => {
  test('S10 an admin gives what they hold, and not Owner, to nobody and not to themselves', async () => {
    const { admin } = world.actors.tenant
    const self = formatId('user', 'userId' in admin ? admin.userId : '')
    const ben = formatId('user', world.tenant.ben.id)
    expect(await code(createAssignment.call(as(admin), { to: ben, role: 'owner' }))).toBe('forbidden')
    expect(await code(createAssignment.call(as(admin), { to: self, role: 'owner' }))).toBe('forbidden')
    expect(await code(createAssignment.call(as(admin), { to: ben, role: 'auditor' }))).toBe('ok')
    expect(await code(createAssignment.call(as(admin), { to: ben, role: 'auditor' }))).toBe('conflict')
  })

  test('S10 an admin does not take Owner from anybody', async () => {
    const id = await assignmentOf(world.tenant.owner.id, 'owner')
    expect(await code(removeAssignment.call(as(world.actors.tenant.admin), { id }))).toBe('forbidden')
  })

  test('8.3.2 a role that was taken no longer counts, for a session that was there before', async () => {
    const { auditor, owner } = world.actors.tenant
    expect(await code(listAdministrators.call(as(auditor), {}))).toBe('ok')
    const id = await assignmentOf('userId' in auditor ? auditor.userId : '', 'auditor')
    await removeAssignment.call(as(owner), { id })
    expect(await code(listAdministrators.call(as(auditor), {}))).toBe('forbidden')
  })

  test('7.4.2 a suspended person holds nothing', async () => {
    const { support } = world.actors.tenant
    const id = 'userId' in support ? support.userId : ''
    const { getOwnTenant } = await import('../tenant/get.ts')
    expect(await code(getOwnTenant.call(as(support), {}))).toBe('ok')
    await withTenant(world.tenant.id, (tx) => tx.db.user.updateMany({ where: { id }, data: { status: 'suspended' } }))
    expect(await code(getOwnTenant.call(as(support), {}))).toBe('forbidden')
  })

  test('somebody of the staging directory can not be made an administrator: they could never sign in here', async () => {
    const to = formatId('user', world.tenant.testAda.id)
    expect(await code(createAssignment.call(as(world.actors.tenant.owner), { to, role: 'admin' }))).toBe('invalid')
  })

  test('S10 two owners who take the role from each other at once leave one, and the last one stays', async () => {
    const { owner } = world.actors.tenant
    const second: Actor = { ...owner, userId: world.tenant.owner.id } as Actor
    const mine = await assignmentOf('userId' in owner ? owner.userId : '', 'owner')
    const theirs = await assignmentOf(world.tenant.owner.id, 'owner')
    expect(await owners()).toBe(2)
    const results = await Promise.all([
      code(removeAssignment.call(as(owner), { id: theirs })),
      code(removeAssignment.call(as(second), { id: mine })),
    ])
    expect(results.filter((result) => result === 'ok')).toHaveLength(1)
    expect(await owners()).toBe(1)
    const [last, lastId] = results[0] === 'ok' ? [owner, mine] : [second, theirs]
    expect(await code(removeAssignment.call(as(last), { id: lastId }))).toBe('forbidden')
    expect(await owners()).toBe(1)
  })

  test('an owner through a group counts as one', async () => {
    await withTenant(world.other.id, async (tx) => {
      const place = { tenantId: tx.tenantId, directoryId: world.other.directories.main }
      const group = await tx.db.group.create({
        data: { ...place, id: crypto.randomUUID(), slug: 'heads', displayName: 'Heads' },
      })
      await tx.db.groupMember.create({ data: { ...place, groupId: group.id, userId: world.other.ada.id } })
      const given = { id: crypto.randomUUID(), tenantId: tx.tenantId, builtinRole: 'owner' }
      await tx.db.assignment.create({ data: { ...given, groupDirectoryId: place.directoryId, groupId: group.id } })
      expect(await countEffectiveOwners(tx)).toBe(2)
      await seedBuiltInRole(tx, world.other.ada, 'owner', now)
      expect(await countEffectiveOwners(tx)).toBe(2)
    })
  })
})
