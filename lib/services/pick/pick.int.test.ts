import { beforeAll, describe, expect, test } from 'vitest'
import { withTenant } from '#lib/db/with-tenant.ts'
import { newId } from '#lib/kernel/ids.ts'
import { onTestDatabase } from '#lib/testing/test-database.ts'
import { makeWorld, type World } from '../testing/world.ts'
import { pickEnvironments } from './environments.ts'
import { pickGroups } from './groups.ts'
import { pickRoles } from './roles.ts'
import { pickUsers } from './users.ts'

onTestDatabase({ keys: 18 })

let world: World
const call = () => ({ actor: world.actors.tenant.owner, tenant: world.tenant.slug, now: new Date() })

beforeAll(async () => {
  world = await makeWorld(new Date())
  const directoryId = world.tenant.directories.main
  await withTenant(world.tenant.id, ({ db, tenantId }) =>
    db.group.createMany({
      data: Array.from({ length: 30 }, (_, i) => {
        const slug = `team-${String(i).padStart(2, '0')}`
        return { tenantId, directoryId, id: newId(), slug, displayName: `Finance ${i}` }
      }),
    }),
  )
})

describe('UX-C12 pickers', () => {
  test('load 20 at most and find by the beginning of a slug or name', async () => {
    expect(await pickGroups.call(call(), { directory: 'main', search: '' })).toHaveLength(20)
    expect(await pickGroups.call(call(), { directory: 'main', search: 'TEAM-0' })).toHaveLength(10)
    const [one] = await pickGroups.call(call(), { directory: 'main', search: 'finance 29' })
    expect(one).toMatchObject({ label: 'Finance 29', hint: 'team-29' })
  })

  test('people are those of the environment’s directory, with their address', async () => {
    const ada = await pickUsers.call(call(), { environment: 'production', search: 'ada lovelace' })
    expect(ada).toEqual([{ id: world.seed.user.id, label: 'Ada Lovelace', hint: 'ada@example.test' }])
    expect(await pickUsers.call(call(), { environment: 'staging', search: 'ada lovelace' })).toEqual([])
  })

  test('ids name themselves; one of another kind or tenant names nothing', async () => {
    const ids = [world.seed.user.id, world.seed.group.id, 'usr_0']
    const rows = await pickUsers.call(call(), { directory: 'main', ids })
    expect(rows.map(({ id }) => id)).toEqual([world.seed.user.id])
  })

  test('roles are one’s own and those built in; environments leave out control', async () => {
    const roles = await pickRoles.call(call(), { search: 'supp' })
    expect(roles).toContainEqual({ id: 'support', label: 'Support', hint: 'Built in' })
    const environments = await pickEnvironments.call(call(), {})
    const slugs = environments.map(({ id }) => id)
    expect(slugs).toEqual(expect.arrayContaining(['production', 'staging']))
    expect(slugs).not.toContain('control')
  })
})
