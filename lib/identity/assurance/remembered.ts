import { record } from '#lib/audit/record.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { plusSeconds } from '#lib/kernel/clock.ts'
import { requestContext } from '#lib/kernel/context.ts'
import { newId } from '#lib/kernel/ids.ts'
import type { Person } from './owned.ts'

/** A browser of one environment, and whose. */
export type RememberedPlace = Person & { environmentId: string; browserId: string }

/** Whether this person had a second factor remembered on this browser, within the time the policy gives now. */
export async function isRemembered(
  tx: Tx,
  { environmentId, browserId, userId }: RememberedPlace,
  rememberSeconds: number,
  now: Date,
): Promise<boolean> {
  if (rememberSeconds === 0) return false
  const since = plusSeconds(now, -rememberSeconds)
  const where = { environmentId, browserId, userId, expiresAt: { gt: now }, createdAt: { gt: since } }
  const { count } = await tx.db.rememberedDevice.updateMany({ where, data: { lastUsedAt: now } })
  return count > 0
}

/** Remembers that a second factor was shown on this browser (UX-H33). Shown again, its time begins anew. */
export async function rememberDevice(
  tx: Tx,
  { environmentId, browserId, directoryId, userId }: RememberedPlace,
  rememberSeconds: number,
  now: Date,
): Promise<void> {
  const where = { environmentId, browserId, userId }
  await tx.db.rememberedDevice.deleteMany({ where })
  const id = newId(now)
  const userAgent = requestContext().userAgent?.slice(0, 500) ?? null
  const times = { createdAt: now, lastUsedAt: now, expiresAt: plusSeconds(now, rememberSeconds) }
  await tx.db.rememberedDevice.createMany({
    data: [{ tenantId: tx.tenantId, id, environmentId, browserId, directoryId, userId, userAgent, ...times }],
  })
  const actor = { kind: 'user', id: userId } as const
  await record(tx, { at: now, action: 'device.remembered', actor, target: userId, environmentId })
}

/** Forgets all remembered devices of a person, in each environment of the directory. Answers how many. */
export async function forgetDevices(tx: Tx, { directoryId, userId }: Person): Promise<number> {
  const { count } = await tx.db.rememberedDevice.deleteMany({ where: { directoryId, userId } })
  return count
}
