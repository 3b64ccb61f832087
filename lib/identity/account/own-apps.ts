import type { Tx } from '#lib/db/with-tenant.ts'
import { bounds } from '#lib/limits/bounds.ts'
import type { Person } from '../assurance/owned.ts'

/** An app that somebody uses with their account (UX-H54). `clientId` is its row. */
export type OwnApp = {
  clientId: string
  name: string
  clientUri: string | null
  environment: string
  scopes: string[]
  since: Date
  lastUsedAt: Date
  /** It may act while they are away. */
  isOffline: boolean
}

/**
 * The apps that may act for a person in the environments of their directory, by name: those they allowed something, and those
 * of the tenant's own that need no leave. What was taken back, or has run out, is not among them.
 */
export async function listOwnApps(tx: Tx, { directoryId, userId }: Person, now: Date): Promise<OwnApp[]> {
  const grants = await tx.db.grant.findMany({
    where: { directoryId, userId, revokedAt: null },
    select: { clientId: true, scopes: true, createdAt: true },
    orderBy: { id: 'asc' },
    take: bounds.account.apps,
  })
  const families = await tx.db.tokenFamily.groupBy({
    by: ['clientId', 'offline'],
    where: { directoryId, userId, revokedAt: null, expiresAt: { gt: now } },
    _min: { createdAt: true },
    _max: { createdAt: true },
    orderBy: { clientId: 'asc' },
    take: bounds.account.apps * 2,
  })
  const scopes = await scopesOf(tx, { directoryId, userId }, now)
  const ids = [...new Set([...grants, ...families].map(({ clientId }) => clientId))]
  const clients = await tx.db.client.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true, clientUri: true, environment: { select: { displayName: true } } },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
  return clients.map(({ id, environment, ...client }) => {
    const grant = grants.find(({ clientId }) => clientId === id)
    const own = families.filter(({ clientId }) => clientId === id)
    const began = [grant?.createdAt, ...own.map(({ _min }) => _min.createdAt)].filter((date) => date instanceof Date)
    const used = [grant?.createdAt, ...own.map(({ _max }) => _max.createdAt)].filter((date) => date instanceof Date)
    return {
      clientId: id,
      ...client,
      environment: environment.displayName,
      scopes: [...new Set([...(grant?.scopes ?? []), ...(scopes.get(id) ?? [])])],
      since: new Date(Math.min(...began.map(Number))),
      lastUsedAt: new Date(Math.max(...used.map(Number))),
      isOffline: own.some(({ offline }) => offline),
    }
  })
}

/** What the latest tokens of each app may do. */
async function scopesOf(tx: Tx, { directoryId, userId }: Person, now: Date): Promise<Map<string, string[]>> {
  const rows = await tx.db.tokenFamily.findMany({
    where: { directoryId, userId, revokedAt: null, expiresAt: { gt: now } },
    distinct: ['clientId'],
    select: { clientId: true, scopes: true },
    orderBy: [{ clientId: 'asc' }, { createdAt: 'desc' }],
    take: bounds.account.apps,
  })
  return new Map(rows.map(({ clientId, scopes }) => [clientId, scopes]))
}
