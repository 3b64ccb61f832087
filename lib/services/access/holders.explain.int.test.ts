import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '#lib/access/actor.ts'
import { testDatabase } from '#lib/db/testing/database.ts'
import { explainEverything, inVain, type Scan } from '#lib/db/testing/plans.ts'
import { onServer } from '#lib/db/testing/template.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { formatId, newId } from '#lib/kernel/ids.ts'
import { type Crowd, crowdOfPeople } from '#lib/testing/crowd-of-people.ts'
import { stockPool } from '#lib/testing/key-shelf.ts'
import { setTestMasterKey } from '#lib/testing/master-key.ts'
import { type SeededTenant, seedTenant } from '#lib/testing/seed-tenant.ts'
import { explainAccess } from './explain.ts'
import { whoMay } from './who-may.ts'

setTestMasterKey()

const now = new Date()
let scansOf: Awaited<ReturnType<typeof explainEverything>>
let tenant: SeededTenant
let crowd: Crowd

const call = () => {
  const { id: tenantId, owner } = tenant
  const actor: Actor = { kind: 'user', tenantId, directoryId: owner.directoryId, userId: owner.id, name: 'Olive' }
  return { actor, tenant: tenant.slug, now }
}
const place = () => ({ environment: 'production', api: tenant.api.identifier })

/** The tables that grow with the people; of those that hold a handful of rows, a plan may well read the handful. */
const large = new Set(['users', 'identifiers', 'group_members', 'assignments'])
const ofPeople = (scans: readonly Scan[]) => scans.filter(({ table }) => table !== undefined && large.has(table))

/** A group with most of the people has a role that contains the one that permits. */
beforeAll(async () => {
  const database = await testDatabase({ poolSize: 1 })
  scansOf = await explainEverything(database)
  await stockPool(6)
  tenant = await seedTenant({ now })
  crowd = await crowdOfPeople(database.urls.admin, { tenantId: tenant.id, directoryId: tenant.directories.main }, 8_000)
  await withTenant(tenant.id, async (tx) => {
    const permissionId = tenant.api.permissions['invoices:read'] ?? ''
    await tx.db.rolePermission.createMany({ data: [{ roleId: crowd.roles.reader, permissionId }] })
    const group = { groupDirectoryId: tenant.directories.main, groupId: crowd.groups.everyone }
    await tx.db.assignment.createMany({ data: [{ id: newId(), roleId: crowd.roles.lead, ...group }] })
    const other = { id: newId(), slug: 'other', displayName: 'Other' }
    await tx.db.role.createMany({ data: [other] })
    await tx.db.$executeRaw`
      insert into assignments (tenant_id, id, role_id, user_directory_id, user_id)
      select u.tenant_id, gen_random_uuid(), ${other.id}::uuid, u.directory_id, u.id from users u
      where u.tenant_id = ${tx.tenantId}::uuid`
  })
  await onServer(database.urls.admin, (client) => client.query('analyze assignments'))
})

test('DESIGN 2.1 who may do this, through a group of thousands: a page reads a page, the first and a later one', async () => {
  const asked = { ...place(), permission: 'invoices:read' }
  const first = await whoMay.call(call(), asked)
  expect(first.rows).toHaveLength(50)
  const later = { ...asked, cursor: first.next ?? '' }
  expect((await whoMay.call(call(), later)).rows).toHaveLength(50)
  for (const input of [asked, later]) {
    const scans = await scansOf(() => whoMay.call(call(), input))
    expect(inVain(ofPeople(scans))).toEqual([])
    const read = scans.filter(({ table }) => table === 'group_members' || table === 'users')
    expect(read.filter(({ returned }) => returned > 500)).toEqual([])
  }
})

test('DESIGN 2.1 why may they: what is read is theirs', async () => {
  const asked = { ...place(), person: formatId('user', crowd.somebody.id) }
  await explainAccess.call(call(), asked)
  const scans = await scansOf(() => explainAccess.call(call(), asked))
  expect(scans.length).toBeGreaterThan(0)
  expect(inVain(ofPeople(scans))).toEqual([])
})
