import type { Visit } from '#lib/http/read.ts'
import type { getGroup } from '#lib/services/groups/get.ts'
import type { Place, Search } from '../../place.ts'
import type { GroupAt } from '../group-href.ts'

/** The group of the page, and what the visitor may do with it. */
export type Subject = Awaited<ReturnType<typeof getGroup.call>> & {
  at: GroupAt
  visit: Visit
  place: Place
  directory: string
  search: Search
  may: { write: boolean; fill: boolean }
}

/** What names the group in every form. */
export const hiddenOf = ({ directory, group }: Subject) => ({ directory, id: group.id })

/** The same, for forms that must not overwrite what somebody else saved meanwhile. */
export const versioned = (subject: Subject) => ({
  ...hiddenOf(subject),
  version: subject.version,
  updatedAt: subject.group.updatedAt.toISOString(),
})
