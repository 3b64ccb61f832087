import { beforeAll, describe, expect, test } from 'vitest'
import { asPlatform } from '#lib/db/as-platform.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { newId } from '#lib/kernel/ids.ts'
import { type SeededTenant, seedTenant } from '#lib/testing/seed-tenant.ts'
import { onTestDatabase } from '#lib/testing/test-database.ts'
import { loadPolicies, loadPolicyValues } from './load.ts'
import { loadMfaPolicy } from './mfa.ts'

onTestDatabase()

let tenant: SeededTenant

type Row = {
  level: string
  environmentId?: string
  directoryId?: string
  clientId?: string
  roleId?: string
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

  test('holds control to a second factor within seven days, and to no e-mailed code nor remembered device', async () => {
    const environment = { id: tenant.controlId, kind: 'control' }
    const { mfa, sign_up } = await load({ environment })
    expect(mfa.requirement).toEqual({ value: 2, origin: 'control', capped: false })
    expect(mfa.graceSeconds).toEqual({ value: 604_800, origin: 'built_in', capped: false })
    await store({
      level: 'environment',
      environmentId: environment.id,
      kind: 'mfa',
      value: { requirement: 0, graceSeconds: 2_592_000, rememberSeconds: 86_400, emailCode: 1, emailFirst: 1 },
    })
    await store({ level: 'environment', environmentId: environment.id, kind: 'sign_up', value: { mode: 3 } })
    const held = await withTenant(tenant.id, (tx) => loadPolicyValues(tx, { environment }))
    expect(held.mfa).toMatchObject({ requirement: 2, graceSeconds: 604_800, rememberSeconds: 0, emailCode: 0 })
    expect(held.mfa.emailFirst).toBe(0)
    expect(held.sign_up.mode).toBe(1)
    expect(sign_up.mode.value).toBe(1)
  })

  test('a role has a say in the sign-in of those who have it, and of nobody else', async () => {
    const [admins, staff, tellers] = [newId(), newId(), newId()]
    await withTenant(tenant.id, (tx) =>
      tx.db.role.createMany({
        data: [admins, staff, tellers].map((id, n) => ({ tenantId: tx.tenantId, id, slug: `r${n}`, displayName: 'R' })),
      }),
    )
    await store({ level: 'role', roleId: admins, kind: 'mfa', value: { requirement: 3, graceSignIns: 2 } })
    await store({ level: 'role', roleId: staff, kind: 'mfa', value: { requirement: 2 } })
    const environment = { id: tenant.production.id, kind: 'production' }
    const ofPerson = (roleIds: string[], clientId?: string) =>
      withTenant(tenant.id, (tx) => loadMfaPolicy(tx, { environment, roleIds, clientId }))
    expect(await ofPerson([])).toMatchObject({ requirement: 1, graceSignIns: 20 })
    expect(await ofPerson([tellers])).toMatchObject({ requirement: 1 })
    expect(await ofPerson([staff, tellers])).toMatchObject({ requirement: 2, graceSignIns: 20 })
    expect(await ofPerson([staff, admins])).toMatchObject({ requirement: 3, graceSignIns: 2 })
    const { web } = tenant.production
    await store({
      level: 'client',
      environmentId: environment.id,
      clientId: web.id,
      kind: 'mfa',
      value: { requirement: 3 },
    })
    expect(await ofPerson([staff], web.id)).toMatchObject({ requirement: 3 })
    expect(await ofPerson([staff])).toMatchObject({ requirement: 2 })
  })

  test.each([
    ['no role', { level: 'role' }],
    ['a role and another place', { level: 'role', directoryId: 'main' }],
    ['a role at another level', { level: 'tenant', roleId: 'own' }],
  ])('a row of the level of roles with %s can’t be stored', async (_, row) => {
    const roleId = newId()
    const data = { tenantId: tenant.id, id: roleId, slug: `x${roleId.slice(-8)}`, displayName: 'X' }
    await withTenant(tenant.id, (tx) => tx.db.role.createMany({ data: [data] }))
    const place = {
      ...('directoryId' in row ? { directoryId: tenant.directories.main ?? '', roleId } : {}),
      ...('roleId' in row ? { roleId } : {}),
    }
    await expect(store({ level: row.level, ...place, kind: 'mfa', value: {} })).rejects.toThrow(/policies_level_check/)
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
