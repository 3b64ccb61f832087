import type { Tx } from '#lib/db/with-tenant.ts'
import { readProofs } from './proof.ts'
import { secondsOf } from './seconds-of.ts'
import type { Owned } from './whats-next.ts'

/** Whose factors, in which directory. */
export type Person = { directoryId: string; userId: string }

type Row = { email: boolean; totp: boolean; codes: number; passkeys: number; copies: number; shown: unknown[] }

/** So many of their newest sessions tell in which order a person used their factors last (UX-H32). */
const sessionsRead = 5

/**
 * What a person has to show besides a password. Only what was confirmed counts; one statement. A passkey that was copied counts apart: it proves
 * nothing, and nothing less is asked for that, or a copy would be of use to whoever has the password.
 */
export async function loadOwned(tx: Tx, { directoryId, userId }: Person): Promise<Owned> {
  const [row] = await tx.sql<Row>`
    select exists (select from identifiers i where i.tenant_id = ${tx.tenantId}::uuid and i.directory_id = ${directoryId}::uuid
      and i.user_id = ${userId}::uuid and i.kind = 'email' and i.primary and i.verified_at is not null) as email,
    (select count(*) filter (where p.cloned_at is null)::int from passkeys p where p.tenant_id = ${tx.tenantId}::uuid
      and p.directory_id = ${directoryId}::uuid and p.user_id = ${userId}::uuid) as passkeys,
    (select count(*) filter (where p.cloned_at is not null)::int from passkeys p where p.tenant_id = ${tx.tenantId}::uuid
      and p.directory_id = ${directoryId}::uuid and p.user_id = ${userId}::uuid) as copies,
    (select coalesce(jsonb_agg(s.proofs), '[]') from (select proofs from sessions where tenant_id = ${tx.tenantId}::uuid
      and directory_id = ${directoryId}::uuid and user_id = ${userId}::uuid
      order by auth_time desc, id desc limit ${sessionsRead}) s) as shown,
    coalesce(bool_or(c.kind = 'totp' and c.confirmed_at is not null), false) as totp,
    count(*) filter (where c.kind = 'recovery_code' and c.last_used_at is null)::int as codes
    from credentials c where c.tenant_id = ${tx.tenantId}::uuid and c.directory_id = ${directoryId}::uuid
      and c.user_id = ${userId}::uuid`
  const { passkeys = 0, copies = 0, totp = false, codes: recoveryCodes = 0, email = false, shown = [] } = row ?? {}
  return { passkeys, copies, totp, recoveryCodes, email, lastUsed: secondsOf(shown.flatMap(readProofs)) }
}
