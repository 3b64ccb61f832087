import { mayActOn } from '#lib/access/acting.ts'
import type { Actor } from '#lib/access/actor.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { ServiceError } from '#lib/kernel/errors.ts'

/** Refuses who holds less than the person they would act on (S10). To be asked behind `lockAccess`, so that the answer stays true. */
export async function mustActOn(tx: Tx, actor: Actor, person: { directoryId: string; id: string }): Promise<void> {
  if (!(await mayActOn(tx, actor, person)))
    throw new ServiceError('forbidden', 'They hold roles that you do not hold, so this is not yours to change.')
}
