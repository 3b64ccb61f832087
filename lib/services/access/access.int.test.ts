import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#lib/access/actor.ts'
import { may } from '#lib/access/may.ts'
import { managementAudience } from '#lib/access/permissions.ts'
import { type Tx, withTenant } from '#lib/db/with-tenant.ts'
import { accessAt, assignedRoles } from '#lib/issuance/effective-access.ts'
import { loadEnvironment } from '#lib/issuance/environment.ts'
import { previewTokens } from '#lib/issuance/preview.ts'
import { formatId, newId } from '#lib/kernel/ids.ts'
import { type SeededApi, seedApi } from '#lib/testing/apis.ts'
import { allow } from '#lib/testing/clients.ts'
import { type SeededUser, seedUser } from '#lib/testing/people.ts'
import { onTestDatabase } from '#lib/testing/test-database.ts'
import { makeWorld, type World } from '../testing/world.ts'
import { explainAccess } from './explain.ts'
import { whoMay } from './who-may.ts'

onTestDatabase({ keys: 18 })

const now = new Date()
let world: World
let apis: SeededApi[]
let people: SeededUser[]

const call = () => ({ actor: world.actors.tenant.owner, tenant: world.tenant.slug, now: new Date() })
const explain = (input: object) => explainAccess.call(call(), { environment: 'production', ...input })
const who = (input: object) => whoMay.call(call(), { environment: 'production', ...input })
const inTenant = <T>(run: (tx: Tx) => Promise<T>) => withTenant(world.tenant.id, run)

beforeAll(async () => {
  world = await makeWorld(now)
  await inTenant(async (tx) => {
    const directoryId = world.tenant.directories.main
    apis = [
      await seedApi(tx, {
        identifier: 'https://a.example.test',
        name: 'A',
        permissions: { 'a:1': '', 'a:2': '', 'a:3': '' },
        now,
      }),
      await seedApi(tx, {
        identifier: 'https://b.example.test',
        name: 'B',
        permissions: { 'b:1': '', 'b:2': '' },
        now,
      }),
    ]
    people = []
    for (const name of ['One', 'Two', 'Three', 'Four'])
      people.push(
        await seedUser(tx, {
          directoryId,
          email: `${name}@graph.test`,
          displayName: name,
          password: 'six tall ships in fog',
          now,
        }),
      )
    await allow(
      tx,
      world.tenant.production.firstParty,
      apis.flatMap(({ permissions }) => Object.values(permissions)),
    )
  })
})

/** A tenant's roles, groups and assignments as small numbers; every combination is a possible world. */
const index = (n: number) => fc.nat(n - 1)
const worlds = fc.record({
  contains: fc.array(fc.tuple(index(6), index(6)), { maxLength: 9 }),
  permits: fc.array(fc.tuple(index(6), index(5)), { maxLength: 8 }),
  members: fc.array(fc.tuple(index(3), index(4)), { maxLength: 6 }),
  toUsers: fc.array(fc.tuple(index(6), index(4), index(3)), { maxLength: 5 }),
  toGroups: fc.array(fc.tuple(index(6), index(3), index(3)), { maxLength: 4 }),
})
type Drawn = typeof worlds extends fc.Arbitrary<infer T> ? T : never

const unique = <T>(rows: readonly T[]): T[] => [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()]

