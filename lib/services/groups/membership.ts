import { formatId } from '#lib/kernel/ids.ts'
import type { Change } from '../record.ts'
import type { Group } from './group-verb.ts'

/** What became of one of several that were to be added or removed. `entry` is what was asked for, word for word. */
export type MemberResult = {
  entry: string
  outcome: 'added' | 'removed' | 'already' | 'no_member' | 'absent' | 'ambiguous'
  user: { id: string; name: string } | null
}

/** The events of a change of members: one for each person, and one for the group, whose activity tells who came and went. */
export function memberChanges(group: Group, userIds: readonly string[], deed: 'added' | 'removed'): Change[] {
  if (userIds.length === 0) return []
  const of = { group: formatId('group', group.id), slug: group.slug }
  const people = userIds.map((id) => ({
    action: deed === 'added' ? ('membership.added' as const) : ('membership.removed' as const),
    id,
    before: deed === 'added' ? null : of,
    after: deed === 'added' ? of : null,
  }))
  const members = group.memberCount + (deed === 'added' ? userIds.length : -userIds.length)
  const who = userIds.map((id) => formatId('user', id))
  return [
    ...people,
    {
      action: 'group.members_changed',
      id: group.id,
      before: { members: group.memberCount },
      after: { members, [deed]: who },
    },
  ]
}
