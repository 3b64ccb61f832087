import type { StoredSecret } from '#lib/clients/stored.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { log } from '#lib/kernel/log.ts'
import type { Snapshot } from '../snapshot.ts'

/** "Last used" is for people who decide whether a secret may go: to the minute is enough. */
const precision = 60_000

/** Notes that a secret was used, at most once a minute per process, and never in the way of the request that used it. */
export function touchSecret({ tenant, environment }: Snapshot, secret: StoredSecret, now: Date): void {
  if (secret.lastUsedAt !== null && now.getTime() - secret.lastUsedAt.getTime() < precision) return
  secret.lastUsedAt = now
  withTenant(tenant.id, (tx) =>
    tx.db.clientSecret.updateMany({
      where: { tenantId: tx.tenantId, environmentId: environment.id, id: secret.id },
      data: { lastUsedAt: now },
    }),
  ).catch((error: unknown) => log().warn({ err: error }, 'the last use of a client secret could not be noted'))
}
