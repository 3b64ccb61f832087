import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '#lib/access/actor.ts'
import { type AuditEvent, record } from '#lib/audit/record.ts'
import { testDatabase } from '#lib/db/testing/database.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { runWith } from '#lib/kernel/context.ts'
import { formatId, newId } from '#lib/kernel/ids.ts'
import { stockPool } from '#lib/testing/key-shelf.ts'
import { setTestMasterKey } from '#lib/testing/master-key.ts'
import { type SeededTenant, seedTenant } from '#lib/testing/seed-tenant.ts'
import { listTrail } from './list.ts'

setTestMasterKey()

const now = new Date()
const minute = 60_000
const events = 240

/** What happened, as the test itself knows it. */
type Told = {
  at: number
  action: string
  result: string
  reason: string | null
  environment: string | null
  actor: string | null
  target: string | null
  client: string | null
  request: string
  ip: string
}
type Filter = Record<string, string | number>

let tenant: SeededTenant
let owner: Actor
let told: Told[]

const ask = (input: object) => listTrail.call({ actor: owner, tenant: tenant.slug, now }, input)

/** A number that is always the same for the same place, and looks like none. */
const dice = (place: number, sides: number): number => {
  let state = Math.imul(place + 1, 0x9e3779b1) >>> 0
  state = Math.imul(state ^ (state >>> 15), 0x85ebca6b) >>> 0
  return ((state ^ (state >>> 13)) >>> 0) % sides
}

beforeAll(async () => {
  const database = await testDatabase()
  await stockPool(12)
  tenant = await seedTenant({ now })
  const { owner: person, production, staging, ada } = tenant
  owner = { kind: 'user', tenantId: tenant.id, directoryId: person.directoryId, userId: person.id, name: 'Olga' }
  const people = [person.id, ada.id]
  const requests = [newId(), newId(), newId()]
  told = []
  await withTenant(tenant.id, async (tx) => {
    for (let n = 0; n < events; n++) {
      const event = happening(n, { people, clients: [production.web.id, newId()], places: [production, staging] })
      const requestId = requests[dice(n * 7 + 6, 3)] ?? ''
      const ip = `192.0.2.${1 + dice(n * 7 + 5, 3)}`
      await runWith({ requestId, ip, userAgent: undefined }, () => record(tx, event))
      const { environmentId, actor, target, client, reason = null, result = 'ok', action, at } = event
      const environment = [production, staging].find(({ id }) => id === environmentId)?.slug ?? null
      told.unshift({
        ...{ at: at.getTime(), action, result, reason, environment, target, ip, request: requestId },
        actor: actor.id ?? null,
        client: client ?? null,
      })
    }
  })
  return () => database.close()
})

type Cast = { people: string[]; clients: string[]; places: { id: string }[] }

function happening(n: number, { people, clients, places }: Cast): AuditEvent {
  const pick = <T>(which: number, from: readonly T[]): T => from[dice(n * 7 + which, from.length)] as T
  const place = pick(0, [...places, undefined])
  const hasFailed = dice(n * 7 + 1, 5) === 0
  return {
    at: new Date(now.getTime() - (events - n) * minute),
    action: pick(2, ['user.changed', 'session.started', 'session.failed'] as const),
    actor: { kind: 'user', id: pick(3, people) },
    target: pick(4, people),
    environmentId: place?.id ?? null,
    client: pick(1, [...clients, null]),
    ...(hasFailed ? { result: 'failed', reason: pick(0, ['wrong_password', 'throttled']) } : {}),
  }
}

const shown = (kind: 'user' | 'client', id: string) => formatId(kind, id)

/** Each filter with a value of it, and what it means. */
const meanings: Record<string, (event: Told, value: string | number) => boolean> = {
  action: (event, value) => event.action === value,
  result: (event, value) => event.result === value,
  reason: (event, value) => event.reason === value,
  environment: (event, value) => event.environment === value,
  actor: ({ actor }, value) => actor !== null && shown('user', actor) === value,
  target: ({ target }, value) => target !== null && shown('user', target) === value,
  about: (event, value) => meanings.actor?.(event, value) === true || meanings.target?.(event, value) === true,
  client: ({ client }, value) => client !== null && shown('client', client) === value,
  request: (event, value) => event.request === value,
  ip: (event, value) => event.ip === value,
  sinceHours: (event, value) => event.at >= now.getTime() - Number(value) * 60 * minute,
}

const values = (): Filter => ({
  action: 'session.failed',
  result: 'failed',
  reason: 'throttled',
  environment: 'staging',
  actor: shown('user', tenant.ada.id),
  target: shown('user', tenant.owner.id),
  about: shown('user', tenant.ada.id),
  client: shown('client', tenant.production.web.id),
  request: told[0]?.request ?? '',
  ip: '192.0.2.2',
  sinceHours: 2,
})

/** What meets a filter, found the slow way. */
const expected = (filter: Filter): string[] =>
  told
    .filter((event) => Object.entries(filter).every(([name, value]) => meanings[name]?.(event, value) === true))
    .map(({ at }) => new Date(at).toISOString())

/** That the tenant was seeded is an event too: the newest. */
const until = new Date(now.getTime() - 1).toISOString()

/** All pages of a filter, of thirty events each. */
async function found(filter: Filter, sort?: 'at'): Promise<string[]> {
  const times: string[] = []
  let cursor: string | null | undefined
  do {
    const page = await ask({ ...filter, until, limit: 30, ...(sort ? { sort } : {}), ...(cursor ? { cursor } : {}) })
    times.push(...page.rows.map(({ at }) => at.toISOString()))
    cursor = page.next
  } while (cursor !== null)
  return times
}

const names = Object.keys(meanings)
const pairs = names.flatMap((a, i) => names.slice(i + 1).map((b) => [a, b]))
const many = names.map((_, i) => names.filter((_name, at) => ((i + at) % 3 === 0) !== (i % 2 === 0)))

describe('the trail by its filters is what a look at every event finds', () => {
  test.each([[], ...names.map((name) => [name]), ...pairs, ...many].map((by) => ({ by })))('$by', async ({ by }) => {
    const all = values()
    const filter = Object.fromEntries(by.map((name) => [name, all[name] ?? '']))
    expect(await found(filter)).toEqual(expected(filter))
  })

  test('the oldest first, page by page', async () => {
    const filter = { environment: 'staging', sinceHours: 3 }
    expect(await found(filter, 'at')).toEqual(expected(filter).toReversed())
  })

  test('between two moments, both included', async () => {
    const [to, since] = [told[20]?.at ?? 0, told[40]?.at ?? 0].map((at) => new Date(at).toISOString())
    const { rows } = await ask({ since, until: to, limit: 100 })
    expect(rows.map(({ at }) => at.getTime())).toEqual(told.slice(20, 41).map(({ at }) => at))
  })

  test('what is no address, and what is nobody’s id, finds nothing', async () => {
    expect((await ask({ ip: 'somewhere' })).rows).toEqual([])
    expect((await ask({ client: 'web' })).rows).toEqual([])
  })
})
