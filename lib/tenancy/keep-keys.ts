import { type EventActor, record } from '#lib/audit/record.ts'
import { asPlatform } from '#lib/db/as-platform.ts'
import { type Tx, withTenant } from '#lib/db/with-tenant.ts'
import { log } from '#lib/kernel/log.ts'
import { fillPool } from '#lib/keys/pool.ts'
import { type KeyChange, keepKeys, rotate } from '#lib/keys/rotation.ts'

const schedule: EventActor = { kind: 'system', id: 'key schedule' }

/**
 * The job `keep_signing_keys`: what the schedule asks for in one environment, with an event for each key. A key takes a second
 * to make, so it is made before the environment is locked, and nobody who changes a client waits for it.
 */
export async function keepEnvironmentKeys(tenantId: string, environmentId: string, now: Date): Promise<void> {
  await fillPool({ RS256: 1, ES256: 1 })
  await withTenant(
    tenantId,
    async (tx) => recordKeys(tx, environmentId, await keepKeys(tx, environmentId, now), schedule, now),
    { timeoutMs: 60_000 },
  )
}

/**
 * As `keepEnvironmentKeys`, for each environment there is; run once a day. One that fails is logged with its reason and
 * does not stop the others. Answers how many were kept and how many failed.
 */
export async function keepAllKeys(now: Date): Promise<{ kept: number; failed: number }> {
  const environments = await asPlatform((db) =>
    db.environment.findMany({
      where: { tenant: { status: { not: 'deleted' } } },
      select: { tenantId: true, id: true },
    }),
  )
  const done = { kept: 0, failed: 0 }
  for (const { tenantId, id } of environments) {
    const isKept = await keepEnvironmentKeys(tenantId, id, now).then(
      () => true,
      (err: unknown) => {
        log().error({ err, tenantId, environmentId: id }, 'signing keys could not be kept')
        return false
      },
    )
    done[isKept ? 'kept' : 'failed']++
  }
  return done
}

/** Rotates an environment's keys at once, with an event for each. */
export async function rotateKeys(
  tx: Tx,
  environmentId: string,
  by: { actor: EventActor; now: Date },
): Promise<KeyChange[]> {
  const changes = await rotate(tx, environmentId, by.now)
  await recordKeys(tx, environmentId, changes, by.actor, by.now)
  return changes
}

async function recordKeys(
  tx: Tx,
  environmentId: string,
  changes: readonly KeyChange[],
  actor: EventActor,
  now: Date,
): Promise<void> {
  for (const { action, keyId } of changes) await record(tx, { at: now, action, actor, target: keyId, environmentId })
}
