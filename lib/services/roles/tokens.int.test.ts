import { decodeJwt } from 'jose'
import { expect, test } from 'vitest'
import type { Actor } from '#lib/access/actor.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { RelyingParty } from '#lib/provider/testing/relying-party.ts'
import { onStage } from '#lib/provider/testing/two-tenants.ts'
import { createAssignment } from '../assignments/create.ts'
import { removeAssignment } from '../assignments/remove.ts'
import { changePermission } from '../permissions/change.ts'
import { containRole } from './contain.ts'
import { createRole } from './create.ts'
import { getRole } from './get.ts'
import { setRolePermissions } from './set-permissions.ts'

const stage = onStage()

test('a role’s change is in the next token: permissions, contained roles, a rename, and the role taken away', async () => {
  const { acme } = stage
  const { id: userId, directoryId, displayName: name } = acme.owner
  const actor: Actor = { kind: 'user', tenantId: acme.id, directoryId, userId, name }
  const call = { actor, tenant: acme.slug, now: new Date() }
  const service = new RelyingParty(acme.production.issuer, acme.production.service)
  const told = async () => {
    const form = { grant_type: 'client_credentials', resource: acme.api.identifier }
    const { json } = await service.post('/oauth/token', form)
    const { roles = [], permissions = [] } = decodeJwt(String(json.access_token))
    return { roles, permissions }
  }
  const permission = (known: string) => formatId('permission', acme.api.permissions[known] ?? '')
  const grant = async (id: string, ...names: string[]) => {
    const { version } = await getRole.call(call, { id })
    await setRolePermissions.call(call, { id, version, granted: names.map(permission) })
  }

  const clerk = await createRole.call(call, { name: 'Clerk' })
  const reader = await createRole.call(call, { name: 'Reader' })
  const nobody = await told()
  expect(nobody.roles).toEqual([])

  const to = formatId('client', acme.production.service.id)
  const given = await createAssignment.call(call, { role: clerk.id, to })
  await grant(clerk.id, 'invoices:write')
  expect((await told()).roles).toEqual(['clerk'])

  await grant(reader.id, 'invoices:read')
  await containRole.call(call, { id: clerk.id, role: reader.id })
  expect((await told()).roles).toEqual(['clerk', 'reader'])

  await changePermission.call(call, { id: permission('invoices:write'), name: 'invoices:pay' })
  expect((await told()).permissions).toEqual(['invoices:pay', 'invoices:read'])

  await grant(clerk.id)
  expect((await told()).roles).toEqual(['clerk', 'reader'])
  await removeAssignment.call(call, given)
  expect((await told()).roles).toEqual([])
})
