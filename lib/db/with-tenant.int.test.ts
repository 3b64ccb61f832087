import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#lib/kernel/ids.ts'
import { asPlatform } from './as-platform.ts'
import { appPool } from './pools.ts'
import { resolveEnvironment } from './resolve-environment.ts'
import { testDatabase } from './testing/database.ts'
import { placeTenant } from './testing/place.ts'
import { type Tx, withTenant } from './with-tenant.ts'

beforeAll(async () => {
  await testDatabase({ poolSize: 4 })
})

describe('withTenant', () => {
  test('shows the rows of its tenant and no others', async () => {
    const [a, b] = [await placeTenant(), await placeTenant()]
    const seen = await withTenant(a.tenantId, (tx) => tx.db.environment.findMany())
    expect(seen.map(({ tenantId }) => tenantId)).toEqual(seen.map(() => a.tenantId))
    expect(seen).not.toHaveLength(0)
    expect(await withTenant(a.tenantId, (tx) => tx.db.tenant.findMany({ where: { id: b.tenantId } }))).toEqual([])
  })

  test('fills in the tenant of what it writes', async () => {
    const { tenantId } = await placeTenant()
    const id = newId()
    const made = await withTenant(tenantId, (tx) =>
      tx.db.directory.create({ data: { id, slug: 'extra', displayName: 'Extra' } }),
    )
    expect(made.tenantId).toBe(tenantId)
  })

  test('16.5.2 when no connection is free it says so, and has begun nothing', async () => {
    const { tenantId } = await placeTenant()
    let release = () => {}
    const gate = new Promise<void>((resolve) => {
      release = resolve
    })
    const holders = Array.from({ length: 4 }, () => withTenant(tenantId, () => gate))
    let hasRun = false
    const late = withTenant(
      tenantId,
      async () => {
        hasRun = true
      },
      { waitMs: 100 },
    )
    await expect(late).rejects.toMatchObject({ code: 'unavailable', retryAfterSeconds: 1 })
    release()
    await Promise.all(holders)
    expect(hasRun).toBe(false)
    await expect(withTenant(tenantId, (tx) => tx.db.directory.count(), { waitMs: 100 })).resolves.toBeGreaterThan(0)
  })

  test('leaves no tenant behind on the connection', async () => {
    const { tenantId } = await placeTenant()
    await Promise.all(Array.from({ length: 8 }, () => withTenant(tenantId, (tx) => tx.db.directory.count())))
    const counts = await Promise.all(
      Array.from({ length: 8 }, () => appPool().query('select count(*)::int as n from directories')),
    )
    expect(counts.map(({ rows }) => rows[0].n)).toEqual(Array(8).fill(0))
  })

  test('rolls back what a failing run wrote', async () => {
    const { tenantId } = await placeTenant()
    const failing = withTenant(tenantId, async (tx) => {
      await tx.db.directory.create({ data: { id: newId(), slug: 'gone', displayName: 'Gone' } })
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await withTenant(tenantId, (tx) => tx.db.directory.count({ where: { slug: 'gone' } }))).toBe(0)
  })

  test('speaks SQL and Prisma in one transaction, and nothing of either stays when it fails', async () => {
    const { tenantId } = await placeTenant()
    const failing = withTenant(tenantId, async (tx) => {
      const [early] = await tx.sql<{ n: number }>`select count(*)::int as n from directories where slug = ${'both'}`
      await tx.db.directory.create({ data: { id: newId(), slug: 'both', displayName: 'Both' } })
      const renamed = await tx.sql<{ name: string; tenant: string }>`
        update directories set display_name = ${'Other'} where slug = ${'both'}
        returning display_name as name, tenant_id::text as tenant`
      const seen = await tx.db.directory.findFirst({ where: { slug: 'both' } })
      expect([early?.n, renamed, seen?.displayName]).toEqual([0, [{ name: 'Other', tenant: tenantId }], 'Other'])
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await withTenant(tenantId, (tx) => tx.db.directory.count({ where: { slug: 'both' } }))).toBe(0)
  })

  test('what takes too long is rolled back, refused from then on, and holds no connection', async () => {
    const { tenantId } = await placeTenant()
    const forever = withTenant(
      tenantId,
      async (tx) => {
        await tx.db.directory.create({ data: { id: newId(), slug: 'late', displayName: 'Late' } })
        for (;;) await tx.sql`select 1 as one`
      },
      { timeoutMs: 100 },
    )
    await expect(forever).rejects.toMatchObject({ code: 'unavailable' })
    const late = withTenant(
      tenantId,
      async (tx) => {
        await tx.sql`select 1 as one`
        for (;;) await tx.db.directory.count()
      },
      { timeoutMs: 100 },
    )
    await expect(late).rejects.toMatchObject({ code: 'unavailable' })
    expect(await withTenant(tenantId, (tx) => tx.db.directory.count({ where: { slug: 'late' } }))).toBe(0)
    expect(appPool().idleCount).toBe(appPool().totalCount)
  })

  test('says so where a failure that was swallowed left nothing to commit', async () => {
    const { tenantId } = await placeTenant()
    const swallowing = withTenant(tenantId, async (tx) => {
      await tx.db.directory.create({ data: { id: newId(), slug: 'lost', displayName: 'Lost' } })
      await tx.sql`select 1 / 0`.catch(() => undefined)
    })
    await expect(swallowing).rejects.toThrow(/nothing was committed/)
    expect(await withTenant(tenantId, (tx) => tx.db.directory.count({ where: { slug: 'lost' } }))).toBe(0)
  })

  test('a write that nobody waits for is done in its place, and is there when all is committed', async () => {
    const { tenantId } = await placeTenant()
    const seen = await withTenant(tenantId, async (tx) => {
      tx.write`insert into directories (tenant_id, id, slug, display_name) values (${tenantId}, ${newId()}, ${'unheard'}, ${'One'})`
      const [row] = await tx.sql<{
        name: string
      }>`select display_name as name from directories where slug = ${'unheard'}`
      tx.write`update directories set display_name = ${'Two'} where slug = ${'unheard'}`
      return row?.name
    })
    expect(seen).toBe('One')
    const kept = await withTenant(tenantId, (tx) => tx.db.directory.findFirst({ where: { slug: 'unheard' } }))
    expect(kept?.displayName).toBe('Two')
  })

  test('where a write that nobody waited for fails, so does the next statement, or the commit, for its reason, and nothing is kept', async () => {
    const { tenantId } = await placeTenant()
    const begin = async (tx: Tx) => {
      await tx.db.directory.create({ data: { id: newId(), slug: 'unheard', displayName: 'One' } })
      tx.write`select 1 / ${0}::int`
    }
    const reason = { code: '22012' }
    await expect(withTenant(tenantId, begin)).rejects.toMatchObject(reason)
    const goingOn = withTenant(tenantId, async (tx) => {
      await begin(tx)
      await tx.sql`select 1 as one`
    })
    await expect(goingOn).rejects.toMatchObject(reason)
    const swallowing = withTenant(tenantId, async (tx) => {
      await begin(tx)
      await tx.sql`select 1 as one`.catch(() => undefined)
    })
    await expect(swallowing).rejects.toMatchObject(reason)
    expect(await withTenant(tenantId, (tx) => tx.db.directory.count({ where: { slug: 'unheard' } }))).toBe(0)
    expect(appPool().idleCount).toBe(appPool().totalCount)
  })

  test('statements that are asked for at once are done in the order they were asked for', async () => {
    const { tenantId } = await placeTenant()
    const names = await withTenant(tenantId, async (tx) => {
      await tx.db.directory.create({ data: { id: newId(), slug: 'order', displayName: 'o' } })
      const add = async (letter: string) => {
        const [row] = await tx.sql<{ name: string }>`
          update directories set display_name = display_name || ${letter} where slug = ${'order'} returning display_name as name`
        return row?.name
      }
      return Promise.all([add('a'), add('b'), add('c')])
    })
    expect(names).toEqual(['oa', 'oab', 'oabc'])
  })

  test('takes nothing but a UUID for a tenant', async () => {
    await expect(withTenant("x'; drop table users; --", async () => 1)).rejects.toThrow(TypeError)
  })

  test('refuses undefined in a condition, which would otherwise mean "any"', async () => {
    const { tenantId } = await placeTenant()
    const where = { slug: undefined } as unknown as { slug: string }
    await expect(withTenant(tenantId, (tx) => tx.db.directory.findMany({ where }))).rejects.toThrow(/undefined/)
  })
})

describe('enter', () => {
  test('is another tenant inside, and this one again after', async () => {
    const [a, b] = [await placeTenant(), await placeTenant()]
    const seen = await withTenant(a.tenantId, async (tx) => {
      const inner = await tx.enter(b.tenantId, (entered) => entered.db.tenant.findMany())
      return [inner, await tx.db.tenant.findMany()].map((rows) => rows.map(({ id }) => id))
    })
    expect(seen).toEqual([[b.tenantId], [a.tenantId]])
  })

  test('comes back after a refusal that somebody caught', async () => {
    const [a, b] = [await placeTenant(), await placeTenant()]
    const after = await withTenant(a.tenantId, async (tx) => {
      const refused = tx.enter(b.tenantId, () => Promise.reject(new Error('refused')))
      await refused.catch(() => undefined)
      return tx.db.tenant.findMany()
    })
    expect(after.map(({ id }) => id)).toEqual([a.tenantId])
  })
})

describe('as platform', () => {
  test('finds an environment by two slugs before any tenant is known', async () => {
    const { tenantId, environmentId, slug } = await placeTenant()
    expect(await resolveEnvironment(slug, 'production')).toMatchObject({
      tenantId,
      environmentId,
      tenantStatus: 'active',
      environmentStatus: 'active',
    })
    expect(await resolveEnvironment(slug, 'elsewhere')).toBeUndefined()
  })

  test('reaches no person of a tenant', async () => {
    await placeTenant()
    await expect(asPlatform((db) => db.user.findMany())).rejects.toThrow(/denied/)
  })
})
