import { beforeAll, describe, expect, test } from 'vitest'
import { withTenant } from '#lib/db/with-tenant.ts'
import { seedUser } from '#lib/testing/people.ts'
import { onTestDatabase } from '#lib/testing/test-database.ts'
import { listClients } from '../clients/list.ts'
import { writeCursor } from '../paging.ts'
import { makeWorld, type World } from '../testing/world.ts'
import { listUsers } from './list.ts'

onTestDatabase({ keys: 18 })

let world: World
const now = new Date()
const call = () => ({ actor: world.actors.tenant.owner, tenant: world.tenant.slug, now })
const list = (input: object) => listUsers.call(call(), { directory: 'main', ...input })
const names = async (search: string) => (await list({ search })).rows.map(({ displayName }) => displayName).sort()

beforeAll(async () => {
  world = await makeWorld(now)
  await withTenant(world.tenant.id, async (tx) => {
    const directoryId = world.tenant.directories.main
    const password = 'six tall ships in fog'
    for (const [displayName, email] of [
      ['Søren Kjær', 'soren@example.test'],
      ['Percent 100% Sure', '100%sure@example.test'],
      ['Under_score', 'under_score@example.test'],
    ] as const)
      await seedUser(tx, { directoryId, email, displayName, password, now })
  })
}, 120_000)

describe('the list of people', () => {
  test('UX-C2 is searched by name, address and id', async () => {
    expect(await names('Ada')).toEqual(['Ada Lovelace'])
    expect(await names('ada lovelace')).toEqual(['Ada Lovelace'])
    expect(await names('ADA@example.test')).toEqual(['Ada Lovelace'])
    expect(await names('lovelace')).toEqual(['Ada Lovelace'])
    expect(await names('søren')).toEqual(['Søren Kjær'])
    expect(await names(world.seed.user.id)).toEqual(['Ada Lovelace'])
  })

  test('S08 signs of a pattern are letters like others', async () => {
    expect(await names('%')).toEqual([])
    expect(await names('100%')).toEqual(['Percent 100% Sure'])
    expect(await names('under_')).toEqual(['Under_score'])
    expect(await names("' or 1=1 --")).toEqual([])
  })

  test('UX-C3 pages meet without a gap and say how many there are', async () => {
    const seen: string[] = []
    let cursor: string | null | undefined
    do {
      const page = await list({ limit: 3, ...(typeof cursor === 'string' ? { cursor } : {}) })
      expect(page.total).toBe(12)
      seen.push(...page.rows.map(({ id }) => id))
      cursor = page.next
    } while (cursor !== null)
    expect(new Set(seen).size).toBe(12)
    expect(seen).toHaveLength(12)
    const oldest = await list({ sort: 'created', limit: 50 })
    expect(oldest.rows.map(({ id }) => id)).toEqual(seen.toReversed())
  })

  test('S02 knows nobody of another tenant or of the staging directory', async () => {
    expect(await names('Ada Staging')).toEqual([])
    const rows = (await list({ limit: 200 })).rows.map(({ email }) => email)
    expect(rows.filter((email) => email === 'ada@example.test')).toHaveLength(1)
  })

  test.each([
    ['forged', { cursor: 'AAAA' }],
    ['of another form', { cursor: writeCursor({ key: '', id: "x' or '1'='1" }) }],
    ['huge', { cursor: 'A'.repeat(5_000) }],
    ['count', { limit: 1e9 }],
    ['negative', { limit: -1 }],
    ['search', { search: 'x'.repeat(5_000) }],
  ])('S08 what is %s is refused', async (_, input) => {
    await expect(list(input)).rejects.toMatchObject({ code: 'invalid' })
  })

  test('S04 lists of clients hold no secret', async () => {
    const page = await listClients.call(call(), { environment: 'production', search: 'shop', sort: 'name' })
    expect(page.rows.map(({ name }) => name)).toEqual(['Web shop'])
    expect(JSON.stringify(page)).not.toMatch(/secret|hash/i)
  })
})
