import { z } from 'zod'
import { findPlayground } from '#lib/clients/playground.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { acrLadder } from '#lib/identity/assurance/assurance-of.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { notFound } from '../call.ts'
import { findClient } from '../clients/find.ts'
import { findEnvironment } from '../environments/find.ts'
import { query } from '../query.ts'
import { callbackOf } from './callback.ts'

type Row = NonNullable<Awaited<ReturnType<typeof findPlayground>>>

/** The client that a request of the playground is made for, and what it may ask for. */
export type PlaygroundClient = {
  /** Null for the playground's own: it has no page. */
  id: string | null
  clientId: string
  name: string
  kind: string
  authMethod: string
  isActive: boolean
  firstParty: boolean
  grantTypes: string[]
  scopes: string[]
  redirectUris: string[]
  /** Whether the playground's address is among its redirect URIs, so that an answer comes back here. */
  isAllowed: boolean
  apis: { identifier: string; name: string; permissions: string[] }[]
}

/** What it takes to build an authorization request: the issuer, the client (the playground's own unless one is named), and its choices. */
export const getPlayground = query({
  name: 'playground.get',
  permission: 'client:read',
  input: z.strictObject({ environment: z.string().max(bounds.text.slug), client: z.string().max(40).optional() }),
  target: (tx, input) => findEnvironment(tx, input.environment),
  async read(tx, environment, input, { tenant }) {
    const own = await findPlayground(tx, environment.id)
    const chosen = input.client === undefined ? own : await findClient(tx, environment.slug, input.client)
    if (input.client !== undefined && chosen === undefined) throw notFound()
    const callback = callbackOf(tenant)
    return {
      issuer: environment.issuer,
      environment: { slug: environment.slug, displayName: environment.displayName, status: environment.status },
      callback,
      acrValues: [...acrLadder],
      isOpen: own !== undefined,
      client: chosen === undefined ? null : await shown(tx, chosen, callback),
    }
  },
  example: (seed) => ({ environment: seed.environment, client: seed.client.id }),
})

async function shown(tx: Tx, row: Row, callback: string): Promise<PlaygroundClient> {
  const rows = await tx.db.clientPermission.findMany({
    where: { tenantId: tx.tenantId, environmentId: row.environmentId, clientId: row.id },
    select: { permission: { select: { name: true, api: { select: { identifier: true, name: true } } } } },
    orderBy: { permissionId: 'asc' },
  })
  const apis = new Map<string, PlaygroundClient['apis'][number]>()
  for (const { permission } of rows) {
    const api = apis.get(permission.api.identifier) ?? { ...permission.api, permissions: [] }
    api.permissions.push(permission.name)
    apis.set(api.identifier, api)
  }
  return {
    id: row.builtIn === null ? formatId('client', row.id) : null,
    clientId: row.clientId,
    name: row.name,
    kind: row.kind,
    authMethod: row.tokenEndpointAuthMethod,
    isActive: row.status === 'active',
    firstParty: row.firstParty,
    grantTypes: row.grantTypes,
    scopes: row.scopes,
    redirectUris: row.redirectUris,
    isAllowed: row.redirectUris.includes(callback),
    apis: [...apis.values()],
  }
}
