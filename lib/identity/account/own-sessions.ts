import type { Tx } from '#lib/db/with-tenant.ts'
import { bounds } from '#lib/limits/bounds.ts'
import type { Person } from '../assurance/owned.ts'
import { originsOf, type SessionOrigin } from '../session-origins.ts'

/** A live session as its person sees it (UX-H52). */
export type OwnSession = SessionOrigin & {
  id: string
  createdAt: Date
  lastSeenAt: Date
  environment: string
  apps: string[]
}

/** The live sessions of a person in every environment of their directory, last used first; `total` counts all of them. */
export async function listOwnSessions(
  tx: Tx,
  { directoryId, userId }: Person,
  now: Date,
): Promise<{ sessions: OwnSession[]; total: number }> {
  const where = { directoryId, userId, endedAt: null, expiresAt: { gt: now }, idleExpiresAt: { gt: now } }
  const rows = await tx.db.session.findMany({
    where,
    select: {
      ...{ id: true, createdAt: true, lastSeenAt: true },
      environment: { select: { displayName: true } },
    },
    orderBy: [{ lastSeenAt: 'desc' }, { id: 'asc' }],
    take: bounds.account.pageRows,
  })
  const ids = rows.map(({ id }) => id)
  const originOf = await originsOf(
    tx,
    ids.map((id) => ({ id, userId })),
  )
  const appsOf = await appsBy(tx, ids)
  const sessions = rows.map(({ environment, ...row }) => ({
    ...row,
    environment: environment.displayName,
    apps: appsOf(row.id),
    ...originOf(row.id),
  }))
  const total = rows.length < bounds.account.pageRows ? rows.length : await tx.db.session.count({ where })
  return { sessions, total }
}

/** The names of the apps that have tokens by each session. */
async function appsBy(tx: Tx, ids: readonly string[]): Promise<(id: string) => string[]> {
  const families = await tx.db.tokenFamily.findMany({
    where: { sessionId: { in: [...ids] }, revokedAt: null },
    distinct: ['sessionId', 'clientId'],
    select: { sessionId: true, client: { select: { name: true } } },
    orderBy: { clientId: 'asc' },
  })
  return (id) =>
    families
      .filter(({ sessionId }) => sessionId === id)
      .map(({ client }) => client.name)
      .sort()
}
