import type { Tx } from '#lib/db/with-tenant.ts'
import { originsOf } from '#lib/identity/session-origins.ts'
import { formatId } from '#lib/kernel/ids.ts'
import type { Scope } from './scope.ts'

/** A session as lists show it. */
export type ListedSession = Awaited<ReturnType<typeof readSessions>>[number]

/** Reads the sessions of these ids, in their order. */
export async function readSessions(tx: Tx, { environments }: Scope, ids: readonly string[]) {
  const place = { tenantId: tx.tenantId, environmentId: { in: [...environments] } }
  const rows = await tx.db.session.findMany({
    where: { ...place, id: { in: [...ids] } },
    select: {
      ...{ id: true, userId: true, amr: true, authTime: true, createdAt: true, lastSeenAt: true, expiresAt: true },
      environment: { select: { slug: true, displayName: true, kind: true } },
      user: {
        select: {
          displayName: true,
          identifiers: { where: { kind: 'email', primary: true }, select: { value: true }, take: 1 },
        },
      },
    },
  })
  const originOf = await originsOf(tx, rows)
  const clientsOf = await clientsBy(tx, environments, ids)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    if (row === undefined) return []
    const { user, userId, ...session } = row
    return [
      {
        ...session,
        id: formatId('session', id),
        user: {
          id: formatId('user', userId),
          displayName: user.displayName,
          email: user.identifiers[0]?.value ?? null,
        },
        clients: clientsOf(id),
        ...originOf(id),
      },
    ]
  })
}

/** The apps that have tokens by each session, by name. Tokens that were revoked, or live without it, do not count. */
async function clientsBy(tx: Tx, environments: readonly string[], ids: readonly string[]) {
  const place = { tenantId: tx.tenantId, environmentId: { in: [...environments] } }
  const pairs = await tx.db.tokenFamily.groupBy({
    by: ['sessionId', 'clientId'],
    where: { ...place, sessionId: { in: [...ids] }, revokedAt: null },
  })
  const clients = await tx.db.client.findMany({
    where: { ...place, id: { in: [...new Set(pairs.map(({ clientId }) => clientId))] } },
    select: { id: true, name: true },
  })
  const names = new Map(clients.map(({ id, name }) => [id, name]))
  return (id: string) =>
    pairs
      .filter(({ sessionId }) => sessionId === id)
      .map(({ clientId }) => ({ id: formatId('client', clientId), name: names.get(clientId) ?? '' }))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
}
