import type { Actor } from '#lib/access/actor.ts'
import { heldBy, holds } from '#lib/access/held.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { ServiceError } from '#lib/kernel/errors.ts'

/** Whether an actor may read the trail. */
export const readsTrail = async (tx: Tx, actor: Actor): Promise<boolean> => holds(await heldBy(tx, actor), 'trail:read')

/** Nobody gives what they do not hold (S10): whoever decides where the trail goes may read it. */
export async function refuseUnlessReadsTrail(tx: Tx, actor: Actor): Promise<void> {
  if (!(await readsTrail(tx, actor)))
    throw new ServiceError('forbidden', 'A webhook sends the audit log, which your role does not let you read.')
}
