import { asPlatform } from '#lib/db/as-platform.ts'

/** Queues again what is due in any tenant: mails whose sender was killed. Answers how many. */
export async function requeueMails(limit = 500): Promise<number> {
  const rows = await asPlatform(
    (db) => db.$queryRaw<{ count: number }[]>`select requeue_mails(${limit}::int)::int as count`,
  )
  return rows[0]?.count ?? 0
}
