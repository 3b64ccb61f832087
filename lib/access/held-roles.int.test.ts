import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '#lib/db/testing/database.ts'
import { explainEverything, inVain } from '#lib/db/testing/plans.ts'
import { onServer } from '#lib/db/testing/template.ts'
import { type Tx, withTenant } from '#lib/db/with-tenant.ts'
import { newId } from '#lib/kernel/ids.ts'
import { type Crowd, crowdOfPeople } from '#lib/testing/crowd-of-people.ts'
import { stockPool } from '#lib/testing/key-shelf.ts'
import { setTestMasterKey } from '#lib/testing/master-key.ts'
import { type SeededTenant, seedTenant } from '#lib/testing/seed-tenant.ts'
import type { Actor } from './actor.ts'
import { heldBy, readHeldOnce } from './held.ts'
import { rolesOfUser } from './held-roles.ts'

setTestMasterKey()

let scansOf: Awaited<ReturnType<typeof explainEverything>>
let tenant: SeededTenant
let crowd: Crowd

/** Thousands of people with a role each, hundreds of roles one beside the other, and a group that most are in. */
beforeAll(async () => {
  const database = await testDatabase({ poolSize: 1 })
  scansOf = await explainEverything(database)
  await stockPool(6)
  tenant = await seedTenant()
  crowd = await crowdOfPeople(database.urls.admin, { tenantId: tenant.id, directoryId: tenant.directories.main }, 8_000)
  const withRoles = async (tx: Tx) => {
    const { id: permissionId } = await tx.db.permission.findFirstOrThrow({ where: { name: 'user:read' } })
    await tx.db.rolePermission.createMany({ data: [{ roleId: crowd.roles.reader, permissionId }] })
    const roles = Array.from({ length: 400 }, (_, i) => ({
      id: newId(),
      slug: `other-${i}`,
      displayName: `Other ${i}`,
    }))
    await tx.db.role.createMany({ data: roles })
    await tx.db.$executeRaw`
      insert into assignments (tenant_id, id, role_id, user_directory_id, user_id)
      select u.tenant_id, gen_random_uuid(), ${roles[0]?.id}::uuid, u.directory_id, u.id from users u
      where u.tenant_id = ${tx.tenantId}::uuid and u.id <> ${crowd.somebody.id}::uuid`
    const given = { groupDirectoryId: tenant.directories.main, groupId: crowd.groups.everyone }
    await tx.db.assignment.createMany({ data: [{ id: newId(), roleId: crowd.roles.lead, ...given }] })
  }
  // Thousands of rows with their triggers: on a machine that does much else that is no matter of ten seconds.
  await withTenant(tenant.id, withRoles, { timeoutMs: 120_000 })
  await onServer(database.urls.admin, async (client) => {
    // As a restore would: triggers would tell every environment of each of these rows.
    await client.query('set session_replication_role = replica')
    await client.query(
      `insert into role_permissions (tenant_id, role_id, permission_id)
       select r.tenant_id, r.id, p.id from roles r join permissions p on p.tenant_id = r.tenant_id
       where r.tenant_id = $1 and r.slug like 'other-%'`,
      [tenant.id],
    )
    await client.query('analyze assignments, role_permissions, roles, role_roles, permissions, group_members')
  })
})

test('DESIGN 2.1 what somebody holds is found by index, however many people, roles and assignments there are', async () => {
  const read = () => withTenant(tenant.id, (tx) => rolesOfUser(tx, tenant.directories.main, crowd.somebody.id))
  expect((await read()).map(({ permissions, via }) => [permissions, via])).toContainEqual([['user:read'], 'group'])
  // A prepared statement is planned anew five times, and then perhaps once for all.
  for (let time = 1; time < 10; time++) await read()
  const scans = await scansOf(read)
  const large = new Set(['users', 'group_members', 'assignments', 'role_permissions'])
  const grown = scans.filter(({ table }) => table !== undefined && large.has(table))
  expect(grown.length).toBeGreaterThan(0)
  expect(inVain(grown)).toEqual([])
  expect(grown.filter(({ returned }) => returned > 100)).toEqual([])
})

test('ASVS 8.3.2 what an actor holds is read anew each time, except in a transaction that changes nothing', async () => {
  const { id: userId, directoryId, displayName: name } = tenant.owner
  const actor: Actor = { kind: 'user', tenantId: tenant.id, directoryId, userId, name }
  const whileTaken = (isOnlyRead: boolean) =>
    withTenant(tenant.id, async (tx) => {
      if (isOnlyRead) readHeldOnce(tx)
      const before = await heldBy(tx, actor)
      await tx.sql`update users set status = 'suspended' where directory_id = ${directoryId}::uuid and id = ${userId}::uuid`
      const after = await heldBy(tx, actor)
      await tx.sql`update users set status = 'active' where directory_id = ${directoryId}::uuid and id = ${userId}::uuid`
      return [before.roles.length, after.roles.length]
    })
  expect(await whileTaken(false)).toEqual([2, 0])
  expect(await whileTaken(true)).toEqual([2, 2])
})