/** Puts a drawn world in the place of the last one. */
async function build(tx: Tx, drawn: Drawn): Promise<void> {
  const directoryId = world.tenant.directories.main
  const own = { userId: { in: people.map(({ id }) => id) } }
  await tx.db.role.deleteMany({ where: { slug: { startsWith: 'drawn-' } } })
  await tx.db.group.deleteMany({ where: { slug: { startsWith: 'drawn-' } } })
  await tx.db.assignment.deleteMany({ where: own })
  const roles = Array.from({ length: 6 }, (_, n) => ({ id: newId(), slug: `drawn-${n}`, displayName: `Role ${n}` }))
  const groups = Array.from({ length: 3 }, (_, n) => ({
    id: newId(),
    directoryId,
    slug: `drawn-${n}`,
    displayName: `Group ${n}`,
  }))
  const permissionIds = apis.flatMap(({ permissions }) => Object.values(permissions))
  const where = [null, world.tenant.production.id, world.tenant.staging.id]
  const role = (n: number) => roles[n]?.id ?? ''
  await tx.db.role.createMany({ data: roles })
  await tx.db.group.createMany({ data: groups })
  await tx.db.roleRole.createMany({
    data: unique(drawn.contains)
      .filter(([parent, child]) => parent !== child)
      .map(([parent, child]) => ({ parentRoleId: role(parent), childRoleId: role(child) })),
  })
  await tx.db.rolePermission.createMany({
    data: unique(drawn.permits).map(([n, p]) => ({ roleId: role(n), permissionId: permissionIds[p] ?? '' })),
  })
  await tx.db.groupMember.createMany({
    data: unique(drawn.members).map(([g, u]) => ({
      directoryId,
      groupId: groups[g]?.id ?? '',
      userId: people[u]?.id ?? '',
    })),
  })
  await tx.db.assignment.createMany({
    data: [
      ...unique(drawn.toUsers).map(([r, u, e]) => ({
        id: newId(),
        roleId: role(r),
        userDirectoryId: directoryId,
        userId: people[u]?.id ?? '',
        environmentId: where[e] ?? null,
      })),
      ...unique(drawn.toGroups).map(([r, g, e]) => ({
        id: newId(),
        roleId: role(r),
        groupDirectoryId: directoryId,
        groupId: groups[g]?.id ?? '',
        environmentId: where[e] ?? null,
      })),
    ],
  })
}

/** What issuing itself computes, for each person: roles and permissions at an audience of production. */
const issued = (audience: string) =>
  inTenant(async (tx) => {
    const map = (await loadEnvironment(tx, world.tenant.production.id)).roles()
    const answers = []
    for (const { id: userId, directoryId } of people) {
      const subject = { kind: 'user', environmentId: world.tenant.production.id, directoryId, userId } as const
      answers.push(accessAt(map, await assignedRoles(tx, subject), audience))
    }
    return answers
  })

/** The permissions and roles that a token for this person would carry, asked for everything. */
const inToken = (person: SeededUser, api: SeededApi) =>
  inTenant(async (tx) => {
    const { production } = world.tenant
    const scope = ['openid', ...Object.keys(api.permissions)].join(' ')
    const token = await previewTokens(
      tx,
      {
        environmentId: production.id,
        clientRef: production.firstParty.id,
        grantType: 'authorization_code',
        user: { userId: person.id, sub: person.sub },
        request: [
          ['scope', scope],
          ['resource', api.identifier],
        ],
        form: [['resource', api.identifier]],
        authTime: now,
        amr: ['pwd'],
        acr: null,
      },
      now,
    )
    if (token === undefined || token.refused !== null) throw new Error(JSON.stringify(token))
    const { roles, permissions } = token.accessToken.payload
    return { roles, permissions }
  })

