import type { Tx } from '#lib/db/with-tenant.ts'

/** Whether this person ever had a session in this browser, as far back as sessions are kept (180 days, as long as a browser is known). */
export async function hadSession(
  tx: Tx,
  environmentId: string,
  { browserId, userId }: { browserId: string; userId: string },
): Promise<boolean> {
  const rows = await tx.sql`
    select 1 as had from sessions
    where tenant_id = ${tx.tenantId} and environment_id = ${environmentId} and browser_id = ${browserId} and user_id = ${userId}
    limit 1`
  return rows.length > 0
}
