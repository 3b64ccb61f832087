import type { Tx } from '#lib/db/with-tenant.ts'
import { newId } from '#lib/kernel/ids.ts'

export type SeededApi = { id: string; identifier: string; permissions: Record<string, string> }

export type ApiSeed = {
  identifier: string
  name: string
  tokenFormat?: 'jwt' | 'opaque'
  tokenSigningAlg?: 'ES256' | 'RS256'
  permissions: Record<string, string>
  now: Date
}

/** An API with its permissions: name -> id of the permission. */
export async function seedApi(tx: Tx, wanted: ApiSeed): Promise<SeededApi> {
  const { identifier, name, tokenFormat = 'jwt', tokenSigningAlg = 'ES256', now } = wanted
  const id = newId(now)
  const times = { createdAt: now, updatedAt: now }
  const row = { tenantId: tx.tenantId, id, identifier, name, tokenFormat, tokenSigningAlg, ...times }
  await tx.db.api.createMany({ data: [row] })
  const permissions = Object.entries(wanted.permissions).map(([permission, description]) => ({
    tenantId: tx.tenantId,
    id: newId(now),
    apiId: id,
    name: permission,
    description,
    createdAt: now,
  }))
  await tx.db.permission.createMany({ data: permissions })
  return { id, identifier, permissions: Object.fromEntries(permissions.map((row) => [row.name, row.id])) }
}
