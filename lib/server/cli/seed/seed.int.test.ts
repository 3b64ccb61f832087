import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '#lib/db/testing/database.ts'
import { onServer } from '#lib/db/testing/template.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { verifyPassword } from '#lib/identity/password.ts'
import { createUser } from '#lib/identity/users.ts'
import { config } from '#lib/kernel/env.ts'
import { forget } from '#lib/kernel/singleton.ts'
import { masterKey } from '#lib/keys/master.ts'
import { loadPrivate, loadPublic } from '#lib/keys/signing.ts'
import { RelyingParty } from '#lib/provider/testing/relying-party.ts'
import { type Rig, startRig } from '#lib/provider/testing/rig.ts'
import { bootstrapPlatform } from '#lib/tenancy/bootstrap.ts'
import { portalClient } from '#lib/tenancy/portal-client.ts'
import { keepStatistics } from '#lib/tenancy/statistics.ts'
import { stockPool } from '#lib/testing/key-shelf.ts'
import { setTestMasterKey } from '#lib/testing/master-key.ts'
import { StartRefusal } from '../../start-refusal.ts'
import { type SeedPaper, seedScale } from '../seed-scale.ts'
import { columns } from './columns.ts'
import type { SeedOrder } from './order.ts'

setTestMasterKey()

const now = new Date()
const order: SeedOrder = { tenants: 3, users: 50, events: 20, seed: 1, at: new Date('2026-11-20T00:00:00Z') }
const folder = mkdtempSync(join(tmpdir(), 'signet-seed-'))
const out = join(folder, 'paper.json')

let rig: Rig
let database: TestDatabase
let paper: SeedPaper
let first: Record<string, string>
let shape: string

async function seedOne(
  wish: { order?: SeedOrder; out?: string; isAgreed?: boolean; manyPeople?: number } = {},
): Promise<SeedPaper> {
  const opened = {
    config: { ...config(), origin: rig.origin, masterKey: masterKey() },
    url: database.urls.admin,
    ownerUrl: database.urls.signet_owner,
    isRunning: false,
  }
  return seedScale(opened, { order, isAgreed: false, say: () => undefined, ...wish })
}

async function openDatabase(): Promise<void> {
  database = await testDatabase()
  forget('keys.data')
  await stockPool(12)
  await bootstrapPlatform(rig.origin, now)
}

const ask = <T extends pg.QueryResultRow>(text: string): Promise<T[]> =>
  onServer(database.urls.admin, async (client) => (await client.query<T>(text)).rows)

/** What is random in every seed, or differs with the moment at which it was made. */
const secret: Readonly<Record<string, readonly string[]>> = {
  tenant_keys: ['wrapped_key'],
  signing_keys: ['kid', 'public_jwk', 'sealed_private'],
  credentials: ['secret_hash'],
}

/** A digest of what was seeded, by table. */
async function contents(): Promise<Record<string, string>> {
  const digests: Record<string, string> = {}
  for (const [table, all] of Object.entries(columns)) {
    const list = all.filter((column) => secret[table]?.includes(column) !== true).map((column) => `"${column}"`)
    const whose = `${table === 'tenants' ? 'id' : 'tenant_id'} <> (select id from tenants where slug = 'platform')`
    const [row] = await ask<{ digest: string }>(
      `select count(*) || ':' || md5(string_agg(md5(r::text), '' order by md5(r::text))) as digest
       from (select ${list.join(', ')} from "${table}" where ${whose}) r`,
    )
    digests[table] = row?.digest ?? ''
  }
  return digests
}

/** Walls, triggers, references and indexes, as text. */
const shapeNow = async (): Promise<string> =>
  JSON.stringify(
    await ask(`
      select c.relname, c.relrowsecurity, c.relforcerowsecurity,
        array(select t.tgname || ' ' || t.tgenabled::text from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal order by 1) as triggers,
        array(select pg_get_constraintdef(k.oid) from pg_constraint k where k.conrelid = c.oid order by k.conname) as constraints,
        array(select pg_get_indexdef(x.indexrelid) from pg_index x where x.indrelid = c.oid order by 1) as indexes
      from pg_class c where c.relnamespace = 'public'::regnamespace and c.relname = any ('{${Object.keys(columns).join(',')}}') order by 1`),
  )

