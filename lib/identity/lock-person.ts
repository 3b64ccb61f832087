import type { Tx } from '#lib/db/with-tenant.ts'
import type { Person } from './assurance/owned.ts'

/**
 * Until the transaction ends, nobody else changes what this person signs in with, suspends or deletes them, or begins a session of
 * theirs. Whoever holds more takes it in this order, so that no two wait for each other: the tenant's access, the request, the
 * person, and then what is theirs (credentials, passkeys, mailed links, sessions). Somebody who is not there locks nothing.
 */
export async function lockPerson(tx: Tx, { directoryId, userId }: Person): Promise<void> {
  await tx.sql`
    select 1 as locked from users where tenant_id = ${tx.tenantId}::uuid and directory_id = ${directoryId}::uuid
      and id = ${userId}::uuid for no key update`
}
