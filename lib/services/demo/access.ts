import type { Tx } from '#lib/db/with-tenant.ts'
import { newId } from '#lib/kernel/ids.ts'
import type { Call } from '../call.ts'
import { recordChanges } from '../record.ts'
import type { AddedPerson } from './people.ts'
import type { DemoStory } from './story.ts'

/** Adds the tenant's API, its permissions and its roles, and gives the roles; answers the permissions' ids by name. */
export async function addApi(tx: Tx, call: Call, story: DemoStory): Promise<Map<string, string>> {
  const { api } = story
  const apiId = newId(call.now)
  const row = { tenantId: tx.tenantId, id: apiId, identifier: api.identifier, name: api.name }
  await tx.db.api.createMany({ data: [row] })
  const ids = new Map<string, string>()
  for (const [name, description] of Object.entries(api.permissions)) {
    const id = newId(call.now)
    await tx.db.permission.createMany({ data: [{ tenantId: tx.tenantId, id, apiId, name, description }] })
    ids.set(name, id)
  }
  const after = { identifier: api.identifier, permissions: Object.keys(api.permissions) }
  await recordChanges(tx, call, 'api.created', [{ id: apiId, before: null, after }])
  return ids
}

/** Adds the roles of the story and gives them to its people. */
export async function addRoles(
  tx: Tx,
  call: Call,
  story: DemoStory,
  permissions: ReadonlyMap<string, string>,
  people: readonly AddedPerson[],
): Promise<void> {
  for (const [slug, { name, permissions: names }] of Object.entries(story.roles)) {
    const roleId = newId(call.now)
    await tx.db.role.createMany({ data: [{ tenantId: tx.tenantId, id: roleId, slug, displayName: name }] })
    const data = names.flatMap((permission) => {
      const permissionId = permissions.get(permission)
      return permissionId === undefined ? [] : [{ tenantId: tx.tenantId, roleId, permissionId }]
    })
    await tx.db.rolePermission.createMany({ data })
    await recordChanges(tx, call, 'role.created', [
      { id: roleId, before: null, after: { slug, permissions: [...names] } },
    ])
    for (const { id: userId, directoryId: userDirectoryId, person } of people) {
      if (!person.roles?.includes(slug)) continue
      const id = newId(call.now)
      await tx.db.assignment.createMany({ data: [{ tenantId: tx.tenantId, id, roleId, userDirectoryId, userId }] })
      await recordChanges(tx, call, 'assignment.created', [{ id, before: null, after: { role: slug, user: userId } }])
    }
  }
}
