import type { Visit } from '#lib/http/read.ts'
import type { getClient } from '#lib/services/clients/get.ts'
import type { Place, Search } from '../../place.ts'
import type { ClientAt } from './at.ts'

/** The client of the page, and what the visitor may do to it. */
export type Subject = Awaited<ReturnType<typeof getClient.call>> & {
  at: ClientAt
  visit: Visit
  place: Place
  may: { write: boolean; secret: boolean; delete: boolean }
  search: Search
}

/** What names the client in every form. */
export const hiddenOf = ({ at, client }: Subject) => ({ environment: at.environment, id: client.id })

/** The same, for forms that must not overwrite what somebody else saved meanwhile. */
export const versioned = (subject: Subject) => ({
  ...hiddenOf(subject),
  version: subject.version,
  updatedAt: subject.client.updatedAt.toISOString(),
})
