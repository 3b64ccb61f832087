import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { findCode, findRefresh, findUser, redeemCode } from '#lib/db/hot/index.ts'
import { findClientRoles, findUserRoles } from '#lib/db/hot/roles.ts'
import { testDatabase } from '#lib/db/testing/database.ts'
import { eventOf, freshHash, placeCode, versioned } from '#lib/db/testing/issue.ts'
import { type PlacedTenant, placeTenant } from '#lib/db/testing/place.ts'
import { statementsOf } from '#lib/db/testing/statements.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { newId } from '#lib/kernel/ids.ts'
import { assignedRoles } from './effective-access.ts'

const now = new Date()
let here: House
let there: House

/** A tenant with a second environment, two more people, groups, and roles that something can be given by. */
type House = PlacedTenant & { other: string; people: string[]; groups: string[]; roles: string[] }

async function makeHouse(): Promise<House> {
  const tenant = await placeTenant(now)
  const { tenantId, directoryId } = tenant
  const ids = (n: number) => Array.from({ length: n }, () => newId())
  const [other = '', ...more] = ids(3)
  const [groups, roles] = [ids(3), ids(5)]
  await withTenant(tenantId, async ({ db }) => {
    const environment = { slug: 'staging', displayName: 'Staging', kind: 'staging' }
    const issuer = `https://id.example.test/t/${tenantId}/staging`
    await db.environment.createMany({ data: [{ tenantId, id: other, directoryId, ...environment, issuer }] })
    await db.user.createMany({ data: more.map((id) => ({ tenantId, directoryId, id, sub: id })) })
    await db.group.createMany({ data: groups.map((id) => ({ tenantId, directoryId, id, slug: id, displayName: id })) })
    await db.role.createMany({ data: roles.map((id) => ({ tenantId, id, slug: id, displayName: id })) })
  })
  return { ...tenant, other, people: [tenant.userId, ...more], groups, roles }
}

beforeAll(async () => {
  await testDatabase({ poolSize: 5 })
  here = await makeHouse()
  there = await makeHouse()
})

const index = (n: number) => fc.nat(n - 1)
/** Where something is given: everywhere, in production, in staging. */
const place = index(3)
const giving = fc.record({
  members: fc.array(fc.tuple(index(3), index(3)), { maxLength: 6 }),
  toUsers: fc.array(fc.tuple(index(5), index(3), place), { maxLength: 6 }),
  toGroups: fc.array(fc.tuple(index(5), index(3), place), { maxLength: 6 }),
  /** What a client has counts in its own environment, or everywhere. */
  toClient: fc.array(fc.tuple(index(5), index(2)), { maxLength: 4 }),
  builtIn: fc.array(index(3), { maxLength: 2 }),
})
type Given = typeof giving extends fc.Arbitrary<infer T> ? T : never

const unique = <T>(rows: readonly T[]): T[] => [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()]

/** Puts what was drawn in the place of what was given before. */
const give = (house: House, drawn: Given) =>
  withTenant(house.tenantId, async ({ db }) => {
    const { tenantId, directoryId } = house
    const at = (where: number) => [null, house.environmentId, house.other][where] ?? null
    const person = (n: number) => ({ userDirectoryId: directoryId, userId: house.people[n] ?? '' })
    await db.groupMember.deleteMany()
    await db.assignment.deleteMany()
    await db.groupMember.createMany({
      data: unique(drawn.members).map(([g, u]) => ({
        ...{ tenantId, directoryId, groupId: house.groups[g] ?? '', userId: house.people[u] ?? '' },
      })),
    })
    const rows = [
      ...unique(drawn.toUsers).map(([r, u, e]) => ({
        roleId: house.roles[r] ?? '',
        environmentId: at(e),
        ...person(u),
      })),
      ...unique(drawn.toGroups).map(([r, g, e]) => ({
        ...{ roleId: house.roles[r] ?? '', environmentId: at(e) },
        ...{ groupDirectoryId: directoryId, groupId: house.groups[g] ?? '' },
      })),
      ...unique(drawn.toClient).map(([r, e]) => ({
        ...{ roleId: house.roles[r] ?? '', environmentId: at(e) },
        ...{ clientEnvironmentId: house.environmentId, clientId: house.clientRef },
      })),
      ...unique(drawn.builtIn).map((u) => ({ builtinRole: 'owner', environmentId: null, ...person(u) })),
    ]
    await db.assignment.createMany({ data: rows.map((row) => ({ tenantId, id: newId(), ...row })) })
  })

/** What was drawn, worked out without a database. */
const expected = (house: House, drawn: Given, userId: string): string[] => {
  const counts = (where: number) => where === 0 || where === 1
  const n = house.people.indexOf(userId)
  const groups = drawn.members.filter(([, u]) => u === n).map(([g]) => g)
  const roles = [
    ...drawn.toUsers.filter(([, u, e]) => u === n && counts(e)).map(([r]) => r),
    ...drawn.toGroups.filter(([, g, e]) => groups.includes(g) && counts(e)).map(([r]) => r),
  ]
  return [...new Set(roles)].map((r) => house.roles[r] ?? '').sort()
}

