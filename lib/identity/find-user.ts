import type { Tx } from '#lib/db/with-tenant.ts'

/** Somebody who may be signing in, as far as a password is concerned. */
export type Candidate = {
  id: string
  sub: string
  status: 'active' | 'suspended' | 'deleting'
  displayName: string
  secretHash: string | null
  requiresNewPassword: boolean
  /** Whether the address was confirmed to be theirs. */
  verified: boolean
}

/**
 * The person behind an address, with their password's hash. A verified address is one person's. An unverified one reserves
 * nothing: it leads to its holder only while it is verified for nobody and nobody else claims it.
 * One statement whether there is such a person or not, so that the answer takes the same time (ASVS 6.3.8).
 */
export async function findByEmail(tx: Tx, directoryId: string, normalized: string): Promise<Candidate | undefined> {
  const rows = await tx.sql<Candidate>`
    select u.id, u.sub, u.status, u.display_name as "displayName", u.require_new_password as "requiresNewPassword",
           c.secret_hash as "secretHash", i.verified_at is not null as verified
      from identifiers i
      join users u on u.tenant_id = i.tenant_id and u.directory_id = i.directory_id and u.id = i.user_id
      left join credentials c on c.tenant_id = u.tenant_id and c.directory_id = u.directory_id and c.user_id = u.id
       and c.kind = 'password'
     where i.tenant_id = ${tx.tenantId}::uuid and i.directory_id = ${directoryId}::uuid
       and i.kind = 'email' and i.normalized = ${normalized}
     order by verified desc
     limit 2`
  const [first, second] = rows
  if (first === undefined || (!first.verified && second !== undefined)) return undefined
  return first
}
