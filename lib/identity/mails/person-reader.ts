import type { Tx } from '#lib/db/with-tenant.ts'
import { newId } from '#lib/kernel/ids.ts'
import { type Reader, readerOf } from '#lib/mail/reader.ts'

type Whose = { directoryId: string; userId: string | null; environmentId?: string | undefined; isWarning?: boolean }

/**
 * Who reads a mail to this person: in the language and the zone of their own. Of nobody the same is asked, so that an address which
 * nobody has costs what one costs that somebody has (ASVS 6.3.8).
 */
export async function personReader(
  tx: Tx,
  { directoryId, userId, environmentId, isWarning = false }: Whose,
  now: Date,
): Promise<Reader> {
  const [person] = await tx.sql<{ locale: string | null; timeZone: string | null }>`
    select locale, zoneinfo as "timeZone" from users
    where tenant_id = ${tx.tenantId} and directory_id = ${directoryId} and id = ${userId ?? newId(now)}`
  return readerOf(tx, { ...person, environmentId, directoryId, isWarning })
}
