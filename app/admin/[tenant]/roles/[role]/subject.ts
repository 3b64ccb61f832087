import type { Visit } from '#lib/http/read.ts'
import type { getRole } from '#lib/services/roles/get.ts'
import type { Place, Search } from '../../place.ts'
import type { RoleAt } from './on-role.ts'

/** The role of the page, and whether the visitor may change it. */
export type Subject = Awaited<ReturnType<typeof getRole.call>> & {
  at: RoleAt
  visit: Visit
  place: Place
  mayWrite: boolean
  search: Search
}

/** What names the role in forms that must not overwrite what somebody else saved meanwhile. */
export const versioned = ({ role, version, updatedAt }: Subject) => ({
  id: role.id,
  version,
  ...(updatedAt === null ? {} : { updatedAt: updatedAt.toISOString() }),
})
