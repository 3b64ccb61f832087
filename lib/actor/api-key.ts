import type { ApiKeyActor } from '#lib/access/actor.ts'
import { readApiKey } from '#lib/access/api-key-text.ts'
import { type Tx, withTenant } from '#lib/db/with-tenant.ts'

const hour = 3_600_000

/** The API key of an active tenant and person, not expired, not revoked. That it was used is noted to the hour. */
export async function actorOfKey(text: string, now: Date): Promise<ApiKeyActor | undefined> {
  const presented = readApiKey(text)
  if (presented === undefined) return undefined
  const { tenantId, hash } = presented
  return withTenant(tenantId, async (tx) => {
    const row = await tx.db.apiKey.findUnique({
      where: { tenantId_keyHash: { tenantId, keyHash: Uint8Array.from(hash) } },
      include: { user: { select: { status: true, displayName: true } } },
    })
    if (row === null || row.revokedAt !== null || row.expiresAt <= now || row.user.status !== 'active') return undefined
    const tenant = await tx.db.tenant.findUnique({ where: { id: tenantId }, select: { status: true } })
    if (tenant?.status !== 'active') return undefined
    await noteUse(tx, row, now)
    const { id: keyId, directoryId, userId, user } = row
    return { kind: 'api_key', tenantId, keyId, directoryId, userId, name: user.displayName ?? '' }
  })
}

async function noteUse(tx: Tx, row: { id: string; lastUsedAt: Date | null }, now: Date): Promise<void> {
  const lastUsedAt = new Date(Math.floor(now.getTime() / hour) * hour)
  if (row.lastUsedAt !== null && row.lastUsedAt >= lastUsedAt) return
  await tx.db.apiKey.updateMany({ where: { tenantId: tx.tenantId, id: row.id }, data: { lastUsedAt } })
}
