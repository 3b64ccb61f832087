import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#lib/access/actor.ts'
import { listEvents } from '#lib/audit/list.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { findByEmail } from '#lib/identity/find-user.ts'
import { formatId, parseId } from '#lib/kernel/ids.ts'
import { seedBuiltInRole, seedUser } from '#lib/testing/people.ts'
import { onTestDatabase } from '#lib/testing/test-database.ts'
import { makeWorld, type World } from '../testing/world.ts'
import { addIdentifier } from './add-identifier.ts'
import { changeUser } from './change.ts'
import { createUser } from './create.ts'
import { deleteUser } from './delete.ts'
import { removeUserCredential } from './remove-credential.ts'
import { requireNewPassword } from './require-new-password.ts'
import { resetUserFactor } from './reset-factor.ts'
import { resetUserPassword } from './reset-password.ts'
import { setAttributes } from './set-attributes.ts'
import { signOutUser } from './sign-out.ts'
import { suspendUser } from './suspend.ts'
import { verifyIdentifier } from './verify-identifier.ts'

onTestDatabase({ keys: 18 })

let world: World
const now = new Date()
const as = (actor: Actor) => ({ actor, tenant: world.tenant.slug, now })
type Told = { code: string; fields?: Record<string, string> }
const told = (work: Promise<unknown>): Promise<Told> =>
  work.then(
    () => ({ code: 'ok' }),
    (error: Told) => ({ code: error.code, ...(error.fields ? { fields: error.fields } : {}) }),
  )
const idOf = (actor: Actor) => formatId('user', 'userId' in actor ? actor.userId : '')
const on = (id: string) => ({ directory: 'main', id })
const rowOf = (id: string) =>
  withTenant(world.tenant.id, (tx) => tx.db.user.findFirst({ where: { id: parseId('user', id) ?? '' } }))

beforeAll(async () => {
  world = await makeWorld(now)
})

