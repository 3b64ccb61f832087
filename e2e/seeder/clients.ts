import { hasSecret } from '#lib/clients/kinds.ts'
import { authMethodOf, ClientSettings } from '#lib/clients/settings.ts'
import { insertClient, insertClientSecret } from '#lib/clients/write.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { newId } from '#lib/kernel/ids.ts'
import type { Wishes } from './wishes.ts'

/** A client as its administrator would have registered it: the same rules, the same writes. */
export async function seedClient({
  tenantId,
  environmentId,
  settings,
}: Wishes['client']['wish']): Promise<Wishes['client']['answer']> {
  const valid = ClientSettings.parse({ kind: 'web', ...settings })
  const now = new Date()
  return withTenant(tenantId, async (tx) => {
    const client = await insertClient(tx, environmentId, valid, now)
    const secret = hasSecret(authMethodOf(valid)) ? await insertClientSecret(tx, client, now) : undefined
    return { id: client.id, clientId: client.clientId, secret: secret?.secret ?? '' }
  })
}

export async function seedApi(wish: Wishes['api']['wish']): Promise<Record<string, never>> {
  const {
    tenantId,
    environmentId,
    clientId,
    identifier,
    permission,
    tokenFormat = 'jwt',
    tokenSigningAlg = 'ES256',
  } = wish
  const now = new Date()
  const [apiId, permissionId] = [newId(now), newId(now)]
  await withTenant(tenantId, async ({ db }) => {
    const token = { tokenFormat, tokenSigningAlg }
    await db.api.createMany({
      data: [{ tenantId, id: apiId, identifier, name: identifier, ...token, createdAt: now, updatedAt: now }],
    })
    const description = `May ${permission}`
    await db.permission.createMany({
      data: [{ tenantId, id: permissionId, apiId, name: permission, description, createdAt: now }],
    })
    await db.clientPermission.createMany({ data: [{ tenantId, environmentId, clientId, permissionId }] })
  })
  return {}
}
