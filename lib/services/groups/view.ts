import type { Group } from '#lib/db/generated/client.ts'
import { formatId } from '#lib/kernel/ids.ts'

/** A group as every door shows it. */
export type GroupView = ReturnType<typeof groupView>

/** Makes the public view of a group's row. */
export const groupView = (row: Group) => ({
  id: formatId('group', row.id),
  slug: row.slug,
  displayName: row.displayName,
  description: row.description,
  members: row.memberCount,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
})

/** What the trail tells of a group. */
export const groupFields = ({
  slug,
  displayName,
  description,
}: Pick<Group, 'slug' | 'displayName' | 'description'>) => ({
  slug,
  displayName,
  description,
})
