import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Actor } from '#lib/access/actor.ts'
import { mintApiKey } from '#lib/access/api-key-text.ts'
import { everyPermission, isPlatformPermission, type Permission } from '#lib/access/permissions.ts'
import { type BuiltInRole, builtInRoles, everyBuiltInRole } from '#lib/access/roles.ts'
import { type TestDatabase, testDatabase } from '#lib/db/testing/database.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { newId } from '#lib/kernel/ids.ts'
import { sealPeer } from '#lib/kernel/peer.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { registry } from '#lib/services/index.ts'
import { rowsNow, targetsOf, unfounded, untold } from '#lib/services/testing/completeness.ts'
import { snapshot } from '#lib/services/testing/snapshot.ts'
import { makeWorld, type World } from '#lib/services/testing/world.ts'
import { stockPool } from '#lib/testing/key-shelf.ts'
import { tokenOfUser } from '#lib/testing/management-token.ts'
import { setTestMasterKey } from '#lib/testing/master-key.ts'
import type { JsonSchema } from './input-schema.ts'
import { inputSchema } from './input-schema.ts'
import { openApi } from './openapi.ts'
import { takesQuery } from './read-input.ts'
import { rest } from './rest.ts'
import { type Route, routesOf } from './route-of.ts'
import { requestOf, type Sent } from './testing/request-of.ts'

setTestMasterKey()

const document = openApi(registry)
const door = rest(registry, { requests: 1_000_000, windowSeconds: 60 })
const routes = routesOf(registry)
const named = routes.map((route) => [`${route.method} ${route.path}`, route] as const)

type Scope = 'tenant' | 'platform'
const scopeOf = ({ entry }: Route): Scope => (isPlatformPermission(entry.permission) ? 'platform' : 'tenant')

let database: TestDatabase
let world: World
let tokens: Record<Scope, Record<BuiltInRole | 'nobody', string>>
let keys: Record<Scope, Record<'user:read' | 'role:read', string>>
let foreign: string

/** A person's token that carries everything they hold. */
async function tokenOf(actor: Actor, now: Date): Promise<string> {
  if (actor.kind !== 'user') throw new Error('a person')
  const person = { id: actor.userId, directoryId: actor.directoryId }
  return (await tokenOfUser(actor.tenantId, person, everyPermission, now)).token
}

/** A key of a person for these permissions alone, used once, so that its use is noted. */
async function keyOf(actor: Actor, permissions: Permission[], now: Date): Promise<string> {
  if (actor.kind !== 'user') throw new Error('a person')
  const { tenantId, directoryId, userId } = actor
  const { key, hash, hint } = mintApiKey(tenantId)
  const row = { id: newId(now), tenantId, directoryId, userId, name: 'Narrow', hint, permissions, lastUsedAt: now }
  const data = { ...row, keyHash: Uint8Array.from(hash), createdAt: now, expiresAt: plusSeconds(now, 3600) }
  await withTenant(tenantId, (tx) => tx.db.apiKey.createMany({ data: [data] }))
  return key
}

beforeAll(async () => {
  database = await testDatabase()
  await stockPool(36)
  const now = new Date()
  world = await makeWorld(now)
  const each = async (scope: Scope) => {
    const made: [string, string][] = []
    for (const name of [...everyBuiltInRole, 'nobody'] as const)
      made.push([name, await tokenOf(world.actors[scope][name], now)])
    return Object.fromEntries(made) as Record<BuiltInRole | 'nobody', string>
  }
  tokens = { tenant: await each('tenant'), platform: await each('platform') }
  const narrow = async (scope: Scope) => ({
    'user:read': await keyOf(world.actors[scope].owner, ['user:read'], now),
    'role:read': await keyOf(world.actors[scope].owner, ['role:read'], now),
  })
  keys = { tenant: await narrow('tenant'), platform: await narrow('platform') }
  foreign = await keyOf(world.foreignOwner, [...everyPermission], now)
  return () => database.close()
}, 120_000)

const exampleOf = ({ entry }: Route) => entry.example(world.seed) as Record<string, unknown>
const tenantOf = (route: Route): string => (scopeOf(route) === 'platform' ? 'platform' : world.tenant.slug)

async function ask(route: Route, sent: Sent, input = exampleOf(route)) {
  const response = await door.POST(requestOf(route, tenantOf(route), input, sent))
  const text = await response.text()
  return { status: response.status, body: JSON.parse(text) as unknown, headers: response.headers }
}

type Documented = Record<string, { content?: Record<string, { schema: JsonSchema }>; $ref?: string }>

/** The schema that the document has for an answer with this status. Undefined: no such answer is foreseen. */
function foreseen(route: Route, status: number): z.ZodType | undefined {
  const operation = document.paths[route.path]?.[route.method.toLowerCase()]
  const response = (operation?.responses as Documented | undefined)?.[String(status)]
  if (response?.$ref !== undefined) return z.fromJSONSchema(document.components.schemas.Problem as never)
  const schema = response?.content?.['application/json']?.schema
  return schema === undefined ? undefined : z.fromJSONSchema(schema as never)
}

