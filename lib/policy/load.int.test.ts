import { beforeAll, describe, expect, test } from 'vitest'
import { asPlatform } from '#lib/db/as-platform.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { newId } from '#lib/kernel/ids.ts'
import { type SeededTenant, seedTenant } from '#lib/testing/seed-tenant.ts'
import { onTestDatabase } from '#lib/testing/test-database.ts'
import { loadPolicies, loadPolicyValues } from './load.ts'

onTestDatabase()

let tenant: SeededTenant

type Row = {
  level: string
  environmentId?: string
  directoryId?: string
  clientId?: string
  kind: string
  value: object
}
const store = (row: Row) =>
  withTenant(tenant.id, (tx) => tx.db.policy.createMany({ data: [{ tenantId: tx.tenantId, id: newId(), ...row }] }))

beforeAll(async () => {
  tenant = await seedTenant()
  const { production, staging, directories } = tenant
  await asPlatform((db) =>
    db.platformDefault.createMany({
      data: [
        { key: 'tokens', value: { idTokenSeconds: 1_800 } },
        { key: 'tokens.ceiling', value: { refreshAbsoluteSeconds: 86_400 } },
        { key: 'lockout', value: { freeAttempts: 4, unheardOf: 1, forgetSeconds: 'soon' } },
      ],
    }),
  )
  await store({ level: 'tenant', kind: 'session', value: { idleSeconds: 7_200 } })
  await store({
    level: 'environment',
    environmentId: production.id,
    kind: 'session',
    value: { idleSeconds: 3_600, absoluteSeconds: 999_999 },
  })
  await store({ level: 'environment', environmentId: staging.id, kind: 'tokens', value: { idTokenSeconds: 60 } })
  await store({
    level: 'client',
    environmentId: production.id,
    clientId: production.web.id,
    kind: 'tokens',
    value: { idTokenSeconds: 300 },
  })
  await store({ level: 'directory', directoryId: directories.staging ?? '', kind: 'password', value: { minLength: 8 } })
})

const load = (scope: Parameters<typeof loadPolicies>[1]) => withTenant(tenant.id, (tx) => loadPolicies(tx, scope))

describe('the policy of a place', () => {
  test('says each value’s origin', async () => {
    const policies = await load({ environment: { id: tenant.production.id, kind: 'production' } })
    expect(policies.session.idleSeconds).toEqual({ value: 3_600, origin: 'environment', capped: false })
    expect(policies.session.absoluteSeconds).toEqual({ value: 604_800, origin: 'built_in', capped: false })
    expect(policies.tokens.idTokenSeconds).toEqual({ value: 1_800, origin: 'platform', capped: false })
    expect(policies.tokens.refreshAbsoluteSeconds).toEqual({ value: 86_400, origin: 'platform', capped: true })
  })

  test('is that of this environment, client and directory, and of no other', async () => {
    const staging = { environment: { id: tenant.staging.id, kind: 'staging' }, directoryId: tenant.directories.staging }
    expect((await load(staging)).tokens.idTokenSeconds.value).toBe(60)
    expect((await load(staging)).session.idleSeconds).toEqual({ value: 7_200, origin: 'tenant', capped: false })
    expect((await load(staging)).password.minLength).toEqual({ value: 8, origin: 'directory', capped: false })
    const web = { environment: { id: tenant.production.id, kind: 'production' }, clientId: tenant.production.web.id }
    expect((await load({ ...web, directoryId: tenant.directories.main })).tokens.idTokenSeconds.value).toBe(300)
    expect((await load({ ...web, directoryId: tenant.directories.main })).password.minLength.value).toBe(15)
  })

  test('holds control to twelve hours, whatever anybody set', async () => {
    const control = await load({ environment: { id: tenant.controlId, kind: 'control' } })
    expect(control.session.absoluteSeconds).toEqual({ value: 43_200, origin: 'control', capped: false })
  })

  test('does not hear a stored field that it does not know, nor one that is no number', async () => {
    const { lockout } = await withTenant(tenant.id, (tx) => loadPolicyValues(tx, {}))
    expect(lockout).toMatchObject({ freeAttempts: 4, forgetSeconds: 3_600 })
    expect(lockout).not.toHaveProperty('unheardOf')
  })

  test('of another tenant is its own', async () => {
    const other = await seedTenant()
    const policies = await withTenant(other.id, (tx) =>
      loadPolicies(tx, { environment: { id: other.production.id, kind: 'production' } }),
    )
    expect(policies.session.idleSeconds.origin).toBe('built_in')
  })
})
