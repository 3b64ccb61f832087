import { type Actor, userIdOf } from '#lib/access/actor.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { platformTenant } from '#lib/tenancy/resolve.ts'

type Inviter = { invitedByKind: string; invitedBy: string | null }

/** Who invites, as it is stored. */
export function inviterColumns(actor: Actor): Inviter {
  if (actor.kind === 'client') return { invitedByKind: 'client', invitedBy: actor.clientId }
  const invitedBy = userIdOf(actor)
  if (invitedBy === undefined) return { invitedByKind: 'system', invitedBy: null }
  return { invitedByKind: actor.kind === 'operator' ? 'operator' : 'user', invitedBy }
}

/**
 * Who invited, as an actor of today, so that what they hold can be read again. An operator counts by what they hold in
 * `platform`, whether or not they are inside the tenant at the moment.
 */
export async function inviterOf(tx: Tx, { invitedByKind, invitedBy }: Inviter): Promise<Actor> {
  if (invitedBy === null) return { kind: 'system', name: 'command line' }
  const { tenantId } = tx
  const person = { userId: invitedBy, name: '' }
  if (invitedByKind === 'client') return clientOf(tx, invitedBy)
  if (invitedByKind === 'user') return { kind: 'user', tenantId, directoryId: await portalDirectory(tx), ...person }
  const home = (await platformTenant()).id
  const directoryId = await tx.enter(home, portalDirectory)
  return { kind: 'operator', tenantId, homeTenantId: home, directoryId, ...person, until: new Date(0) }
}

async function clientOf(tx: Tx, clientId: string): Promise<Actor> {
  const { id } = await tx.db.environment.findFirstOrThrow({ where: { tenantId: tx.tenantId, kind: 'control' } })
  return { kind: 'client', tenantId: tx.tenantId, environmentId: id, clientId, name: '' }
}

/** The directory whose people sign in to the portal of a transaction's tenant. */
async function portalDirectory(tx: Tx): Promise<string> {
  const where = { tenantId: tx.tenantId, kind: 'control' }
  return (await tx.db.environment.findFirstOrThrow({ where, select: { directoryId: true } })).directoryId
}
