import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#lib/access/actor.ts'
import { may } from '#lib/access/may.ts'
import { isPlatformPermission } from '#lib/access/permissions.ts'
import { builtInRoles, everyBuiltInRole } from '#lib/access/roles.ts'
import { isAction } from '#lib/audit/catalogue.ts'
import { type TestDatabase, testDatabase } from '#lib/db/testing/database.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { isServiceError } from '#lib/kernel/errors.ts'
import { formatId, type Kind, newId, parseId, prefixes } from '#lib/kernel/ids.ts'
import { tokenPrefixes } from '#lib/kernel/tokens.ts'
import { platformTenant } from '#lib/tenancy/resolve.ts'
import { stockPool } from '#lib/testing/key-shelf.ts'
import { setTestMasterKey } from '#lib/testing/master-key.ts'
import { registry } from './index.ts'
import { snapshot } from './testing/snapshot.ts'
import { makeWorld, type World } from './testing/world.ts'

setTestMasterKey()

type Entry = (typeof registry)[number]
const named = registry.map((entry) => [`${entry.kind} ${entry.name}`, entry] as const)
const scopeOf = (entry: Entry) => (isPlatformPermission(entry.permission) ? 'platform' : 'tenant')

let database: TestDatabase
let world: World

/** What came of asking: `ok`, or the code of the refusal. Anything that isn't a refusal fails the test. */
async function ask(entry: Entry, actor: Actor, input: unknown, tenant?: string): Promise<string> {
  const slug = tenant ?? (scopeOf(entry) === 'platform' ? 'platform' : world.tenant.slug)
  try {
    await entry.call({ actor, tenant: slug, now: new Date() }, input)
    return 'ok'
  } catch (error) {
    if (isServiceError(error)) return error.code
    throw error
  }
}

async function leavesNothing(work: () => Promise<void>): Promise<void> {
  const before = await snapshot(database.urls.admin)
  await work()
  expect(await snapshot(database.urls.admin)).toEqual(before)
}

const goneWords: Record<string, string> = { environment: 'gone', directory: 'gone', tenant: 'gone-tenant' }

const kinds = new Map(Object.entries(prefixes).map(([kind, prefix]) => [prefix as string, kind as Kind]))

/** The kind of a shown id; undefined for anything else. */
function kindOf(value: unknown): Kind | undefined {
  if (typeof value !== 'string') return undefined
  const kind = kinds.get(value.split('_')[0] ?? '')
  return kind !== undefined && parseId(kind, value) !== undefined ? kind : undefined
}

/** The example with ids that are well formed and name nothing; undefined where an input names nothing. */
function stale(entry: Entry): Record<string, unknown> | undefined {
  const input = entry.example(world.seed) as Record<string, unknown>
  const wrong = Object.entries(input).flatMap(([name, value]) => {
    const kind = kindOf(value)
    if (kind !== undefined) return [[name, formatId(kind, newId())]]
    return name in goneWords ? [[name, goneWords[name]]] : []
  })
  return wrong.length === 0 ? undefined : { ...input, ...Object.fromEntries(wrong) }
}

const namesAnObject = (entry: Entry): boolean =>
  Object.values(entry.example(world.seed) as object).some((value) => kindOf(value) !== undefined)

beforeAll(async () => {
  database = await testDatabase()
  await stockPool(36)
  world = await makeWorld(new Date())
  return () => database.close()
})

describe('every use case', () => {
  test('has a name of its own, and a verb’s name is an event of the catalogue', () => {
    expect(new Set(registry.map(({ name }) => name)).size).toBe(registry.length)
    for (const entry of registry)
      if (entry.kind === 'verb') expect([entry.name, isAction(entry.name)]).toEqual([entry.name, true])
  })

  test.each(named)('S01 %s: nobody who is not signed in', async (_, entry) => {
    await leavesNothing(async () => {
      expect(await ask(entry, { kind: 'anonymous' }, entry.example(world.seed))).toBe('unauthenticated')
    })
  })

  test.each(named)('S02 %s: to the owner of another tenant it does not exist', async (_, entry) => {
    await leavesNothing(async () => {
      expect(await ask(entry, world.foreignOwner, entry.example(world.seed))).toBe('not_found')
    })
  })

  test.each(named)(
    'S02 %s: nor to an owner whose ids name nothing, or something of another tenant',
    async (_, entry) => {
      const input = stale(entry)
      if (input === undefined) return
      await leavesNothing(async () => {
        expect(await ask(entry, world.actors[scopeOf(entry)].owner, input)).toBe('not_found')
        if (namesAnObject(entry))
          expect(await ask(entry, world.foreignOwner, entry.example(world.seed), world.other.slug)).toBe('not_found')
      })
    },
  )

  test.each(named)(
    'S10 8.2.1 %s: each built-in role as the table says; who may not leaves nothing',
    async (_, entry) => {
      const actors = world.actors[scopeOf(entry)]
      const tenantId = scopeOf(entry) === 'platform' ? (await platformTenant()).id : world.tenant.id
      await leavesNothing(async () => {
        for (const role of everyBuiltInRole) {
          const expected = builtInRoles[role].permissions.includes(entry.permission)
          const answer = await withTenant(tenantId, (tx) => may(tx, actors[role], entry.permission))
          expect([role, answer.allowed]).toEqual([role, expected])
          if (!expected)
            expect([role, await ask(entry, actors[role], entry.example(world.seed))]).toEqual([role, 'forbidden'])
        }
        expect(await ask(entry, actors.nobody, entry.example(world.seed))).toBe('forbidden')
      })
    },
  )

  test.each(named)('8.2.3 %s: a field that it does not name is refused', async (_, entry) => {
    const actor = world.actors[scopeOf(entry)].owner
    const input = { ...(entry.example(world.seed) as object), tenantId: world.other.id, isAdmin: true }
    await leavesNothing(async () => expect(await ask(entry, actor, input)).toBe('invalid'))
  })
})

/** The verbs run once more, for each role that may: each in a world that the ones before have changed. */
describe('what is allowed succeeds and is told', () => {
  const order = ['end', 'removed', 'left', 'resumed', 'suspended', 'deleted']
  const last = (name: string) => order.findIndex((part) => name.includes(part))
  const sorted = [...named].sort(([a], [b]) => last(a) - last(b))

  test.each(sorted)(
    '%s: an owner succeeds with the example, and the trail says so, without secrets',
    async (_, entry) => {
      const actor = world.actors[scopeOf(entry)].owner
      const tenantId = scopeOf(entry) === 'platform' ? (await platformTenant()).id : world.tenant.id
      const events = () =>
        withTenant(tenantId, (tx) =>
          tx.db.auditEvent.findMany({ where: { action: entry.name, actorId: 'userId' in actor ? actor.userId : '' } }),
        )
      const before = entry.kind === 'verb' ? (await events()).length : 0
      expect(await ask(entry, actor, entry.example(world.seed))).toBe('ok')
      if (entry.kind === 'query') return
      const told = await events()
      expect(told.length).toBe(before + 1)
      const text = JSON.stringify(told.map(({ changes }) => changes))
      for (const prefix of [...Object.values(tokenPrefixes), '$argon2']) expect(text).not.toContain(prefix)
    },
  )
})
