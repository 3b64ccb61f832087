import { describe, expect, test } from 'vitest'
import { statementsOf } from '#lib/db/testing/statements.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { newId } from '#lib/kernel/ids.ts'
import { type SeededTenant, seedTenant } from '#lib/testing/seed-tenant.ts'
import { onTestDatabase } from '#lib/testing/test-database.ts'
import { loadSnapshot } from './snapshot.ts'

onTestDatabase()

const placeIn = ({ id, production }: SeededTenant) => ({
  ...{ tenantId: id, environmentId: production.id, issuer: production.issuer, version: 1n },
  ...({ tenantStatus: 'active', environmentStatus: 'active' } as const),
})

describe('a cold environment', () => {
  test('is read by one statement, its client by another, and the key that signs by a third', async () => {
    const tenant = await seedTenant()
    const { web } = tenant.production
    const said = await statementsOf(async () => {
      const snapshot = await loadSnapshot(placeIn(tenant))
      const client = await snapshot.client(web.clientId)
      expect(client?.clientId).toBe(web.clientId)
      expect(client && snapshot.secretsOf(client)).toHaveLength(1)
      const key = await snapshot.signingKey('ES256')
      expect(snapshot.environment.keys.map(({ kid }) => kid)).toContain(key.kid)
    })
    expect(said).toEqual(Array(3).fill('select * from hot_snapshot_group($1)'))
  })

  test('many at once are read together', async () => {
    const tenants = [await seedTenant(), await seedTenant(), await seedTenant()]
    const said = await statementsOf(async () => {
      const snapshots = await Promise.all(tenants.map((tenant) => loadSnapshot(placeIn(tenant))))
      expect(snapshots.map(({ tenant }) => tenant.id)).toEqual(tenants.map(({ id }) => id))
    })
    expect(said).toHaveLength(1)
  })

  test('of another tenant is not there, nor is its client, and neither spoils what was asked for beside it', async () => {
    const [acme, globex] = [await seedTenant(), await seedTenant()]
    const [own, foreign] = await Promise.allSettled([
      loadSnapshot(placeIn(acme)),
      loadSnapshot({ ...placeIn(globex), tenantId: acme.id }),
    ])
    expect(foreign).toMatchObject({ status: 'rejected', reason: { message: expect.stringContaining('there is no') } })
    const snapshot = own.status === 'fulfilled' ? own.value : undefined
    expect(await snapshot?.client(globex.production.web.clientId)).toBeUndefined()
    const [odd, known] = await Promise.allSettled([
      snapshot?.client('a\u0000b'),
      snapshot?.client(acme.production.web.clientId),
    ])
    expect(odd.status).toBe('rejected')
    expect(known).toMatchObject({ status: 'fulfilled', value: { id: acme.production.web.id } })
  })

  test('has the lifetimes of its policies, and a client of its own policy has its own', async () => {
    const tenant = await seedTenant()
    const { id: environmentId, web, spa } = tenant.production
    await withTenant(tenant.id, async ({ db }) => {
      const kind = 'tokens'
      const say = (level: string, value: object, place: object) =>
        db.policy.create({ data: { id: newId(), kind, level, value, ...place } })
      await say('tenant', { idTokenSeconds: 300, codeSeconds: 30 }, {})
      await say('environment', { idTokenSeconds: 240 }, { environmentId })
      await say('environment', { idTokenSeconds: 60 }, { environmentId: tenant.staging.id })
      await say('client', { idTokenSeconds: 120 }, { environmentId, clientId: web.id })
    })
    const snapshot = await loadSnapshot(placeIn(tenant))
    expect(snapshot.environment.lifetimes).toMatchObject({ idTokenSeconds: 240, codeSeconds: 30 })
    const lifetimesOf = async (clientId: string) => (await snapshot.client(clientId))?.lifetimes
    expect(await lifetimesOf(web.clientId)).toMatchObject({ idTokenSeconds: 120, codeSeconds: 30 })
    expect(await lifetimesOf(spa.clientId)).toBeNull()
  })

  test('a key that is not there is an error, and is asked for again', async () => {
    const tenant = await seedTenant()
    const snapshot = await loadSnapshot(placeIn(tenant))
    const status = (from: string, to: string) =>
      withTenant(tenant.id, ({ db }) =>
        db.signingKey.updateMany({
          where: { environmentId: tenant.production.id, alg: 'ES256', status: from },
          data: { status: to },
        }),
      )
    await status('current', 'previous')
    await expect(snapshot.signingKey('ES256')).rejects.toThrow('no current key')
    await status('previous', 'current')
    expect((await snapshot.signingKey('ES256')).alg).toBe('ES256')
  })
})
