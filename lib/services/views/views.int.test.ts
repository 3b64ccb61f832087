import { beforeAll, describe, expect, test } from 'vitest'
import { onTestDatabase } from '#lib/testing/test-database.ts'
import { makeWorld, type World } from '../testing/world.ts'
import { deleteView } from './delete.ts'
import { listViews } from './list.ts'
import { renameView } from './rename.ts'
import { saveView } from './save.ts'

onTestDatabase({ keys: 18 })

let world: World
type Role = 'owner' | 'admin' | 'support'
const call = (role: Role = 'owner') => ({
  actor: world.actors.tenant[role],
  tenant: world.tenant.slug,
  now: new Date(),
})
const save = (input: object, role?: Role) => saveView.call(call(role), { list: 'clients', query: '', ...input })
const names = async (list: string, role?: Role) => (await listViews.call(call(role), { list })).map(({ name }) => name)

beforeAll(async () => {
  world = await makeWorld(new Date())
})

describe('saved views', () => {
  test('one’s own are seen by oneself, shared ones by everyone who sees the tenant', async () => {
    await save({ list: 'apis', name: 'Mine', query: 'sort=name' })
    await save({ list: 'apis', name: 'Ours', query: 'sort=name', shared: true })
    expect(await names('apis')).toEqual(['Mine', 'Ours'])
    expect(await names('apis', 'support')).toEqual(['Ours'])
    expect(await names('groups')).toEqual([])
  })

  test('S02 somebody else’s own view does not exist', async () => {
    const { id } = await save({ list: 'roles', name: 'Private' })
    const gone = { code: 'not_found' }
    await expect(renameView.call(call('admin'), { id, name: 'Taken' })).rejects.toMatchObject(gone)
    await expect(deleteView.call(call('admin'), { id })).rejects.toMatchObject(gone)
    await renameView.call(call(), { id, name: 'Renamed' })
    expect(await names('roles')).toEqual(['Renamed'])
    await deleteView.call(call(), { id })
    expect(await names('roles')).toEqual([])
  })

  test('a name stands for one of one’s views', async () => {
    await save({ name: 'Web', query: 'kind=web' })
    const spa = await save({ name: 'Single-page', query: 'kind=spa' })
    const conflict = { code: 'conflict', fields: { name: expect.any(String) } }
    await expect(save({ name: 'Web' })).rejects.toMatchObject(conflict)
    await expect(renameView.call(call(), { id: spa.id, name: 'Web' })).rejects.toMatchObject(conflict)
    await save({ name: 'Web' }, 'admin')
  })

  test('the state is written one way, without where somebody had read to', async () => {
    await save({ list: 'trail', name: 'Refused', query: '?q=a+b&cursor=x&at=51&environment=staging&result=refused' })
    const [view] = await listViews.call(call(), { list: 'trail' })
    expect(view?.query).toBe('q=a+b&result=refused')
  })

  test.each([
    ['too long', { query: `q=${'x'.repeat(3000)}` }],
    ['of too many parts', { query: Array.from({ length: 40 }, (_, i) => `a${i}=1`).join('&') }],
    ['no state', { query: '<script>=1' }],
    ['without a name', { name: ' ' }],
    ['of no list', { list: '../users' }],
  ])('S08 one that is %s is refused', async (_, input) => {
    await expect(save({ name: 'Bad', ...input })).rejects.toMatchObject({ code: 'invalid' })
  })

  test('20 of a list at most, also when several are saved at once', async () => {
    const saved = await Promise.allSettled(
      Array.from({ length: 24 }, (_, i) => save({ list: 'environments', name: `View ${i}` })),
    )
    expect(saved.filter(({ status }) => status === 'fulfilled')).toHaveLength(20)
    expect(await names('environments')).toHaveLength(20)
  })

  test('S10 who may not save views saves none', async () => {
    await expect(save({ name: 'Support' }, 'support')).rejects.toMatchObject({ code: 'forbidden' })
  })
})
