import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#lib/access/actor.ts'
import { countEffectiveOwners } from '#lib/access/owners.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { formatId, newId, parseId } from '#lib/kernel/ids.ts'
import { seedBuiltInRole, seedUser } from '#lib/testing/people.ts'
import { onTestDatabase } from '#lib/testing/test-database.ts'
import { writeCursor } from '../paging.ts'
import { readingList } from '../paging-scope.ts'
import { makeWorld, type World } from '../testing/world.ts'
import { deleteUser } from '../users/delete.ts'
import { addMembers } from './add-members.ts'
import { changeGroup } from './change.ts'
import { createGroup } from './create.ts'
import { deleteGroup } from './delete.ts'
import { getGroup } from './get.ts'
import { listGroups } from './list.ts'
import { listMembers } from './members.ts'
import { removeMembers } from './remove-members.ts'

onTestDatabase({ keys: 18 })

let world: World
const now = new Date()
const directory = 'main'
const as = (actor: Actor) => ({ actor, tenant: world.tenant.slug, now })
const owner = () => as(world.actors.tenant.owner)
const code = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'ok',
    (error: { code?: unknown }) => error.code ?? error,
  )

/** A new group, by its shown id, with the roles that it gives. */
async function group(slug: string, ...builtInRoles: string[]): Promise<string> {
  const { group: made } = await createGroup.call(owner(), { directory, slug, displayName: slug })
  await withTenant(world.tenant.id, (tx) =>
    tx.db.assignment.createMany({
      data: builtInRoles.map((builtinRole) => ({
        tenantId: tx.tenantId,
        id: newId(now),
        builtinRole,
        groupDirectoryId: world.tenant.directories.main,
        groupId: parseId('group', made.id) ?? '',
      })),
    }),
  )
  return made.id
}

async function person(name: string): Promise<string> {
  const place = { directoryId: world.tenant.directories.main, password: 'six tall ships in fog', now }
  const made = await withTenant(world.tenant.id, (tx) =>
    seedUser(tx, { ...place, displayName: name, email: `${name.replaceAll(' ', '.').toLowerCase()}@example.test` }),
  )
  return formatId('user', made.id)
}

const membersOf = async (id: string): Promise<number> => (await getGroup.call(owner(), { directory, id })).group.members

beforeAll(async () => {
  world = await makeWorld(now)
})

describe('a group', () => {
  test('has a slug of its own in its directory, which never changes', async () => {
    const id = await group('slugged')
    const again = { directory, slug: 'slugged', displayName: 'Another' }
    await expect(createGroup.call(owner(), again)).rejects.toMatchObject({
      code: 'conflict',
      fields: { slug: expect.any(String) },
    })
    expect(await code(createGroup.call(owner(), { ...again, directory: 'staging' }))).toBe('ok')
    expect(await code(createGroup.call(owner(), { ...again, slug: 'Not A Slug' }))).toBe('invalid')
    const stored = { slug: 'other' }
    await expect(
      withTenant(world.tenant.id, (tx) =>
        tx.db.group.updateMany({ where: { id: parseId('group', id) ?? '' }, data: stored }),
      ),
    ).rejects.toThrow(/never changes/)
  })

  test('UX-C10 is not overwritten by who read it before somebody else saved', async () => {
    const id = await group('edited')
    const { version } = await getGroup.call(owner(), { directory, id })
    const mine = { directory, id, displayName: 'Mine', version }
    expect(await code(changeGroup.call(owner(), mine))).toBe('ok')
    expect(await code(changeGroup.call(owner(), { ...mine, displayName: 'Theirs' }))).toBe('conflict')
    expect((await getGroup.call(owner(), { directory, id })).group.displayName).toBe('Mine')
  })

  test('of one directory is no group of the other', async () => {
    const id = await group('here')
    expect(await code(getGroup.call(owner(), { directory: 'staging', id }))).toBe('not_found')
    const user = formatId('user', world.tenant.testAda.id)
    expect(await code(addMembers.call(owner(), { directory, id, users: [user] }))).toBe('not_found')
  })

  test('is deleted with its slug typed, and its people stay', async () => {
    const id = await group('doomed', 'support')
    const user = await person('Stays Behind')
    await addMembers.call(owner(), { directory, id, users: [user] })
    expect(await code(deleteGroup.call(owner(), { directory, id, confirm: 'doome' }))).toBe('invalid')
    expect(await code(deleteGroup.call(owner(), { directory, id, confirm: 'doomed' }))).toBe('ok')
    expect(await code(deleteGroup.call(owner(), { directory, id, confirm: 'doomed' }))).toBe('not_found')
    await withTenant(world.tenant.id, async (tx) => {
      expect(await tx.db.user.count({ where: { id: parseId('user', user) ?? '' } })).toBe(1)
      expect(await tx.db.assignment.count({ where: { groupId: parseId('group', id) ?? '' } })).toBe(0)
    })
  })
})

