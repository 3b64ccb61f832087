import type { Tx } from '#lib/db/with-tenant.ts'
import { formatId } from '#lib/kernel/ids.ts'
import type { findClient } from '../clients/find.ts'
import type { Stop } from './explain.ts'
import type { AccessPlace } from './place.ts'
import { graphBelow } from './role-graph.ts'
import { rootsOfClient } from './roots.ts'
import type { Way } from './steps.ts'
import { rolesTold } from './ways.ts'
import { withNames } from './with-names.ts'

type Client = NonNullable<Awaited<ReturnType<typeof findClient>>>

/** What a client may do on its own behalf (RFC 6749 §4.4): its permissions are the grant; roles are told beside them. */
export async function clientWays(tx: Tx, place: AccessPlace, client: Client) {
  const allowed = await tx.db.clientPermission.findMany({
    where: { environmentId: client.environmentId, clientId: client.id, permission: { apiId: place.api.storedId } },
    include: { permission: { select: { name: true } } },
  })
  const ways = allowed.map(({ permission, addedBy, createdAt }): [string, { ways: Way[]; more: number }] => [
    permission.name,
    { ways: [[{ kind: 'allowed', name: permission.name, by: addedBy, at: createdAt }]], more: 0 },
  ])
  const roots = await rootsOfClient(tx, client.environmentId, client.id)
  const ownRoles = roots.flatMap(({ role }) => (role.kind === 'own' ? [role.id] : []))
  const graph = await graphBelow(tx, ownRoles, place.api.storedId)
  const stops: Stop[] = [
    ...(client.status === 'active' ? [] : (['client_disabled'] as const)),
    ...(client.tokenEndpointAuthMethod === 'none' ? (['public_client'] as const) : []),
    ...(client.grantTypes.includes('client_credentials') ? [] : (['no_grant'] as const)),
  ]
  return {
    subject: { kind: 'client' as const, id: formatId('client', client.id), name: client.name, status: client.status },
    ways: await withNames(tx, new Map(ways)),
    roles: rolesTold({ roots, graph }),
    askable: null,
    stops,
  }
}

/** The permissions of an API that a client may ask for. */
export async function askableBy(tx: Tx, client: Client, apiId: string): Promise<Set<string>> {
  const rows = await tx.db.clientPermission.findMany({
    where: { environmentId: client.environmentId, clientId: client.id, permission: { apiId } },
    select: { permission: { select: { name: true } } },
  })
  return new Set(rows.map(({ permission }) => permission.name))
}
