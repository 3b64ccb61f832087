import { userIdOf } from '#lib/access/actor.ts'
import { managementAudience } from '#lib/access/permissions.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import type { AccessDocument, ClientDocument } from '#lib/promotion/document.ts'
import type { Call } from '../call.ts'
import { type ClientRow, keyOfClient } from '../clients/client-verb.ts'
import { refuseUnheld } from '../clients/set-access.ts'
import type { Change } from '../record.ts'
import type { ApiIds } from './catalogue.ts'

type Sides = { before: ClientDocument | null; after: ClientDocument }

/** Gives a client what it may ask for at each API, and takes what it may not any more. One event for each API that changed. */
export async function writeAccess(
  tx: Tx,
  client: ClientRow,
  { before, after }: Sides,
  apis: ApiIds,
  call: Call,
): Promise<Change[]> {
  const audiences = new Set([...(before?.apis ?? []), ...after.apis].map(({ api }) => api))
  const changes: Change[] = []
  for (const audience of [...audiences].toSorted()) {
    const [was, is] = [accessAt(before, audience), accessAt(after, audience)]
    const api = apis.get(audience)
    if (api === undefined || JSON.stringify(was) === JSON.stringify(is)) continue
    const key = keyOfClient(tx, client)
    const added = is.permissions.filter((name) => !was.permissions.includes(name))
    const removed = was.permissions.filter((name) => !is.permissions.includes(name))
    if (audience === managementAudience)
      await refuseUnheld(
        tx,
        client,
        added.map((name) => ({ name })),
        call,
      )
    const idsOf = (names: readonly string[]) => names.flatMap((name) => api.permissions.get(name) ?? [])
    if (removed.length > 0)
      await tx.db.clientPermission.deleteMany({ where: { ...key, permissionId: { in: idsOf(removed) } } })
    const by = userIdOf(call.actor) ?? null
    if (added.length > 0)
      await tx.db.clientPermission.createMany({
        data: idsOf(added).map((permissionId) => ({ ...key, permissionId, addedBy: by, createdAt: call.now })),
      })
    const lookup = { ...key, apiId: api.id }
    if (is.introspects && !was.introspects) await tx.db.clientIntrospection.createMany({ data: [lookup] })
    if (!is.introspects && was.introspects) await tx.db.clientIntrospection.deleteMany({ where: lookup })
    changes.push({
      action: 'client.access_changed',
      id: client.id,
      environmentId: client.environmentId,
      before: { api: null, permissions: was.permissions, introspects: was.introspects },
      after: { api: audience, permissions: is.permissions, introspects: is.introspects },
    })
  }
  return changes
}

const accessAt = (client: ClientDocument | null, audience: string): AccessDocument =>
  client?.apis.find(({ api }) => api === audience) ?? { api: audience, permissions: [], introspects: false }
