import { type Tx, withTenant } from '#lib/db/with-tenant.ts'
import type { HashCost } from '#lib/identity/password.ts'
import { newId } from '#lib/kernel/ids.ts'
import { type CreatedTenant, createTenant } from '#lib/tenancy/create.ts'
import { type SeededApi, seedApi } from './apis.ts'
import {
  allow,
  type SeededClient,
  seedNativeClient,
  seedServiceClient,
  seedSpaClient,
  seedWebClient,
} from './clients.ts'
import { stockForTenant } from './key-shelf.ts'
import { cheapCost, type SeededUser, seedBuiltInRole, seedUser } from './people.ts'

export type TenantSeed = {
  /** Made up when left out: each test has a tenant of its own. */
  slug?: string
  displayName?: string
  origin?: string
  cost?: HashCost
  now?: Date
}

export type SeededEnvironment = {
  id: string
  slug: 'production' | 'staging'
  issuer: string
  directoryId: string
  web: SeededClient & { secret: string }
  firstParty: SeededClient & { secret: string }
  spa: SeededClient
  native: SeededClient
  service: SeededClient & { secret: string }
}

export type SeededTenant = Omit<CreatedTenant, 'environments'> & {
  displayName: string
  production: SeededEnvironment
  staging: SeededEnvironment
  controlId: string
  api: SeededApi
  opaqueApi: SeededApi
  owner: SeededUser
  /** Two people of `main`, and one of `staging` with the first one's address. */
  ada: SeededUser
  ben: SeededUser
  testAda: SeededUser
}

/** A tenant with everything that a test may need: environments, clients of each kind, APIs, people, an owner. */
export async function seedTenant(seed: TenantSeed = {}): Promise<SeededTenant> {
  await stockForTenant()
  const now = seed.now ?? new Date()
  const slug = seed.slug ?? `t${newId(now).replaceAll('-', '').slice(-12)}`
  const displayName = seed.displayName ?? `Tenant ${slug}`
  const origin = seed.origin ?? 'http://localhost:3000'
  const wanted = { slug, displayName, origin, actor: { kind: 'system', id: 'seed' }, now } as const
  return withTenant(
    newId(now),
    async (outer) => {
      const created = await createTenant(outer, wanted)
      return outer.enter(created.id, (tx) =>
        fill(tx, created, { displayName, origin, cost: seed.cost ?? cheapCost, now }),
      )
    },
    { timeoutMs: 60_000 },
  )
}

type Filling = { displayName: string; origin: string; cost: HashCost; now: Date }

async function fill(tx: Tx, created: CreatedTenant, filling: Filling): Promise<SeededTenant> {
  const { now, cost, displayName } = filling
  const { directories, environments, ...tenant } = created
  const staging = directories.staging ?? ''
  const api = await seedApi(tx, {
    identifier: 'https://api.example.test/invoices',
    name: 'Invoices',
    permissions: { 'invoices:read': 'See invoices', 'invoices:write': 'Write invoices' },
    now,
  })
  const opaqueApi = await seedApi(tx, {
    identifier: 'https://api.example.test/ledger',
    name: 'Ledger',
    tokenFormat: 'opaque',
    permissions: { 'ledger:read': 'See the ledger' },
    now,
  })
  const permissionIds = [...Object.values(api.permissions), ...Object.values(opaqueApi.permissions)]
  const environment = (slug: 'production' | 'staging', id: string, directoryId: string) => ({
    id,
    slug,
    issuer: `${filling.origin}/t/${tenant.slug}/${slug}`,
    directoryId,
  })
  const main = directories.main
  const person = (directoryId: string, email: string, name: string) =>
    seedUser(tx, { directoryId, email, displayName: name, password: `${name} likes tall ships`, cost, now })
  const owner = await person(main, 'owner@example.test', 'Olive Owner')
  await seedBuiltInRole(tx, owner, 'owner', now)
  return {
    ...tenant,
    displayName,
    directories,
    controlId: environments.control,
    api,
    opaqueApi,
    owner,
    production: await fillEnvironment(tx, environment('production', environments.production, main), permissionIds, now),
    staging: await fillEnvironment(tx, environment('staging', environments.staging ?? '', staging), permissionIds, now),
    ada: await person(main, 'ada@example.test', 'Ada Lovelace'),
    ben: await person(main, 'ben@example.test', 'Ben Bitdiddle'),
    testAda: await person(staging, 'ada@example.test', 'Ada Staging'),
  }
}

async function fillEnvironment(
  tx: Tx,
  environment: Pick<SeededEnvironment, 'id' | 'slug' | 'issuer' | 'directoryId'>,
  permissionIds: readonly string[],
  now: Date,
): Promise<SeededEnvironment> {
  const place = { environmentId: environment.id, now }
  const web = await seedWebClient(tx, place)
  const firstParty = await seedWebClient(tx, place, { name: 'Our own app', firstParty: true })
  const spa = await seedSpaClient(tx, place)
  const native = await seedNativeClient(tx, place)
  for (const client of [web, firstParty, spa, native]) await allow(tx, client, permissionIds)
  return { ...environment, web, firstParty, spa, native, service: await seedServiceClient(tx, place, permissionIds) }
}
