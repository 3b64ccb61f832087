import { record } from '#lib/audit/record.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import type { Person } from '../assurance/owned.ts'
import { forgetDevices } from '../assurance/remembered.ts'
import { type Device, deviceOf } from '../device.ts'

/** A browser on which no second factor is asked for until a time (UX-H33). */
export type OwnDevice = { device: Device; lastUsedAt: Date; expiresAt: Date }

const shown = 20

/** The browsers that remember a second factor of a person, last used first. */
export async function listOwnDevices(tx: Tx, { directoryId, userId }: Person, now: Date): Promise<OwnDevice[]> {
  const rows = await tx.db.rememberedDevice.findMany({
    where: { directoryId, userId, expiresAt: { gt: now } },
    select: { userAgent: true, lastUsedAt: true, expiresAt: true },
    orderBy: [{ lastUsedAt: 'desc' }, { id: 'asc' }],
    take: shown,
  })
  return rows.map(({ userAgent, ...row }) => ({ ...row, device: deviceOf(userAgent) }))
}

/** From now on a second factor is asked for everywhere. Answers how many browsers had remembered one. */
export async function forgetOwnDevices(tx: Tx, person: Person, now: Date): Promise<number> {
  const count = await forgetDevices(tx, person)
  const actor = { kind: 'user', id: person.userId } as const
  if (count > 0) await record(tx, { at: now, action: 'device.forgotten', actor, target: person.userId })
  return count
}
