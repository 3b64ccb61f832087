import { beforeAll, describe, expect, test } from 'vitest'
import { withTenant } from '#lib/db/with-tenant.ts'
import { formatId, newId } from '#lib/kernel/ids.ts'
import { seedUser } from '#lib/testing/people.ts'
import { onTestDatabase } from '#lib/testing/test-database.ts'
import { everyMatching, inBulk } from './bulk.ts'
import { makeWorld, type World } from './testing/world.ts'
import { listUsers } from './users/list.ts'
import { suspendUser } from './users/suspend.ts'

onTestDatabase({ keys: 18 })

let world: World
const now = new Date()
const call = (role: 'owner' | 'user_manager' = 'user_manager') => ({
  actor: world.actors.tenant[role],
  tenant: world.tenant.slug,
  now,
})
const inMain = (id: string) => ({ directory: 'main', id })
const events = (action: string) => withTenant(world.tenant.id, (tx) => tx.db.auditEvent.count({ where: { action } }))

beforeAll(async () => {
  world = await makeWorld(now)
})

describe('UX-C6 one verb on many rows', () => {
  test('each row has its own answer, and what is refused undoes nothing of the others', async () => {
    const owner = world.actors.tenant.owner
    const ownerId = formatId('user', 'userId' in owner ? owner.userId : '')
    const gone = formatId('user', newId())
    const targets = [world.seed.spareUser.id, ownerId, gone, world.seed.signedInUser.id].map((id) => ({
      id,
      label: id,
    }))
    const before = await events('user.suspended')
    const { rows, left } = await inBulk(suspendUser, call(), targets, inMain)
    expect(rows.map(({ ok }) => ok)).toEqual([true, false, false, true])
    expect(rows[1]?.reason).toContain('roles that you do not hold')
    expect(rows[2]?.reason).toBe('There is nothing here.')
    expect(left).toBe(0)
    expect(await events('user.suspended')).toBe(before + 2)
  })

  test('a row named twice is one', async () => {
    const target = { id: world.seed.doomedUser.id, label: 'Doomed' }
    const { rows } = await inBulk(suspendUser, call(), [target, target], inMain)
    expect(rows).toEqual([{ ...target, ok: true }])
  })

  test('all that match are those of the list, on every page, and of no other directory', async () => {
    const common = { directoryId: world.tenant.directories.main, password: 'six tall ships in fog', now }
    for (let i = 0; i < 205; i++)
      await withTenant(world.tenant.id, (tx) =>
        seedUser(tx, { ...common, email: `many.${i}@example.test`, displayName: `Many ${i}` }),
      )
    const label = (row: { displayName: string }) => row.displayName
    const { targets, left } = await everyMatching(listUsers, call(), { directory: 'main', search: 'Many' }, label)
    expect(new Set(targets.map(({ id }) => id)).size).toBe(205)
    expect(targets.every((target) => target.label.startsWith('Many '))).toBe(true)
    expect(left).toBe(0)
  })

  test('S10 whose role does not allow it is refused as a whole, and the trail says so once', async () => {
    const before = await events('access.refused')
    const actor = world.actors.tenant.support
    const targets = [world.seed.spareUser.id, world.seed.doomedUser.id].map((id) => ({ id, label: id }))
    await expect(inBulk(suspendUser, { ...call(), actor }, targets, inMain)).rejects.toMatchObject({
      code: 'forbidden',
    })
    expect(await events('access.refused')).toBe(before + 1)
  })

  test('S01 who may not read the list acts on nothing of it', async () => {
    const actor = world.actors.tenant.nobody
    const asked = everyMatching(listUsers, { ...call(), actor }, { directory: 'main' }, ({ id }) => id)
    await expect(asked).rejects.toMatchObject({ code: 'forbidden' })
  })
})