describe('the access explorer says what issuing does', () => {
  test('for every graph of roles, groups and assignments: explorer, reverse explorer and token agree', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async (drawn) => {
        await inTenant((tx) => build(tx, drawn))
        const client = formatId('client', world.tenant.production.firstParty.id)
        for (const api of apis) {
          const truth = await issued(api.identifier)
          for (const [n, person] of people.entries()) {
            const said = await explain({ api: api.identifier, person: formatId('user', person.id), client })
            if (said.subject === null) throw new Error('nobody')
            const held = said.permissions.filter((each) => each.held)
            expect({ roles: said.roles, permissions: held.map(({ name }) => name) }).toEqual(truth[n])
            for (const { name, ways } of held)
              for (const way of ways) expect(way.at(-1)).toMatchObject({ kind: 'permits', name })
            if (drawn.toUsers.length > 3) expect(await inToken(person, api)).toEqual(truth[n])
          }
          for (const permission of Object.keys(api.permissions)) {
            const holders = await who({ api: api.identifier, permission, limit: 200 })
            const expected = people
              .filter((_, n) => truth[n]?.permissions.includes(permission))
              .map(({ id }) => formatId('user', id))
            expect(holders.rows.map(({ id }) => id).sort()).toEqual(expected.sort())
            for (const { ways } of holders.rows) expect(ways.length).toBeGreaterThan(0)
          }
        }
      }),
      { numRuns: 12 },
    )
  })

  test('the way through a group and a nested role names who gave each step and when', async () => {
    const giver = world.tenant.owner
    await inTenant(async (tx) => {
      await build(tx, {
        contains: [
          [0, 1],
          [1, 2],
        ],
        permits: [[2, 0]],
        members: [[0, 0]],
        toUsers: [],
        toGroups: [[0, 0, 1]],
      })
      await tx.db.groupMember.updateMany({ where: { userId: people[0]?.id ?? '' }, data: { addedBy: giver.id } })
      await tx.db.assignment.updateMany({ where: { groupId: { not: null } }, data: { grantedBy: giver.id } })
    })
    const said = await explain({ api: apis[0]?.identifier, person: people[0]?.email })
    const found = said.subject === null ? undefined : said.permissions.find(({ name }) => name === 'a:1')
    const by = giver.displayName
    expect(found).toMatchObject({ held: true, askable: null, told: true, more: 0 })
    expect(found?.ways).toMatchObject([
      [
        { kind: 'member', name: 'Group 0', by, at: expect.any(Date) },
        { kind: 'assigned', name: 'Role 0', environment: 'Production', builtIn: false, by },
        { kind: 'contains', name: 'Role 1', by: null, at: expect.any(Date) },
        { kind: 'contains', name: 'Role 2' },
        { kind: 'permits', name: 'a:1' },
      ],
    ])
    const staging = await explain({
      api: apis[0]?.identifier,
      environment: 'staging',
      person: world.tenant.testAda.email,
    })
    expect(staging.subject === null ? [] : staging.permissions.filter(({ held }) => held)).toEqual([])
  })

  test('and why not: suspended, not asked for by the client, no way', async () => {
    const [one] = people
    if (one === undefined) throw new Error('nobody')
    await inTenant((tx) =>
      build(tx, { contains: [], permits: [[0, 0]], members: [], toUsers: [[0, 0, 0]], toGroups: [] }),
    )
    const api = apis[0]?.identifier
    const service = formatId('client', world.tenant.production.web.id)
    const at = async (input: object) => {
      const said = await explain({ api, person: one.email, ...input })
      if (said.subject === null) throw new Error('nobody')
      return { stops: said.stops, first: said.permissions[0], second: said.permissions[1] }
    }
    expect(await at({ client: service })).toMatchObject({
      stops: [],
      first: { held: true, askable: false, told: false },
      second: { held: false, ways: [] },
    })
    await inTenant((tx) => tx.db.user.updateMany({ where: { id: one.id }, data: { status: 'suspended' } }))
    expect(await at({})).toMatchObject({ stops: ['suspended'], first: { held: true, told: false } })
    expect((await who({ api, permission: 'a:1' })).rows).toMatchObject([{ name: 'One', status: 'suspended' }])
    await inTenant((tx) => tx.db.user.updateMany({ where: { id: one.id }, data: { status: 'active' } }))
    expect((await explain({ api, person: 'nobody@example.test' })).subject).toBeNull()
  })

  test('a client on its own behalf', async () => {
    const { service, spa } = world.tenant.production
    const said = await explain({ api: world.tenant.api.identifier, client: formatId('client', service.id) })
    expect(said.subject === null ? null : said).toMatchObject({ stops: [], subject: { kind: 'client' } })
    expect(said.subject === null ? [] : said.permissions.map(({ told }) => told)).toEqual([true, true])
    const browser = await explain({ api: world.tenant.api.identifier, client: formatId('client', spa.id) })
    expect(browser.subject === null ? [] : browser.stops).toEqual(['public_client', 'no_grant'])
    const clients = await who({ api: world.tenant.api.identifier, permission: 'invoices:read', of: 'clients' })
    expect(clients.rows.map(({ id }) => id)).toContain(formatId('client', service.id))
  })

  test('S10 at the management API it says what may() answers', async () => {
    const { actors, tenant } = world
    await inTenant(async (tx) => {
      const { nobody } = actors.tenant
      if (nobody.kind !== 'user') throw new Error('not a person')
      const [helpers, outer] = [newId(), newId()]
      await tx.db.role.createMany({
        data: [
          { id: helpers, slug: 'own-helpers', displayName: 'Helpers' },
          { id: outer, slug: 'own-outer', displayName: 'Outer' },
        ],
      })
      await tx.db.roleRole.createMany({ data: [{ parentRoleId: outer, childRoleId: helpers }] })
      const rows = await tx.db.permission.findMany({
        where: { name: { in: ['client:read', 'user:read'] }, api: { identifier: managementAudience } },
      })
      await tx.db.rolePermission.createMany({ data: rows.map(({ id }) => ({ roleId: helpers, permissionId: id })) })
      const given = { roleId: outer, userDirectoryId: nobody.directoryId, userId: nobody.userId }
      await tx.db.assignment.createMany({ data: [{ id: newId(), ...given, environmentId: tenant.production.id }] })
    })
    for (const actor of Object.values(actors.tenant)) {
      if (actor.kind !== 'user') throw new Error('not a person')
      const said = await explain({ api: managementAudience, person: formatId('user', actor.userId) })
      if (said.subject === null) throw new Error('nobody')
      for (const { name, held } of said.permissions) {
        const permission = name as Parameters<typeof may>[2]
        const answer = await inTenant((tx) => may(tx, actor, permission, tenant.production.id))
        expect([actor.name, name, held]).toEqual([actor.name, name, answer.allowed])
      }
    }
    const owners = await who({ api: managementAudience, permission: 'client:write' })
    expect(owners.rows.map(({ name }) => name)).toEqual(expect.arrayContaining(['Olive Owner', 'owner', 'admin']))
    expect(owners.rows.map(({ name }) => name)).not.toContain('support')
  })

  test('S02 who may not see people asks about clients alone', async () => {
    const { tenant } = world
    const actor = await inTenant(async (tx): Promise<Actor> => {
      const wanted = { directoryId: tenant.directories.main, email: 'asker@graph.test', displayName: 'Asker' }
      const user = await seedUser(tx, { ...wanted, password: 'six tall ships in fog', now })
      const { id: permissionId } = await tx.db.permission.findFirstOrThrow({
        where: { apiId: tenant.managementApiId, name: 'access:read' },
      })
      const roleId = newId()
      await tx.db.role.createMany({ data: [{ id: roleId, slug: 'own-askers', displayName: 'Askers' }] })
      await tx.db.rolePermission.createMany({ data: [{ roleId, permissionId }] })
      const given = { roleId, userDirectoryId: user.directoryId, userId: user.id }
      await tx.db.assignment.createMany({ data: [{ id: newId(), ...given, environmentId: tenant.production.id }] })
      return { kind: 'user', tenantId: tenant.id, directoryId: user.directoryId, userId: user.id, name: 'Asker' }
    })
    const ask = (input: object) =>
      explainAccess.call({ ...call(), actor }, { environment: 'production', api: tenant.api.identifier, ...input })
    const client = formatId('client', tenant.production.service.id)
    expect((await ask({ client })).subject).toMatchObject({ kind: 'client' })
    for (const person of [tenant.ada.email, formatId('user', tenant.ada.id), 'nobody@example.test'])
      await expect(ask({ person, client })).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('a large group is paged: no gap, no repetition', async () => {
    await inTenant(async (tx) => {
      await build(tx, {
        contains: [[0, 1]],
        permits: [[1, 4]],
        members: [
          [0, 0],
          [0, 1],
          [0, 2],
          [0, 3],
          [1, 3],
        ],
        toUsers: [[1, 2, 0]],
        toGroups: [
          [0, 0, 0],
          [1, 1, 0],
        ],
      })
    })
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await who({
        api: apis[1]?.identifier,
        permission: 'b:2',
        limit: 1,
        ...(cursor === undefined ? {} : { cursor }),
      })
      seen.push(...page.rows.map(({ name }) => name))
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
    expect(seen.sort()).toEqual(['Four', 'One', 'Three', 'Two'])
  })
})