describe('S10 nobody acts on somebody who holds more', () => {
  const acts = [
    ['suspend', (call: ReturnType<typeof as>, id: string) => suspendUser.call(call, on(id))],
    ['reset the password of', (call: ReturnType<typeof as>, id: string) => resetUserPassword.call(call, on(id))],
    ['reset the second factors of', (call: ReturnType<typeof as>, id: string) => resetUserFactor.call(call, on(id))],
    ['require a new password of', (call: ReturnType<typeof as>, id: string) => requireNewPassword.call(call, on(id))],
    ['sign out', (call: ReturnType<typeof as>, id: string) => signOutUser.call(call, on(id))],
    ['rename', (call: ReturnType<typeof as>, id: string) => changeUser.call(call, { ...on(id), displayName: 'X' })],
    [
      'give an address to',
      (call: ReturnType<typeof as>, id: string) =>
        addIdentifier.call(call, { ...on(id), kind: 'email', value: 'mallory@example.test', verified: true }),
    ],
    ['delete', (call: ReturnType<typeof as>, id: string) => deleteUser.call(call, { ...on(id), confirm: 'x' })],
  ] as const

  test.each(acts)('a user manager does not %s an owner, an admin or an auditor', async (_, act) => {
    const { user_manager, owner, admin, auditor } = world.actors.tenant
    for (const victim of [owner, admin, auditor]) {
      const before = await rowOf(idOf(victim))
      expect(await told(act(as(user_manager), idOf(victim)))).toMatchObject({ code: 'forbidden' })
      expect(await rowOf(idOf(victim))).toEqual(before)
    }
  })

  test.each(acts)('an admin does not %s an owner', async (_, act) => {
    const { owner, admin } = world.actors.tenant
    expect(await told(act(as(admin), idOf(owner)))).toMatchObject({ code: 'forbidden' })
  })

  test('nor shuts them out by a claim to the address that they sign in with, unverified as it may be', async () => {
    const { user_manager, owner } = world.actors.tenant
    const boss = await withTenant(world.tenant.id, async (tx) => {
      const wanted = { directoryId: world.tenant.directories.main, email: 'boss@x.test', displayName: 'Boss' }
      const user = await seedUser(tx, { ...wanted, isEmailVerified: false, password: 'six tall ships in fog', now })
      await seedBuiltInRole(tx, user, 'owner', now)
      return user
    })
    const [manager, mine] = [as(user_manager), on(idOf(user_manager))]
    const leadsTo = () =>
      withTenant(world.tenant.id, (tx) => findByEmail(tx, world.tenant.directories.main, 'boss@x.test'))
    for (const is of [true, false]) {
      const claim = { kind: 'email' as const, value: 'Boss@x.test', verified: is }
      expect(await told(addIdentifier.call(manager, { ...mine, ...claim }))).toMatchObject({ code: 'conflict' })
      const person = { directory: 'main', displayName: 'Boss', email: 'boss@x.test', emailVerified: is }
      expect(await told(createUser.call(manager, person))).toMatchObject({ code: 'conflict' })
    }
    expect((await leadsTo())?.id).toBe(boss.id)
    expect(await told(addIdentifier.call(as(owner), { ...mine, kind: 'email', value: 'boss@x.test' }))).toEqual({
      code: 'ok',
    })
    const added = await withTenant(world.tenant.id, (tx) =>
      tx.db.identifier.findFirstOrThrow({ where: { normalized: 'boss@x.test', userId: { not: boss.id } } }),
    )
    const verify = { ...mine, identifier: formatId('identifier', added.id) }
    expect(await told(verifyIdentifier.call(manager, verify))).toMatchObject({ code: 'conflict' })
  })

  test('a suspended owner counts as an owner, and so does one through a group', async () => {
    const { admin, owner } = world.actors.tenant
    const second = await createUser.call(as(owner), {
      directory: 'main',
      displayName: 'Second',
      email: 'second@x.test',
    })
    const third = await createUser.call(as(owner), { directory: 'main', displayName: 'Third', email: 'third@x.test' })
    await withTenant(world.tenant.id, async (tx) => {
      const place = { tenantId: tx.tenantId, directoryId: world.tenant.directories.main }
      const userId = parseId('user', second.user.id) ?? ''
      const thirdId = parseId('user', third.user.id) ?? ''
      await tx.db.assignment.createMany({
        data: [
          {
            tenantId: tx.tenantId,
            id: crypto.randomUUID(),
            builtinRole: 'owner',
            userDirectoryId: place.directoryId,
            userId,
          },
        ],
      })
      await tx.db.user.updateMany({ where: { id: userId }, data: { status: 'suspended' } })
      const group = { ...place, id: crypto.randomUUID(), slug: 'heads', displayName: 'Heads' }
      await tx.db.group.createMany({ data: [group] })
      await tx.db.groupMember.createMany({ data: [{ ...place, groupId: group.id, userId: thirdId }] })
      await tx.db.assignment.createMany({
        data: [
          {
            tenantId: tx.tenantId,
            id: crypto.randomUUID(),
            builtinRole: 'owner',
            groupDirectoryId: place.directoryId,
            groupId: group.id,
          },
        ],
      })
    })
    for (const { user } of [second, third])
      expect(await told(resetUserPassword.call(as(admin), on(user.id)))).toMatchObject({ code: 'forbidden' })
    expect(await told(resetUserPassword.call(as(owner), on(second.user.id)))).toEqual({ code: 'ok' })
  })

  test('nobody suspends or deletes themselves', async () => {
    const { owner } = world.actors.tenant
    expect(await told(suspendUser.call(as(owner), on(idOf(owner))))).toMatchObject({ code: 'forbidden' })
    const { email } = { email: `owner.${world.tenant.id.slice(-6)}@example.test` }
    expect(await told(deleteUser.call(as(owner), { ...on(idOf(owner)), confirm: email }))).toMatchObject({
      code: 'forbidden',
    })
  })
})

