import type { Tx } from '#lib/db/with-tenant.ts'
import type { Person } from './assurance/owned.ts'

/** Until the transaction ends, nobody else changes what this person signs in with. */
export async function lockPerson(tx: Tx, { directoryId, userId }: Person): Promise<void> {
  await tx.db.$queryRaw`
    select 1 as locked from users where tenant_id = ${tx.tenantId}::uuid and directory_id = ${directoryId}::uuid
      and id = ${userId}::uuid for no key update`
}
