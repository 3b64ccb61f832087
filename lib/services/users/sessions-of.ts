import type { Tx } from '#lib/db/with-tenant.ts'
import { originsOf } from '#lib/identity/session-origins.ts'
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
  const originOf = await originsOf(
    tx,
    rows.map(({ id }) => ({ id, userId })),
  )
  return rows.map(({ id, environment, ...session }) => ({
    ...session,
    id: formatId('session', id),
    environment: environment.displayName,
    environmentKind: environment.kind,
    ...originOf(id),
  }))
}
