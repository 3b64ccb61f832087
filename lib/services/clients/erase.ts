import type { Tx } from '#lib/db/with-tenant.ts'
import type { Change } from '../record.ts'
import { type ClientRow, keyOfClient } from './client-verb.ts'
import { lostWithClient } from './lost.ts'
import { clientFieldsOf } from './view.ts'

/** Erases a client with everything that is its own, and answers what the trail tells of it. */
export async function eraseClient(tx: Tx, client: ClientRow, now: Date): Promise<Change> {
  const lost = await lostWithClient(tx, client, now)
  // Tokens of no family refer to the client by its id alone.
  await tx.db.accessToken.deleteMany({ where: keyOfClient(tx, client) })
  await tx.db.usedAssertion.deleteMany({ where: keyOfClient(tx, client) })
  const { tenantId, environmentId, clientId: id } = keyOfClient(tx, client)
  await tx.db.client.deleteMany({ where: { tenantId, environmentId, id } })
  return {
    action: 'client.deleted',
    id: client.id,
    environmentId: client.environmentId,
    before: { ...clientFieldsOf(client), clientId: client.clientId, lost },
    after: null,
  }
}
