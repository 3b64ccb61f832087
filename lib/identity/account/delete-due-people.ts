import { record } from '#lib/audit/record.ts'
import { asPlatform } from '#lib/db/as-platform.ts'
import { withTenant } from '#lib/db/with-tenant.ts'
import { log } from '#lib/kernel/log.ts'
import { eraseUser } from '../erase-user.ts'

type Due = { tenantId: string; directoryId: string; id: string }

/**
 * The job `delete_people`: erases everybody whose time to take their deletion back is over. One who can't be erased is logged, does
 * not stop the others, and is tried again at the next run. Answers how many are gone.
 */
export async function deleteDuePeople(now: Date, limit = 500): Promise<{ deleted: number; failed: number }> {
  const due = await asPlatform(
    (db) => db.$queryRaw<Due[]>`
      select tenant_id as "tenantId", directory_id as "directoryId", id from due_deletions(${now}::timestamptz, ${limit}::int)`,
  )
  const done = { deleted: 0, failed: 0 }
  for (const person of due) {
    try {
      if (await deletePerson(person, now)) done.deleted++
    } catch (err) {
      log().error({ err, tenantId: person.tenantId }, 'a person could not be deleted')
      done.failed++
    }
  }
  return done
}

/** False for somebody who kept their account after all: from here on that waits until they are gone. */
const deletePerson = ({ tenantId, directoryId, id }: Due, now: Date): Promise<boolean> =>
  withTenant(
    tenantId,
    async (tx) => {
      const [row] = await tx.db.$queryRaw<{ sub: string }[]>`
        select sub from users where tenant_id = ${tenantId}::uuid and directory_id = ${directoryId}::uuid and id = ${id}::uuid
          and status = 'deleting' and delete_at <= ${now} for update`
      if (row === undefined) return false
      const actor = { kind: 'system', id: 'deletion' } as const
      const sessions = await eraseUser(tx, { directoryId, id, sub: row.sub }, actor, now)
      const changes = { before: { status: 'deleting', sessions } }
      await record(tx, { at: now, action: 'user.deleted', actor, target: id, changes })
      await record(tx, { at: now, action: 'user.erased', actor, target: id, changes: { after: { reason: 'deleted' } } })
      return true
    },
    { timeoutMs: 60_000 },
  )