describe('a person', () => {
  test('UX-C10 two who change them at once: the second learns of it and overwrites nothing', async () => {
    const { owner } = world.actors.tenant
    const { version } = (await rowOf(world.seed.user.id)) ?? { version: 0n }
    const change = (displayName: string, seen?: bigint) =>
      told(
        changeUser.call(as(owner), {
          ...world.seed.user,
          displayName,
          ...(seen === undefined ? {} : { version: String(seen) }),
        }),
      )
    expect(await change('First', version)).toEqual({ code: 'ok' })
    const late = await change('Second', version)
    expect(late).toMatchObject({ code: 'conflict' })
    const { fields } = late as { fields?: Record<string, string> }
    expect(fields?.version).toMatch(/^Changed by \S/)
    expect(fields?.displayName).toMatch(/made this “First”\.$/)
    expect((await rowOf(world.seed.user.id))?.displayName).toBe('First')
    expect(await change('Second')).toEqual({ code: 'ok' })
  })

  test('a verified identifier is one person’s, also when two are given it at once', async () => {
    const { owner } = world.actors.tenant
    const give = (person: { id: string; directory: string }) =>
      told(addIdentifier.call(as(owner), { ...person, kind: 'phone', value: '+49 30 5550142', verified: true }))
    const results = await Promise.all([give(world.seed.user), give(world.seed.spareUser)])
    expect(results.map(({ code }) => code).sort()).toEqual(['conflict', 'ok'])
  })

  test.each([
    ['not JSON', '{', /not JSON/],
    ['a list', '[1]', /one JSON object/],
    ['too many', JSON.stringify(Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`a${i}`, 1]))), /up to 50/],
    ['a wrong name', '{"1a": 1}', /no name/],
    ['too large', JSON.stringify({ a: 'x'.repeat(4096) }), /too large/],
    ['many commas', JSON.stringify({ a: Array.from({ length: 1400 }, () => 1) }), /too large/],
    ['a number that grows', '{"a": 1e300}', /exponents/],
    ['a NUL', '{"a": "\\u0000"}', /u0000/],
  ])('attributes: %s is refused with words', async (_, attributes, words) => {
    const refused = await told(setAttributes.call(as(world.actors.tenant.owner), { ...world.seed.user, attributes }))
    expect(refused.fields?.attributes).toMatch(words)
  })

  test('a way to sign in of somebody else is not theirs to lose', async () => {
    const input = { ...world.seed.spareUser, credential: world.seed.credential.id }
    expect(await told(removeUserCredential.call(as(world.actors.tenant.owner), input))).toMatchObject({
      code: 'not_found',
    })
  })

  test('deleted, they are gone from the trail too: the events stay, without them', async () => {
    const { owner } = world.actors.tenant
    const { doomedUser } = world.seed
    const id = parseId('user', doomedUser.id) ?? ''
    await changeUser.call(as(owner), { id: doomedUser.id, directory: 'main', displayName: 'Doomed Secretname' })
    const events = () => withTenant(world.tenant.id, (tx) => listEvents(tx, { targetId: id }))
    expect(JSON.stringify((await events()).events)).toContain('Secretname')
    const refused = await told(deleteUser.call(as(owner), { id: doomedUser.id, directory: 'main', confirm: 'doomed' }))
    expect(refused).toMatchObject({ code: 'invalid', fields: { confirm: expect.stringContaining(doomedUser.email) } })
    await deleteUser.call(as(owner), { id: doomedUser.id, directory: 'main', confirm: doomedUser.email })
    const after = (await events()).events
    expect(after.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['user.deleted', 'user.erased', 'user.changed']),
    )
    expect(JSON.stringify(after)).not.toContain('Secretname')
    expect(JSON.stringify(after)).not.toContain(doomedUser.email)
    expect(await withTenant(world.tenant.id, (tx) => tx.db.personKey.count({ where: { personId: id } }))).toBe(0)
    expect(await rowOf(doomedUser.id)).toBeNull()
  })
})
