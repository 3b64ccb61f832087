import { insertPlayground } from '#lib/clients/playground.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { formatId } from '#lib/kernel/ids.ts'
import type { SeededTenant } from '#lib/testing/seed-tenant.ts'
import type { Seed } from '../example.ts'
import { callbackOf } from '../playground/callback.ts'

/** An open playground in staging, and a client of production that answers may be sent to the playground for. */
export const seedPlaygroundThings = (
  tenant: SeededTenant,
  now: Date,
): Promise<Pick<Seed, 'playgroundEnvironment' | 'playgroundClient'>> =>
  withTenant(tenant.id, async (tx) => {
    const { id, environmentId, redirectUri } = tenant.production.firstParty
    const callback = callbackOf(tenant.slug)
    await insertPlayground(tx, tenant.staging.id, callback, now)
    await tx.db.client.updateMany({
      where: { environmentId, id },
      data: { redirectUris: [redirectUri, callback] },
    })
    return { playgroundEnvironment: 'staging', playgroundClient: { id: formatId('client', id) } }
  })
