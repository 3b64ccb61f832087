import { findPersonKeys } from '#lib/audit/person-keys.ts'
import { openFields } from '#lib/audit/sealed-fields.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { type Device, deviceOf } from './device.ts'

/** Whence a session was started or renewed last: an address, and a device in words. */
export type SessionOrigin = { ip: string | null; device: Device }

/**
 * Whence each of these sessions was started or renewed last, as the trail has it: opened for the page alone. What was erased from
 * the trail is unknown here too.
 */
export async function originsOf(
  tx: Tx,
  sessions: readonly { id: string; userId: string }[],
): Promise<(id: string) => SessionOrigin> {
  const events = await tx.db.auditEvent.findMany({
    where: { targetId: { in: sessions.map(({ id }) => id) }, action: { in: ['session.started', 'session.renewed'] } },
    select: { id: true, targetId: true, personId: true, personal: true },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: bounds.list.maxPage * 10,
  })
  const keys = await findPersonKeys(
    tx,
    sessions.map(({ userId }) => userId),
  )
  const origins = new Map<string, { ip: string | null; userAgent: string | null }>()
  for (const { id, targetId, personId, personal } of events) {
    if (personal === null || targetId === null || origins.has(targetId)) continue
    const fields = await openFields(tx, keys, { eventId: id, part: 'personal', personId }, personal)
    if (fields !== undefined) origins.set(targetId, { ip: text(fields.ip), userAgent: text(fields.userAgent) })
  }
  return (id) => {
    const { ip = null, userAgent = null } = origins.get(id) ?? {}
    return { ip, device: deviceOf(userAgent) }
  }
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
