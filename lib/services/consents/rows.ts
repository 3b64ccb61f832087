import type { Tx } from '#lib/db/with-tenant.ts'
import { formatId } from '#lib/kernel/ids.ts'
import type { Scope } from '../sessions/scope.ts'

/** A consent as lists show it. */
export type ListedConsent = Awaited<ReturnType<typeof readConsents>>[number]

/** Reads the consents of these ids, in their order. */
export async function readConsents(tx: Tx, { environments }: Scope, ids: readonly string[]) {
  const place = { tenantId: tx.tenantId, environmentId: { in: [...environments] } }
  const rows = await tx.db.grant.findMany({
    where: { ...place, id: { in: [...ids] } },
    select: {
      ...{ id: true, userId: true, clientId: true, scopes: true, resources: true, createdAt: true, updatedAt: true },
      environment: { select: { slug: true, displayName: true, kind: true } },
      client: { select: { name: true } },
      user: {
        select: {
          displayName: true,
          identifiers: { where: { kind: 'email', primary: true }, select: { value: true }, take: 1 },
        },
      },
    },
  })
  const used = await tx.db.tokenFamily.groupBy({
    by: ['grantId'],
    where: { ...place, grantId: { in: [...ids] } },
    _max: { createdAt: true },
  })
  const lastUse = new Map(used.map(({ grantId, _max }) => [grantId, _max.createdAt]))
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    if (row === undefined) return []
    const { user, userId, client, clientId, ...consent } = row
    return [
      {
        ...consent,
        id: formatId('grant', id),
        client: { id: formatId('client', clientId), name: client.name },
        user: {
          id: formatId('user', userId),
          displayName: user.displayName,
          email: user.identifiers[0]?.value ?? null,
        },
        lastUsedAt: lastUse.get(id) ?? null,
      },
    ]
  })
}
