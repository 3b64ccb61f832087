import type { Visit } from '#lib/http/read.ts'
import type { getUser } from '#lib/services/users/get.ts'
import type { Place, Search } from '../../place.ts'
import type { PersonAt } from './on-person.ts'

/** The person of the page, and what the visitor may do to them. */
export type Subject = Awaited<ReturnType<typeof getUser.call>> & {
  at: PersonAt
  visit: Visit
  place: Place
  may: { write: boolean; delete: boolean; group: boolean; resetFactor: boolean; recover: boolean }
  directory: string
  search: Search
}

/** What names the person in every form. */
export const hiddenOf = ({ directory, user }: Subject) => ({ directory, id: user.id })

/** The same, for forms that must not overwrite what somebody else saved meanwhile. */
export const versioned = (subject: Subject) => ({
  ...hiddenOf(subject),
  version: subject.version,
  updatedAt: subject.user.updatedAt.toISOString(),
})
