import { beforeEach, describe, expect, test } from 'vitest'
import { type Tx, withTenant } from '#lib/db/with-tenant.ts'
import { formatId, newId } from '#lib/kernel/ids.ts'
import { loadMfaPolicy } from '#lib/policy/mfa.ts'
import { type SeededTenant, seedTenant } from '#lib/testing/seed-tenant.ts'
import { onTestDatabase } from '#lib/testing/test-database.ts'
import { changePolicy } from './change.ts'
import { getPolicy } from './get.ts'
import { listPolicies } from './list.ts'
import { previewPolicy } from './preview.ts'

onTestDatabase({ keys: 30 })

let tenant: SeededTenant
let role: string

const topic = 'mfa'
const inTenant = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => withTenant(tenant.id, work)
const asked = () => ({
  actor: { kind: 'system', name: 'command line' } as const,
  tenant: tenant.slug,
  now: new Date(),
})
const everywhere = { topic, level: 'tenant' }
const at = (environment: string) => ({ topic, level: 'environment', environment })
const ofRole = () => ({ topic, level: 'role', role: formatId('role', role) })
const change = (input: object) => changePolicy.call(asked(), input)
const preview = (input: object) => previewPolicy.call(asked(), input)
const fieldOf = async (input: object, name: string) =>
  (await getPolicy.call(asked(), input)).fields.find((field) => field.name === name)
const refused = (input: object, name: string, words: RegExp) =>
  expect(change(input)).rejects.toMatchObject({
    code: 'invalid',
    fields: { [`values.${name}`]: expect.stringMatching(words) },
  })
const giveFactors = (user: { id: string }, factors: number) =>
  inTenant((tx) => tx.db.user.updateMany({ where: { id: user.id }, data: { factors } }))

beforeEach(async () => {
  tenant = await seedTenant()
  role = newId()
  await inTenant(async (tx) => {
    const data = { tenantId: tx.tenantId, id: role, slug: 'bookkeeper', displayName: 'Bookkeeper' }
    await tx.db.role.createMany({ data: [data] })
  })
})

const give = (user: { id: string; directoryId: string }) =>
  inTenant((tx) =>
    tx.db.assignment.createMany({
      data: [{ tenantId: tx.tenantId, id: newId(), roleId: role, userDirectoryId: user.directoryId, userId: user.id }],
    }),
  )

