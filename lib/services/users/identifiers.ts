import { z } from 'zod'
import { mayActOn } from '#lib/access/acting.ts'
import type { Actor } from '#lib/access/actor.ts'
import type { Identifier } from '#lib/db/generated/client.ts'
import type { Tx } from '#lib/db/with-tenant.ts'
import { parseId } from '#lib/kernel/ids.ts'
import { notFound } from '../call.ts'
import { ofPerson, type Person } from './person-verb.ts'
import { taken } from './profile-fields.ts'

/** How the verbs on an identifier name it. */
export const ofIdentifier = { ...ofPerson, identifier: z.string().max(40) }

/** An identifier of a person by its shown id. Throws `not_found`. */
export function identifierOf(person: Person, shownId: string): Identifier {
  const id = parseId('identifier', shownId)
  const found = person.identifiers.find((each) => each.id === id)
  if (found === undefined) throw notFound()
  return found
}

/** Refuses what somebody else of the directory has as a verified one: those are reserved. */
export async function refuseReserved(tx: Tx, identifier: Pick<Identifier, 'directoryId' | 'kind' | 'normalized'>) {
  const { directoryId, kind, normalized } = identifier
  const where = { directoryId, kind, normalized, verifiedAt: { not: null } }
  if ((await tx.db.identifier.findFirst({ where, select: { id: true } })) !== null) throw taken('value')
}

/**
 * Refuses what somebody signs in with who holds more than the actor does (S10). An address that two claim leads to neither, and
 * one that is verified for another leads there: so either would shut its holder out. Reserved ones never come to that.
 */
export async function refuseClaimedAbove(
  tx: Tx,
  actor: Actor,
  identifier: Pick<Identifier, 'directoryId' | 'kind' | 'normalized'>,
  field: string,
) {
  const { directoryId, kind, normalized } = identifier
  const claims = await tx.db.identifier.findMany({
    where: { directoryId, kind, normalized, verifiedAt: null },
    select: { userId: true },
    orderBy: { id: 'asc' },
    take: 20,
  })
  for (const { userId } of claims) if (!(await mayActOn(tx, actor, { directoryId, id: userId }))) throw taken(field)
}

/** An identifier as the trail keeps it: sealed under the person's key. */
export const identifierFields = ({ kind, value, verifiedAt, primary }: Identifier) => ({
  identifier: { kind, value, verified: verifiedAt !== null, primary },
})
