import type { Tx } from '#lib/db/with-tenant.ts'
import { formatId } from '#lib/kernel/ids.ts'
import type { findClient } from '../clients/find.ts'
import { askableBy } from './client-ways.ts'
import type { Stop } from './explain.ts'
import type { findPerson } from './find-person.ts'
import { builtInPermits, countingGifts } from './permits.ts'
import type { AccessPlace } from './place.ts'
import { graphBelow } from './role-graph.ts'
import { rootsOfPeople } from './roots.ts'
import { rolesTold, waysTo } from './ways.ts'
import { withNames } from './with-names.ts'

/** How many ways to one permission are told. */
const most = 12

type Person = NonNullable<Awaited<ReturnType<typeof findPerson>>>
type Client = NonNullable<Awaited<ReturnType<typeof findClient>>>

/** What leads a person to the permissions of an API; with a client, what that client may ask for on their behalf. */
export async function personWays(tx: Tx, place: AccessPlace, person: Person, client: Client | undefined) {
  const { environmentId, api } = place
  const people = { directoryId: person.directoryId, userIds: [person.id], environmentId }
  const roots = await rootsOfPeople(tx, people)
  const ownRoles = roots.flatMap(({ role }) => (role.kind === 'own' ? [role.id] : []))
  const graph = countingGifts(place, await graphBelow(tx, ownRoles, api.storedId))
  const stops: Stop[] = [
    ...(person.status === 'active' ? [] : (['suspended'] as const)),
    ...(client === undefined || client.status === 'active' ? [] : (['client_disabled'] as const)),
    ...(client === undefined || client.grantTypes.includes('authorization_code') ? [] : (['no_grant'] as const)),
  ]
  const id = formatId('user', person.id)
  return {
    subject: { kind: 'person' as const, id, name: person.displayName, status: person.status },
    ways: await withNames(tx, waysTo({ roots, graph, builtInPermits: builtInPermits(place) }, most)),
    roles: rolesTold({ roots, graph }),
    askable: client === undefined ? null : await askableBy(tx, client, api.storedId),
    stops,
  }
}
