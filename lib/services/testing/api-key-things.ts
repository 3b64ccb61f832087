import { mintApiKey } from '#lib/access/api-key-text.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { formatId, newId } from '#lib/kernel/ids.ts'
import type { SeededTenant } from '#lib/testing/seed-tenant.ts'
import type { Seed } from '../example.ts'

/** What the verbs on API keys may refer to: one of the owner's. */
export const seedApiKeyThings = (tenant: SeededTenant, now: Date): Promise<Pick<Seed, 'apiKey'>> =>
  withTenant(tenant.id, async (tx) => {
    const { hash, hint } = mintApiKey(tx.tenantId)
    const { id: userId, directoryId } = tenant.owner
    const row = { id: newId(now), tenantId: tx.tenantId, directoryId, userId, name: 'Nightly', hint }
    const rest = { permissions: ['user:read'], createdAt: now, expiresAt: plusSeconds(now, 86_400) }
    await tx.db.apiKey.createMany({ data: [{ ...row, ...rest, keyHash: Uint8Array.from(hash) }] })
    return { apiKey: { id: formatId('api_key', row.id) } }
  })