describe('members', () => {
  test('UX-C6 are added many at once, named as people are known, with what became of each', async () => {
    const id = await group('many')
    const [first, second] = [await person('Many One'), await person('Many Two')]
    const asked = [first, 'MANY.TWO@example.test', 'nobody@example.test', 'not an address', first]
    const { results } = await addMembers.call(owner(), { directory, id, users: asked })
    expect(results.map(({ outcome }) => outcome)).toEqual(['added', 'added', 'absent', 'absent'])
    expect(results[1]?.user).toEqual({ id: second, name: 'Many Two' })
    expect(await membersOf(id)).toBe(2)
    const again = await addMembers.call(owner(), { directory, id, users: [first] })
    expect(again.results).toEqual([{ entry: first, outcome: 'already', user: { id: first, name: 'Many One' } }])
    const removed = await removeMembers.call(owner(), { directory, id, users: [second, world.seed.user.id] })
    expect(removed.results.map(({ outcome }) => outcome)).toEqual(['removed', 'no_member'])
    expect(await membersOf(id)).toBe(1)
  })

  test('the trail tells it of each person and of the group', async () => {
    const id = await group('told')
    const user = await person('Told Of')
    await addMembers.call(owner(), { directory, id, users: [user] })
    const events = await withTenant(world.tenant.id, (tx) =>
      tx.db.auditEvent.findMany({
        where: { targetId: { in: [parseId('user', user) ?? '', parseId('group', id) ?? ''] } },
        orderBy: { id: 'asc' },
      }),
    )
    expect(events.map(({ action }) => action).sort()).toEqual([
      'group.created',
      'group.members_changed',
      'membership.added',
    ])
    const changed = events.find(({ action }) => action === 'group.members_changed')
    expect(changed?.changes).toEqual({ before: { members: 0, added: null }, after: { members: 1, added: [user] } })
  })

  test('an address that two people claim and nobody has verified names neither', async () => {
    const id = await group('claimed')
    const place = { directoryId: world.tenant.directories.main, email: 'claimed@example.test', isEmailVerified: false }
    for (const displayName of ['Claim One', 'Claim Two'])
      await withTenant(world.tenant.id, (tx) =>
        seedUser(tx, { ...place, displayName, password: 'six tall ships', now }),
      )
    const { results } = await addMembers.call(owner(), { directory, id, users: ['claimed@example.test'] })
    expect(results.map(({ outcome }) => outcome)).toEqual(['ambiguous'])
    expect(await membersOf(id)).toBe(0)
  })

  test('are counted without those who were deleted, and in parallel', async () => {
    const id = await group('counted')
    const people = await Promise.all(['C One', 'C Two', 'C Three', 'C Four'].map(person))
    await Promise.all(people.map((user) => addMembers.call(owner(), { directory, id, users: [user] })))
    expect(await membersOf(id)).toBe(4)
    const results = await Promise.all(
      people.map(() => code(addMembers.call(owner(), { directory, id, users: people }))),
    )
    expect(results).toEqual(['ok', 'ok', 'ok', 'ok'])
    await deleteUser.call(owner(), { directory, id: people[0] ?? '', confirm: 'c.one@example.test' })
    expect(await membersOf(id)).toBe(3)
  })

  test('UX-C1 their list is searched and paged without a gap', async () => {
    const id = await group('listed')
    const people = await Promise.all(['Lola', 'Lars', 'Lena', 'Mina'].map((name) => person(`${name} Listed`)))
    for (const user of people) await addMembers.call(owner(), { directory, id, users: [user] })
    const seen: string[] = []
    let cursor: string | null | undefined
    do {
      const page = await listMembers.call(owner(), {
        directory,
        id,
        limit: 3,
        ...(typeof cursor === 'string' ? { cursor } : {}),
      })
      expect(page.total).toBe(4)
      seen.push(...page.rows.map((row) => row.id))
      cursor = page.next
    } while (cursor !== null)
    expect([...seen].sort()).toEqual([...people].sort())
    const found = await listMembers.call(owner(), { directory, id, search: 'lena' })
    expect(found.rows.map(({ displayName }) => displayName)).toEqual(['Lena Listed'])
    expect(found.total).toBe(1)
    expect((await listMembers.call(owner(), { directory, id, search: 'Ada' })).rows).toEqual([])
    const place = { key: 'x', id: newId(now) }
    const foreign = await readingList(world.tenant.id, 'group.members', async () => writeCursor(place))
    expect(await code(listMembers.call(owner(), { directory, id, cursor: foreign }))).toBe('invalid')
  })
})

