import { record } from '#lib/audit/record.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { isServiceError } from '#lib/kernel/errors.ts'
import { log } from '#lib/kernel/log.ts'
import type { Call } from './call.ts'
import { eventActor } from './record.ts'

/**
 * Runs a use case and, when the actor lacked the permission, leaves one event in the tenant's trail (ASVS 16.3.2).
 * It is written after the refusal has rolled back, so that it is all the refusal leaves behind.
 */
export async function recordingRefusal<T>(
  call: Call,
  tenantId: string,
  name: string,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (isServiceError(error) && error.code === 'forbidden') {
      log().warn({ action: name, actor: call.actor.kind, tenant: call.tenant }, 'refused')
      const actor = eventActor(call.actor, tenantId)
      await withTenant(tenantId, (tx) =>
        record(tx, {
          at: call.now,
          action: 'access.refused',
          actor,
          target: tenantId,
          result: 'refused',
          reason: name,
        }),
      )
    }
    throw error
  }
}