beforeAll(async () => {
  rig = await startRig()
  await openDatabase()
  const other = database
  await seedOne()
  first = await contents()
  await other.close()
  await openDatabase()
  shape = await shapeNow()
  paper = await seedOne({ out, manyPeople: 1 })
}, 120_000)
afterAll(async () => {
  await rig.close()
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('a seed', () => {
  test('is the same each time, but for what has to be secret', async () => {
    expect(await contents()).toEqual(first)
    expect(paper.tenants.map(({ users }) => users)).toEqual([28, 13, 9])
  })

  test('leaves walls, triggers, indexes and references as they were', async () => {
    expect(await shapeNow()).toBe(shape)
    const [largest, other] = paper.tenants
    const people = (tenantId = '') => withTenant(tenantId, (tx) => tx.db.user.count())
    expect([await people(largest?.tenantId), await people(other?.tenantId)]).toEqual([28, 13])
    const { directoryId } = await withTenant(largest?.tenantId ?? '', (tx) => tx.db.user.findFirstOrThrow())
    const email = 'somebody@later.example'
    const made = await withTenant(largest?.tenantId ?? '', (tx) =>
      createUser(tx, { directoryId, email, isEmailVerified: true, displayName: 'Élise Later', now }),
    )
    const [row] = await ask(`select name_key, email_key from users where id = '${made.id}'`)
    expect(row).toEqual({ name_key: 'elise later', email_key: email })
    await withTenant(largest?.tenantId ?? '', (tx) => tx.db.user.deleteMany({ where: { id: made.id } }))
  })

  test('derives what triggers derive, and counts what jobs count', async () => {
    const derived = `
      select md5(string_agg(u.name_key || u.email_key || u.email_verified || u.factors || u.sign_in_key || s.text, '' order by u.id)) as people,
        count(*)::int as found,
        (select md5(string_agg(name_key, '' order by id)) from clients) as clients,
        (select md5(string_agg(name_key || member_count, '' order by id)) from groups) as groups
      from users u join user_search s on s.user_id = u.id`
    const before = await ask(derived)
    await ask('update clients set name = name')
    await ask('update groups set display_name = display_name')
    await ask(`update users set display_name = display_name, last_sign_in_at = last_sign_in_at`)
    await ask(
      'create temp table kept as select * from group_members; delete from group_members; insert into group_members select * from kept',
    )
    expect(await ask(derived)).toEqual(before)
    expect(before[0]).toMatchObject({ found: 50 })
    const keptOf = (tenantId: string) => withTenant(tenantId, (tx) => tx.db.tenantStatistics.findFirstOrThrow())
    for (const { tenantId } of paper.tenants) {
      const kept = await keptOf(tenantId)
      await keepStatistics(tenantId, kept.countedAt)
      expect(await keptOf(tenantId)).toEqual(kept)
      await withTenant(tenantId, async (tx) => {
        const sizes = await tx.db.directory.findMany({ orderBy: { slug: 'asc' }, select: { userCount: true } })
        expect(sizes.map(({ userCount }) => userCount)).toEqual([kept.users, 0])
      })
    }
  })

  test('has keys that open, ones that sign and next ones, of its own tenant', async () => {
    const kids = await Promise.all(
      paper.tenants.map(({ tenantId }) =>
        withTenant(tenantId, async (tx) => {
          const environments = await tx.db.environment.findMany({ orderBy: { slug: 'asc' } })
          expect(environments.map(({ slug }) => slug)).toEqual(['control', 'production', 'staging'])
          const shown = await Promise.all(environments.map(({ id }) => loadPublic(tx, id)))
          for (const keys of shown)
            expect(keys.map(({ alg, status }) => `${alg} ${status}`).sort()).toEqual([
              'ES256 current',
              'ES256 next',
              'RS256 current',
              'RS256 next',
            ])
          for (const { id } of environments) expect(await loadPrivate(tx, id)).toHaveLength(2)
          return shown.flat().flatMap(({ alg, kid }) => (alg === 'ES256' ? [kid] : []))
        }),
      ),
    )
    expect(new Set(kids.flat()).size).toBe(18)
  })

  test('has clients that get tokens at their own issuer, and at no other', async () => {
    const [largest, other] = paper.tenants
    if (largest === undefined || other === undefined) throw new Error('nothing was seeded')
    const app = new RelyingParty(largest.issuer, { ...largest.service, redirectUri: '', environmentId: '' })
    const asked = { grant_type: 'client_credentials', resource: largest.api }
    const answer = await app.post('/oauth/token', asked)
    expect(answer).toMatchObject({ status: 200, json: { token_type: 'Bearer' } })
    expect(rig.fast.at(-1)).toContain('/oauth/token')
    const stranger = new RelyingParty(other.issuer, { ...largest.service, redirectUri: '', environmentId: '' })
    expect((await stranger.post('/oauth/token', asked)).json.error).toBe('invalid_client')
    expect((await portalClient(largest.tenantId)).clientId).toMatch(/^[\w-]{22}$/)
  })

  test('has an owner with the password that it prints', async () => {
    for (const { tenantId, owner } of paper.tenants)
      await withTenant(tenantId, async (tx) => {
        const found = await tx.db.identifier.findFirstOrThrow({ where: { normalized: owner } })
        const held = await tx.db.assignment.findMany({ where: { userId: found.userId } })
        expect(held.map(({ builtinRole }) => builtinRole)).toEqual(['owner'])
        const { secretHash } = await tx.db.credential.findFirstOrThrow({ where: { userId: found.userId } })
        expect(await verifyPassword(secretHash ?? '', paper.password)).toBe(true)
      })
  })

  test('writes its secrets to a file of its owner’s alone, which it never overwrites', async () => {
    expect(JSON.parse(readFileSync(out, 'utf8'))).toEqual(paper)
    expect(statSync(out).mode & 0o777).toBe(0o600)
    await expect(seedOne({ out })).rejects.toThrow(`${out} exists.`)
  })

  test('is refused where somebody works, and where it has been before', async () => {
    const fault = await seedOne().catch((error: unknown) => error)
    expect(fault).toBeInstanceOf(StartRefusal)
    expect(String(fault)).toContain('This installation is in use')
    await expect(seedOne({ isAgreed: true })).rejects.toThrow('this database has been seeded')
    expect(await contents()).toEqual(first)
  })
})
