import { findPersonKeys } from '#lib/audit/person-keys.ts'
import { openFields } from '#lib/audit/sealed-fields.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { deviceOf } from '#lib/identity/device.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { bounds } from '#lib/limits/bounds.ts'
import type { Person } from './person-verb.ts'

/** The live sessions of a person, last used first, with the device and address that the trail has of their last sign-in. */
export async function sessionsOf(tx: Tx, { directoryId, id: userId }: Pick<Person, 'directoryId' | 'id'>, now: Date) {
  const rows = await tx.db.session.findMany({
    where: { directoryId, userId, endedAt: null, expiresAt: { gt: now }, idleExpiresAt: { gt: now } },
    select: {
      id: true,
      authTime: true,
      amr: true,
      createdAt: true,
      lastSeenAt: true,
      environment: { select: { displayName: true, kind: true } },
    },
    orderBy: { lastSeenAt: 'desc' },
    take: bounds.session.perUser,
  })
  const whence = await originsOf(
    tx,
    userId,
    rows.map(({ id }) => id),
  )
  return rows.map(({ id, environment, ...session }) => {
    const { ip = null, userAgent = null } = whence.get(id) ?? {}
    return {
      ...session,
      id: formatId('session', id),
      environment: environment.displayName,
      environmentKind: environment.kind,
      ip,
      device: deviceOf(userAgent),
    }
  })
}

type Origin = { ip: string | null; userAgent: string | null }

/** Whence each session was started or renewed last. What was erased from the trail is unknown here too. */
async function originsOf(tx: Tx, personId: string, sessions: readonly string[]): Promise<Map<string, Origin>> {
  const events = await tx.db.auditEvent.findMany({
    where: { targetId: { in: [...sessions] }, action: { in: ['session.started', 'session.renewed'] } },
    select: { id: true, targetId: true, personId: true, personal: true },
    orderBy: { at: 'asc' },
    take: bounds.session.perUser * 10,
  })
  const keys = await findPersonKeys(tx, [personId])
  const origins = new Map<string, Origin>()
  for (const { id, targetId, personId: of, personal } of events) {
    if (personal === null || targetId === null) continue
    const fields = await openFields(tx, keys, { eventId: id, part: 'personal', personId: of }, personal)
    if (fields !== undefined) origins.set(targetId, { ip: text(fields.ip), userAgent: text(fields.userAgent) })
  }
  return origins
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
