import { beforeAll, describe, expect, test } from 'vitest'
import { withTenant } from '#lib/db/with-tenant.ts'
import { seedUser } from '#lib/testing/people.ts'
import { onTestDatabase } from '#lib/testing/test-database.ts'
import { listClients } from '../clients/list.ts'
import { writeCursor } from '../paging.ts'
import { readingList } from '../paging-scope.ts'
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
})

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
      expect(page.total).toBe(17)
      seen.push(...page.rows.map(({ id }) => id))
      cursor = page.next
    } while (cursor !== null)
    expect(new Set(seen).size).toBe(17)
    expect(seen).toHaveLength(17)
    const oldest = await list({ sort: 'created', limit: 50 })
    expect(oldest.rows.map(({ id }) => id)).toEqual(seen.toReversed())
  })

  test.each(['signIn', '-signIn'])(
    'UX-C3 pages by %s visit everybody once, those who never signed in at one end',
    async (sort) => {
      await withTenant(world.tenant.id, async ({ db }) => {
        const users = await db.user.findMany({
          where: { directoryId: world.tenant.directories.main },
          orderBy: { id: 'asc' },
        })
        for (const [i, { id }] of users.slice(0, 7).entries()) {
          const lastSignInAt = new Date(now.getTime() - Math.floor(i / 2) * 60_000)
          await db.user.updateMany({ where: { id }, data: { lastSignInAt } })
        }
      })
      const times: number[] = []
      const ids = new Set<string>()
      let cursor: string | null = null
      do {
        const page: Awaited<ReturnType<typeof list>> = await list({
          sort,
          limit: 2,
          ...(cursor === null ? {} : { cursor }),
        })
        for (const { id, lastSignInAt } of page.rows) {
          ids.add(id)
          times.push(lastSignInAt?.getTime() ?? 0)
        }
        cursor = page.next
      } while (cursor !== null)
      expect(ids.size).toBe(17)
      expect(times).toHaveLength(17)
      expect(times).toEqual(times.toSorted((a, b) => (sort === 'signIn' ? a - b : b - a)))
      expect(times.filter((time) => time === 0)).toHaveLength(10)
    },
  )

  test('S08 a place in another order is refused', async () => {
    const place = { key: 'yesterday', id: '01890000-0000-7000-8000-000000000000' }
    const cursor = await readingList(world.tenant.id, 'user.list', async () => writeCursor(place))
    await expect(list({ sort: '-signIn', cursor })).rejects.toMatchObject({ code: 'invalid' })
    await expect(list({ sort: 'created', cursor })).rejects.toMatchObject({ code: 'invalid' })
  })

  test('S02 knows nobody of another tenant or of the staging directory', async () => {
    expect(await names('Ada Staging')).toEqual([])
    const rows = (await list({ limit: 200 })).rows.map(({ email }) => email)
    expect(rows.filter((email) => email === 'ada@example.test')).toHaveLength(1)
  })

  test.each([
    ['forged', { cursor: 'AAAA' }],
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