describe('the list of groups', () => {
  test('UX-C1 sorts, searches and pages, and says how many are in each', async () => {
    const names = ['Alpha', 'beta', 'Beta two', 'gamma']
    const call = { actor: world.foreignOwner, tenant: world.other.slug, now }
    const ask = (input: object) => listGroups.call(call, { directory: 'staging', ...input })
    for (const [index, displayName] of names.entries())
      await createGroup.call(call, { directory: 'staging', slug: `g${index}`, displayName })
    const ada = formatId('user', world.other.testAda.id)
    const gamma = (await ask({ search: 'GAM' })).rows[0]?.id ?? ''
    await addMembers.call(call, { directory: 'staging', id: gamma, users: [ada] })
    const named = async (input: object) => (await ask(input)).rows.map(({ displayName }) => displayName)
    expect(await named({})).toEqual(names)
    expect(await named({ sort: '-name' })).toEqual([...names].reverse())
    expect((await named({ sort: '-members' }))[0]).toBe('gamma')
    expect(await named({ search: 'BETA' })).toEqual(['beta', 'Beta two'])
    expect(await named({ search: 'g1' })).toEqual(['beta'])
    expect(await named({ search: gamma })).toEqual(['gamma'])
    expect(await named({ search: '%' })).toEqual([])
    for (const sort of ['name', '-name', 'members', '-members', 'created', '-created'] as const) {
      const seen: string[] = []
      let cursor: string | null | undefined
      do {
        const page = await ask({ sort, limit: 3, ...(typeof cursor === 'string' ? { cursor } : {}) })
        seen.push(...page.rows.map(({ displayName }) => displayName))
        cursor = page.next
      } while (cursor !== null)
      expect(seen).toEqual(await named({ sort }))
      expect(seen).toHaveLength(4)
    }
    const place = { key: 'many', id: newId(now) }
    const foreign = await readingList(world.other.id, 'group.list', async () => writeCursor(place))
    expect(await code(ask({ sort: 'members', cursor: foreign }))).toBe('invalid')
  })
})

describe('S10 nobody chooses the members of a group whose roles they could not give', () => {
  test('S10 an admin does not add to, remove from or delete a group of owners', async () => {
    const id = await group('heads', 'owner')
    const admin = as(world.actors.tenant.admin)
    const self = formatId('user', 'userId' in world.actors.tenant.admin ? world.actors.tenant.admin.userId : '')
    expect(await code(addMembers.call(admin, { directory, id, users: [self] }))).toBe('forbidden')
    await addMembers.call(owner(), { directory, id, users: [world.seed.user.id] })
    expect(await code(removeMembers.call(admin, { directory, id, users: [world.seed.user.id] }))).toBe('forbidden')
    expect(await code(deleteGroup.call(admin, { directory, id, confirm: 'heads' }))).toBe('forbidden')
    expect(await membersOf(id)).toBe(1)
    const seen = await getGroup.call(admin, { directory, id })
    expect(seen.mayGive).toBe(false)
    expect((await getGroup.call(owner(), { directory, id })).mayGive).toBe(true)
    await removeMembers.call(owner(), { directory, id, users: [world.seed.user.id] })
  })

  test('S10 a user manager fills groups without built-in roles, and no others', async () => {
    const manager = as(world.actors.tenant.user_manager)
    const [plain, helpers] = [await group('plain'), await group('helpers', 'support')]
    const users = [await person('Managed One')]
    expect(await code(addMembers.call(manager, { directory, id: plain, users }))).toBe('ok')
    expect(await code(addMembers.call(manager, { directory, id: helpers, users }))).toBe('forbidden')
  })

  test('S10 the last owner, an owner through a group, is not removed from it, nor is the group deleted', async () => {
    const { other } = world
    const call = { actor: world.foreignOwner, tenant: other.slug, now }
    const { group: made } = await createGroup.call(call, { directory, slug: 'heads', displayName: 'Heads' })
    const groupId = parseId('group', made.id) ?? ''
    const ownerId = formatId('user', other.owner.id)
    await addMembers.call(call, { directory, id: made.id, users: [ownerId] })
    await withTenant(other.id, async (tx) => {
      await tx.db.assignment.deleteMany({ where: { builtinRole: 'owner' } })
      const place = { tenantId: tx.tenantId, groupDirectoryId: other.directories.main, groupId }
      await tx.db.assignment.createMany({ data: [{ ...place, id: newId(now), builtinRole: 'owner' }] })
      expect(await countEffectiveOwners(tx)).toBe(1)
    })
    expect(await code(removeMembers.call(call, { directory, id: made.id, users: [ownerId] }))).toBe('forbidden')
    expect(await code(deleteGroup.call(call, { directory, id: made.id, confirm: 'heads' }))).toBe('forbidden')
    await withTenant(other.id, (tx) => seedBuiltInRole(tx, other.ben, 'owner', now))
    expect(await code(removeMembers.call(call, { directory, id: made.id, users: [ownerId] }))).toBe('ok')
  })
})