const ofClient = (house: House, { toClient }: Given): string[] =>
  [...new Set(toClient.map(([r]) => r))].map((r) => house.roles[r] ?? '').sort()

describe('who has which role', () => {
  test('is the same in a transaction, in the group and by what was given, each once, whatever was given', async () => {
    await fc.assert(
      fc.asyncProperty(giving, giving, async (mine, theirs) => {
        await Promise.all([give(here, mine), give(there, theirs)])
        const { environmentId, directoryId, clientRef } = here
        const people = await Promise.all(here.people.map((userId) => findUserRoles(here, directoryId, userId)))
        const client = await findClientRoles(here, clientRef)
        expect(people.map((roles) => roles.toSorted())).toEqual(here.people.map((id) => expected(here, mine, id)))
        expect(client.toSorted()).toEqual(ofClient(here, mine))
        await withTenant(here.tenantId, async (tx) => {
          for (const [n, userId] of here.people.entries()) {
            const subject = { kind: 'user', environmentId, directoryId, userId } as const
            expect((await assignedRoles(tx, subject)).toSorted()).toEqual(people[n]?.toSorted())
          }
          const subject = { kind: 'client', environmentId, clientRef } as const
          expect((await assignedRoles(tx, subject)).toSorted()).toEqual(client.toSorted())
        })
      }),
      { numRuns: 12 },
    )
  })

  test('S02 of another tenant’s people and clients nothing is told, whoever asks beside', async () => {
    const all: Given = {
      members: [[0, 0]],
      toUsers: [[0, 0, 0]],
      toGroups: [[1, 0, 0]],
      toClient: [[2, 0]],
      builtIn: [],
    }
    await Promise.all([give(here, all), give(there, all)])
    const sent = await statementsOf(async () => {
      const [own, asked, client, ownClient] = await Promise.all([
        findUserRoles(there, there.directoryId, there.userId),
        findUserRoles(here, there.directoryId, there.userId),
        findClientRoles(here, there.clientRef),
        findClientRoles(there, there.clientRef),
      ])
      expect([own.length, asked, client, ownClient]).toEqual([2, [], [], [there.roles[2]]])
    })
    expect(sent).toHaveLength(1)
    await withTenant(here.tenantId, async (tx) => {
      const { environmentId, directoryId, userId, clientRef } = there
      expect(await assignedRoles(tx, { kind: 'user', environmentId, directoryId, userId })).toEqual([])
      expect(await assignedRoles(tx, { kind: 'client', environmentId, clientRef })).toEqual([])
    })
  })
})

describe('what comes along with a code or refresh token', () => {
  const given: Given = {
    members: [[0, 0]],
    toUsers: [[0, 0, 1]],
    toGroups: [[1, 0, 0]],
    toClient: [],
    builtIn: [],
  }

  test('is what would be read of its holder by itself, where issuing will ask for it', async () => {
    await give(here, given)
    const { directoryId, userId } = here
    const [user, roles] = await Promise.all([findUser(here, userId), findUserRoles(here, directoryId, userId)])
    expect(roles).toHaveLength(2)
    const whole = await placeCode(here, now, { resources: ['https://api.example.test'] })
    const bare = await placeCode(here, now, { scopes: ['openid', 'offline_access'] })
    const found = await findCode(here, whole.hash, now, true)
    expect(found?.holder.user).toEqual(user)
    expect(found?.holder.roles?.toSorted()).toEqual(roles.toSorted())
    expect((await findCode(here, whole.hash, now, false))?.holder).toEqual({ user, roles: undefined })
    expect((await findCode(here, whole.hash, now))?.holder).toEqual({ user: undefined, roles: undefined })
    expect((await findCode(here, bare.hash, now, true))?.holder).toEqual({ user: undefined, roles: undefined })
    const refresh = { hash: freshHash(), idleExpiresAt: plusSeconds(now, 3600) }
    const issued = { clientRef: here.clientRef, access: { format: 'jwt' as const }, refresh, now }
    const redemption = { hash: whole.hash, ...issued, event: eventOf(here, whole.family) }
    expect(await redeemCode(await versioned(here), redemption)).toBe('redeemed')
    expect((await findRefresh(here, refresh.hash, now, true))?.holder).toEqual(found?.holder)
    expect((await findRefresh(here, refresh.hash, now))?.holder).toEqual({ user: undefined, roles: undefined })
  })

  test('is nothing once the code was redeemed, or its holder is suspended', async () => {
    const { hash, family } = await placeCode(here, now)
    const at = await versioned(here)
    const status = (to: string) =>
      withTenant(here.tenantId, ({ db }) => db.user.updateMany({ where: { id: here.userId }, data: { status: to } }))
    await status('suspended')
    const suspended = await findCode(here, hash, now, true)
    expect(suspended).toMatchObject({ dead: 'user suspended', holder: { user: undefined } })
    await status('active')
    const issued = { clientRef: here.clientRef, access: { format: 'jwt' as const }, refresh: null, now }
    await redeemCode(at, { hash, ...issued, event: eventOf(here, family) })
    expect((await findCode(here, hash, now, true))?.holder.user).toBeUndefined()
  })
})
