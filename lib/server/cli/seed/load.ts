import type { Client } from 'pg'
import { recountGroups } from '../recount-groups.ts'
import { addAccess } from './access.ts'
import { addClients, type SeedClient } from './clients.ts'
import { columns } from './columns.ts'
import type { SeedKeys } from './keys.ts'
import { nameWords } from './names.ts'
import type { SeedOrder } from './order.ts'
import { addPerson, type SeedPeople } from './people.ts'
import { Rows } from './rows.ts'
import { sizesOf } from './sizes.ts'
import { dropReferences, dropSlowIndexes, makeIndexes, makeReferences } from './slow-indexes.ts'
import { addTenant, planTenant, type SeedTenant } from './tenant.ts'
import { addEvents, addFirstEvent } from './trail.ts'

/** One tenant as somebody who measures needs to know it. */
export type SeededScale = {
  slug: string
  tenantId: string
  users: number
  issuer: string
  api: string
  owner: string
  web: SeedClient
  service: SeedClient
}

export type Load = {
  order: SeedOrder
  keys: SeedKeys
  /** Of `seedPassword`. */
  passwordHash: string
  origin: string
  /** From this many people on, indexes and references are made when all are there. */
  manyPeople: number
  /** Is told how far it is. */
  say(what: string): void
}

/**
 * Copies all of a seed, in the transaction of `client`, who is signet_owner: past row-level security, which COPY can't go through,
 * and past the triggers, whose work it does itself. Slugs that are taken are refused before (`refuseTaken`).
 */
export async function loadSeed(client: Client, load: Load): Promise<SeededScale[]> {
  const tables = Object.keys(columns).map((table) => `"${table}"`)
  for (const table of tables)
    await client.query(`alter table ${table} no force row level security, disable trigger user`)
  const isLarge = load.order.users >= load.manyPeople
  const references = isLarge ? await dropReferences(client) : []
  const indexes = isLarge ? await dropSlowIndexes(client) : []
  await makeMonths(client, load.order.at)
  const done = await addAll(client, load)
  load.say('all copied; making the indexes')
  await client.query(`analyze ${tables.join(', ')}`)
  await recountGroups(client)
  await makeIndexes(client, indexes)
  load.say('comparing the references')
  await makeReferences(client, references)
  for (const table of tables) await client.query(`alter table ${table} force row level security, enable trigger user`)
  return done
}

async function addAll(client: Client, load: Load): Promise<SeededScale[]> {
  const { order, keys, origin, passwordHash } = load
  const rows = new Rows(client)
  const people = { passwordHash, searchKeys: await askSearchKeys(client), until: order.at }
  const done: SeededScale[] = []
  let users = 0
  for (const [at, size] of sizesOf(order.tenants, order.users).entries()) {
    const tenant = planTenant(order, at + 1, size, origin)
    done.push(await addWhole(rows, keys, tenant, { order, people }))
    users += size
    if (at % 100 === 99) load.say(`${at + 1} of ${order.tenants} tenants, ${users} of ${order.users} people`)
  }
  await rows.flush()
  return done
}

/** A tenant with everything in it. A large one is copied in parts. */
async function addWhole(
  rows: Rows,
  keys: SeedKeys,
  tenant: SeedTenant,
  { order, people }: { order: SeedOrder; people: SeedPeople },
): Promise<SeededScale> {
  await addTenant(rows, keys, tenant, order.at)
  addFirstEvent(rows, tenant)
  const access = addAccess(rows, tenant)
  const clients = addClients(rows, keys, tenant, access)
  const known: string[] = []
  let owner = ''
  let lastSignIn: Date | null = null
  for (let n = 0; n < tenant.people; n += 1) {
    const person = addPerson(rows, tenant, access, people, n)
    if (n === 0) owner = person.email
    if (known.length < 1000) known.push(person.id)
    if (person.lastSignIn !== null && (lastSignIn === null || person.lastSignIn > lastSignIn))
      lastSignIn = person.lastSignIn
    await rows.flushWhenFull()
  }
  addStatistics(rows, tenant, { groups: access.groups.length, clients: clients.count, lastSignIn, at: order.at })
  const events = Math.round((order.events * order.tenants * tenant.people) / order.users)
  for (let left = events; left > 0; left -= 1000) {
    const part = { events: Math.min(left, 1000), people: known, client: clients.web.id, until: order.at }
    addEvents(rows, tenant, part)
    await rows.flushWhenFull()
  }
  return {
    slug: tenant.slug,
    tenantId: tenant.id,
    users: tenant.people,
    issuer: `${tenant.origin}/t/${tenant.slug}/production`,
    api: access.api,
    owner,
    web: clients.web,
    service: clients.service,
  }
}

type Counted = { groups: number; clients: number; lastSignIn: Date | null; at: Date }

const addStatistics = (rows: Rows, tenant: SeedTenant, { groups, clients, lastSignIn, at }: Counted): void =>
  rows.add('tenant_statistics', {
    tenant_id: tenant.id,
    users: tenant.people,
    groups,
    clients,
    environments: 2,
    apis: 1,
    roles: 3,
    sessions: 0,
    families: 0,
    last_sign_in_at: lastSignIn,
    counted_at: at,
  })

async function askSearchKeys(client: Client): Promise<Map<string, string>> {
  const { rows } = await client.query<{ word: string; key: string }>(
    'select word, search_key(word) as key from unnest($1::text[]) word',
    [nameWords],
  )
  return new Map(rows.map(({ word, key }) => [word, key]))
}

/** A partition for each month in which something is said to have happened. */
const makeMonths = (client: Client, at: Date) =>
  client.query(
    `select make_partition('audit_event', 'audit_event_' || to_char(m, 'YYYYMM'), m at time zone 'UTC', (m + interval '1 month') at time zone 'UTC')
     from generate_series(date_trunc('month', $1::timestamptz at time zone 'UTC') - interval '13 months',
       date_trunc('month', $1::timestamptz at time zone 'UTC'), interval '1 month') m`,
    [at],
  )