/** Status of a refusal, whose form the document foresees. */
async function refusedWith(route: Route, sent: Sent, input?: Record<string, unknown>): Promise<number> {
  const { status, body, headers } = await ask(route, sent, input)
  expect(headers.get('content-type')).toBe('application/problem+json')
  if (status !== 405) expect(foreseen(route, status)?.safeParse(body).error, JSON.stringify(body)).toBeUndefined()
  return status
}

async function leavesNothing(work: () => Promise<void>): Promise<void> {
  const before = await snapshot(database.urls.admin)
  await work()
  expect(await snapshot(database.urls.admin)).toEqual(before)
}

/** Requests with one thing wrong with them, and what each is refused with. */
function wrongs(route: Route): [string, Sent, number][] {
  const token = tokens[scopeOf(route)].owner
  const { properties = {} } = inputSchema(route.entry)
  const isQuery = takesQuery(route)
  const isMaking = route.entry.kind === 'verb' && route.method === 'POST'
  return [
    ['a field that is none', { token, more: { isAdmin: true } }, 422],
    ['If-Match', { token, headers: { 'if-match': 'W/"1"' } }, 'version' in properties ? 412 : 400],
    ['no method of it', { token, method: 'OPTIONS' }, 405],
    ...('cursor' in properties
      ? [['a forged cursor', { token, more: { cursor: 'bm8' } }, 422] as [string, Sent, number]]
      : []),
    ...('limit' in properties
      ? [['a page too large', { token, more: { limit: 1e9 } }, 422] as [string, Sent, number]]
      : []),
    ...(isMaking
      ? [['a key too long', { token, headers: { 'idempotency-key': 'x'.repeat(201) } }, 422] as [string, Sent, number]]
      : []),
    ...(isQuery
      ? []
      : ([
          ['malformed', { token, raw: '{"' }, 400],
          ['no object', { token, raw: '"text"' }, 400],
          ['a form', { token, headers: { 'content-type': 'text/plain' } }, 415],
          ['too large', { token, raw: `{"x":"${'x'.repeat(bounds.body.jsonBytes)}"}` }, 413],
        ] as [string, Sent, number][])),
  ]
}

describe('every operation of the document', () => {
  test.each(named)(
    '%s: S01 S02 S08 S10 who may not, and what is wrong, is refused and leaves nothing',
    async (_, route) => {
      const scope = scopeOf(route)
      const { permission } = route.entry
      await leavesNothing(async () => {
        expect(await refusedWith(route, {})).toBe(401)
        expect(await refusedWith(route, { token: foreign })).toBe(404)
        for (const role of [...everyBuiltInRole, 'nobody'] as const) {
          if (role !== 'nobody' && builtInRoles[role].permissions.includes(permission)) continue
          expect([role, await refusedWith(route, { token: tokens[scope][role] })]).toEqual([role, 403])
        }
        const narrow = permission === 'user:read' ? 'role:read' : 'user:read'
        expect(await refusedWith(route, { token: keys[scope][narrow] })).toBe(403)
        for (const [what, sent, status] of wrongs(route))
          expect([what, await refusedWith(route, sent)]).toEqual([what, status])
      })
    },
  )
})

/** Once more, each in a world that the ones before have changed. */
describe('what is allowed', () => {
  const order = ['end', 'removed', 'left', 'resumed', 'suspended', 'revoked', 'deleted', 'deletion']
  const last = ({ entry }: Route) => order.findIndex((part) => entry.name.includes(part))
  const sorted = [...named].sort(([, a], [, b]) => last(a) - last(b))

  test.each(sorted)('%s: succeeds, answers as documented, and the trail tells of every row', async (_, route) => {
    const token = tokens[scopeOf(route)].owner
    const requestId = newId()
    const headers = { 'x-signet-peer': sealPeer({ ip: '127.0.0.1', requestId }) }
    const before = route.entry.kind === 'verb' ? await rowsNow(database.urls.admin) : undefined
    const { status, body } = await ask(route, { token, headers })
    const schema = foreseen(route, status)
    expect([status, schema === undefined], JSON.stringify(body)).toEqual([status < 300 ? status : 200, false])
    expect(schema?.safeParse(body).error, JSON.stringify(body)).toBeUndefined()
    if (before === undefined) return
    const after = await rowsNow(database.urls.admin)
    const targets = await targetsOf(database.urls.admin, requestId)
    expect(targets.size).toBeGreaterThan(0)
    expect(untold(before, after, targets)).toEqual([])
    if (!isNoChange(route)) expect(unfounded(before, after, targets)).toEqual([])
  })
})

/** What the trail tells of though no row is another one: that a list was exported; and an operator's entry, which is its event. */
const isNoChange = ({ entry }: Route): boolean => /exported$|^operator\.(entered|left)$/.test(entry.name)