describe('the policy of second factors', () => {
  test('is set for the tenant, an environment, a client and a role; sign-up is for the first two', async () => {
    const topics = await listPolicies.call(asked(), {})
    expect(topics.find((each) => each.topic === 'mfa')?.levels).toEqual(['tenant', 'environment', 'client', 'role'])
    expect(topics.find((each) => each.topic === 'sign_up')?.levels).toEqual(['tenant', 'environment'])
    const requirement = await fieldOf(everywhere, 'requirement')
    expect(requirement?.choices.map(({ label }) => label)).toEqual([
      'Off',
      'Optional',
      'Required',
      'Required, phishing-resistant',
    ])
    expect(requirement).toMatchObject({ min: 1, max: 3, holds: { value: 1, origin: 'built_in' } })
  })

  test('of a role holds for who has it, wherever they sign in, says so to the other levels, and goes with the role', async () => {
    await give(tenant.ada)
    await change({ ...ofRole(), values: { requirement: 3 } })
    const environment = { id: tenant.production.id, kind: 'production' }
    const sees = (roleIds: string[]) => inTenant((tx) => loadMfaPolicy(tx, { environment, roleIds }))
    expect((await sees([role])).requirement).toBe(3)
    expect((await sees([])).requirement).toBe(1)
    expect(await fieldOf(everywhere, 'requirement')).toMatchObject({
      own: null,
      elsewhere: [{ level: 'roles', count: 1 }],
    })
    expect(await fieldOf(ofRole(), 'requirement')).toMatchObject({ own: 3, elsewhere: [] })
    await change({ ...ofRole(), values: { requirement: null } })
    expect((await sees([role])).requirement).toBe(1)
    await change({ ...ofRole(), values: { requirement: 2 } })
    await inTenant((tx) => tx.db.role.deleteMany({ where: { id: role } }))
    expect(await inTenant((tx) => tx.db.policy.count({ where: { level: 'role' } }))).toBe(0)
  })

  test('is refused where it would weaken what a broader level asks, in the names of the choices', async () => {
    await change({ ...everywhere, values: { requirement: 2, totp: 0 } })
    await refused(
      { ...at('production'), values: { requirement: 1 } },
      'requirement',
      /^is at least Required: the tenant/,
    )
    await refused({ ...at('production'), values: { totp: 1 } }, 'totp', /^is at most Not allowed: the tenant says so/)
    await refused({ ...at('production'), values: { requirement: 7 } }, 'requirement', /is not one of the choices/)
    await refused({ ...ofRole(), values: { requirement: 0 } }, 'requirement', /at least Required: the tenant/)
    await refused({ ...ofRole(), values: { rememberSeconds: 0 } }, 'rememberSeconds', /not a field of this level/)
    expect(await fieldOf(at('production'), 'requirement')).toMatchObject({ min: 2, max: 3 })
  })

  test('6.3.3 6.3.6 the console is held to it: neither optional, nor remembered devices, nor mailed codes', async () => {
    await refused({ ...at('control'), values: { requirement: 1 } }, 'requirement', /at least Required/)
    await refused({ ...at('control'), values: { rememberSeconds: 3_600 } }, 'rememberSeconds', /administrators sign in/)
    await refused({ ...at('control'), values: { emailCode: 1 } }, 'emailCode', /administrators sign in/)
    await refused(
      { topic: 'sign_up', level: 'environment', environment: 'control', values: { mode: 3 } },
      'mode',
      /at most By invitation: administrators/,
    )
    expect(await fieldOf(at('control'), 'rememberSeconds')).toMatchObject({ min: 0, max: 0 })
    await change({ ...at('control'), values: { requirement: 3, graceSeconds: 0 } })
    expect(await fieldOf(at('control'), 'requirement')).toMatchObject({ holds: { value: 3, origin: 'environment' } })
    await change({ ...everywhere, values: { emailFirst: 1, rememberSeconds: 86_400 } })
    expect(await fieldOf(at('control'), 'emailFirst')).toMatchObject({ holds: { value: 0, origin: 'control' } })
    expect(await fieldOf(at('production'), 'emailFirst')).toMatchObject({ holds: { value: 1, origin: 'tenant' } })
  })

  test('that nobody could meet is refused', async () => {
    await refused({ ...everywhere, values: { requirement: 3, passkeys: 0 } }, 'requirement', /only passkeys resist/)
    await refused({ ...everywhere, values: { requirement: 2, passkeys: 0, totp: 0 } }, 'requirement', /no method/)
    await change({ ...everywhere, values: { requirement: 2, passkeys: 0, totp: 0, emailCode: 1, recoveryCodes: 0 } })
    await refused({ ...at('production'), values: { emailCode: 0 } }, 'requirement', /no method is allowed/)
    const [event] = await inTenant((tx) => tx.db.auditEvent.findMany({ where: { action: 'policy.changed' } }))
    expect(event?.changes).toMatchObject({ after: { topic, requirement: 2, emailCode: 1, recoveryCodes: 0 } })
  })

  test('S02 of a role that is another tenant’s, or built in, is not found', async () => {
    const other = await seedTenant()
    const foreign = newId()
    await withTenant(other.id, (tx) =>
      tx.db.role.createMany({ data: [{ tenantId: tx.tenantId, id: foreign, slug: 'r', displayName: 'R' }] }),
    )
    for (const named of [formatId('role', foreign), formatId('role', newId()), 'owner', ''])
      await expect(change({ topic, level: 'role', role: named, values: {} })).rejects.toMatchObject({
        code: 'not_found',
      })
    const mixed = { ...ofRole(), environment: 'production' }
    await expect(getPolicy.call(asked(), mixed)).rejects.toMatchObject({ code: 'invalid' })
    const atRole = { topic: 'sign_up', level: 'role', role: formatId('role', role) }
    await expect(getPolicy.call(asked(), atRole)).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('before a requirement is saved', () => {
  test('it says how many people have not set up what it asks', async () => {
    await giveFactors(tenant.ada, 1 | 4)
    await giveFactors(tenant.ben, 1 | 2)
    await giveFactors(tenant.owner, 1 | 8)
    const affected = async (input: object) => (await preview(input)).affected
    expect(await affected({ ...at('production'), values: { requirement: 1 } })).toEqual([
      { what: 'reached', count: 3, exact: true },
    ])
    expect(await affected({ ...at('production'), values: { requirement: 2 } })).toEqual([
      { what: 'reached', count: 3, exact: true },
      { what: 'unenrolled', count: 1, exact: true },
    ])
    expect(await affected({ ...at('production'), values: { requirement: 3 } })).toMatchObject([
      { count: 3 },
      { what: 'unenrolled', count: 2 },
    ])
    expect(await affected({ ...everywhere, values: { requirement: 2 } })).toMatchObject([{ count: 4 }, { count: 2 }])
    expect(await affected({ ...at('production'), values: { requirement: 2, emailCode: 1 } })).toMatchObject([
      { count: 3 },
      { what: 'unenrolled', count: 0 },
    ])
    await inTenant((tx) => tx.db.user.updateMany({ where: { id: tenant.owner.id }, data: { status: 'suspended' } }))
    expect(await affected({ ...at('production'), values: { requirement: 2 } })).toMatchObject([
      { count: 2 },
      { count: 0 },
    ])
  })

  test('of a role it counts who has it, through a group or another role too', async () => {
    const [group, outer] = [newId(), newId()]
    const { directoryId } = tenant.ben
    await give(tenant.ada)
    await inTenant(async (tx) => {
      const { tenantId } = tx
      await tx.db.group.createMany({ data: [{ tenantId, directoryId, id: group, slug: 'g', displayName: 'G' }] })
      await tx.db.groupMember.createMany({ data: [{ tenantId, directoryId, groupId: group, userId: tenant.ben.id }] })
      await tx.db.role.createMany({ data: [{ tenantId, id: outer, slug: 'outer', displayName: 'Outer' }] })
      await tx.db.roleRole.createMany({ data: [{ tenantId, parentRoleId: outer, childRoleId: role }] })
      const given = { tenantId, id: newId(), roleId: outer, groupDirectoryId: directoryId, groupId: group }
      await tx.db.assignment.createMany({ data: [given] })
    })
    await giveFactors(tenant.ben, 1 | 4)
    expect((await preview({ ...ofRole(), values: { requirement: 2 } })).affected).toEqual([
      { what: 'reached', count: 2, exact: true },
      { what: 'unenrolled', count: 1, exact: true },
    ])
  })
})
