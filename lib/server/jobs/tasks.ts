import type { Task } from 'graphile-worker'
import { kept } from '#lib/audit/retention.ts'
import { purgeExpired } from '#lib/db/janitor.ts'
import { dropPartitions, makePartitions } from '#lib/db/partitions.ts'
import { deleteDuePeople } from '#lib/identity/account/delete-due-people.ts'
import type { JobKind } from '#lib/jobs/enqueue.ts'
import { now } from '#lib/kernel/clock.ts'
import { log } from '#lib/kernel/log.ts'
import { fillPool } from '#lib/keys/pool.ts'
import { deliverMail } from '#lib/mail/deliver.ts'
import { requeueMails } from '#lib/mail/requeue.ts'
import { keepAllKeys, keepEnvironmentKeys } from '#lib/tenancy/keep-keys.ts'
import { purgeTenants } from '#lib/tenancy/purge.ts'
import { keepAllStatistics, keepStatistics } from '#lib/tenancy/statistics.ts'

type Ids = { tenantId?: string | null; id?: string | null }

async function fillKeyPool(): Promise<void> {
  const made = await fillPool()
  if (made > 0) log().info({ made }, 'signing keys made ahead of need')
}

/** For one environment when the payload names it, else for all. */
async function keepSigningKeys({ tenantId, id }: Ids): Promise<void> {
  if (tenantId && id) return keepEnvironmentKeys(tenantId, id, now())
  const done = await keepAllKeys(now())
  if (done.failed > 0) throw new Error(`the keys of ${done.failed} environments could not be kept`)
}

async function purge(): Promise<void> {
  const purged = await purgeExpired()
  const dropped = await dropPartitions(kept)
  log().info({ ...purged, dropped }, 'expired rows purged')
  const failed = Object.keys(purged.failed)
  if (failed.length > 0) throw new Error(`could not purge ${failed.join(', ')}`)
}

/** Rows that fell into the default partition mean that this job did not run in time: loud, because nothing else tells. */
async function partition(): Promise<void> {
  const { strays } = await makePartitions()
  if (strays > 0) log().error({ strays }, 'events outside every partition')
}

/** For one tenant when the payload names it, else for all. */
async function countTenants({ tenantId }: Ids): Promise<void> {
  if (tenantId) return keepStatistics(tenantId, now())
  const done = await keepAllStatistics(now())
  if (done.left > 0)
    log().warn({ left: done.left }, 'there was no time to count every tenant; the next run begins with them')
  if (done.failed > 0) throw new Error(`${done.failed} tenants could not be counted`)
}

async function purgeDeleted(): Promise<void> {
  const done = await purgeTenants(now())
  if (done.purged > 0) log().info({ purged: done.purged }, 'deleted tenants purged')
  if (done.failed > 0) throw new Error(`${done.failed} deleted tenants could not be purged`)
}

async function deletePeople(): Promise<void> {
  const done = await deleteDuePeople(now())
  if (done.deleted > 0) log().info({ deleted: done.deleted }, 'people deleted who had asked for it')
  if (done.failed > 0) throw new Error(`${done.failed} people could not be deleted`)
}

/** A mail that could not be sent is queued again by itself: the job is done either way. */
async function sendMail({ tenantId, id }: Ids): Promise<void> {
  if (tenantId && id) await deliverMail(tenantId, id, now)
}

async function requeue(): Promise<void> {
  const queued = await requeueMails()
  if (queued > 0) log().info({ queued }, 'mails queued again')
}

/** What runs for each kind of job. */
export const tasks: Record<JobKind, Task> = {
  fill_key_pool: () => fillKeyPool(),
  keep_signing_keys: (payload) => keepSigningKeys((payload ?? {}) as Ids),
  purge_expired: () => purge(),
  make_partitions: () => partition(),
  count_tenants: (payload) => countTenants((payload ?? {}) as Ids),
  purge_tenants: () => purgeDeleted(),
  delete_people: () => deletePeople(),
  send_mail: (payload) => sendMail((payload ?? {}) as Ids),
  requeue_mails: () => requeue(),
}

/** When they run by themselves (UTC). A node that was down catches up within the hour. */
export const schedule = [
  '*/10 * * * * fill_key_pool ?max=3',
  '17 3 * * * keep_signing_keys ?fill=6h&max=5',
  '*/15 * * * * purge_expired ?max=2',
  '5 */6 * * * make_partitions ?fill=6h&max=5',
  '7,37 * * * * count_tenants ?max=2',
  '12 * * * * purge_tenants ?fill=6h&max=5',
  '22 * * * * delete_people ?fill=6h&max=5',
  '* * * * * requeue_mails ?max=1',
].join('\n')
