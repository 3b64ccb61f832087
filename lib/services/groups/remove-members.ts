import { z } from 'zod'
import { formatId, parseId } from '#lib/kernel/ids.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { notFound } from '../call.ts'
import { groupVerb, ofGroup } from './group-verb.ts'
import { type MemberResult, memberChanges } from './membership.ts'

/**
 * Removes people from a group, up to 200 at once, by id; answers what became of each. Whoever could not give the group's roles is
 * refused (S10), and so is what would leave the tenant without an owner. Where none of them is in it: `not_found`.
 */
export const removeMembers = groupVerb({
  name: 'membership.removed',
  input: z.strictObject({
    ...ofGroup,
    users: z.array(z.string().max(40)).min(1, 'name somebody').max(bounds.group.membersAtOnce),
  }),
  moves: 'roles',
  async run(tx, group, input) {
    const { directoryId, id: groupId } = group
    const asked = [...new Set(input.users)].map((entry) => ({ entry, id: parseId('user', entry) }))
    const members = await tx.db.groupMember.findMany({
      where: { directoryId, groupId, userId: { in: asked.flatMap(({ id }) => id ?? []) } },
      select: { userId: true, user: { select: { displayName: true } } },
    })
    if (members.length === 0) throw notFound()
    const ids = members.map(({ userId }) => userId)
    await tx.db.groupMember.deleteMany({ where: { directoryId, groupId, userId: { in: ids } } })
    const names = new Map(members.map(({ userId, user }) => [userId, user.displayName]))
    const results = asked.map(({ entry, id }): MemberResult => {
      const name = id === undefined ? undefined : names.get(id)
      if (id === undefined || name === undefined) return { entry, outcome: 'no_member', user: null }
      return { entry, outcome: 'removed', user: { id: formatId('user', id), name } }
    })
    return { result: { results }, changes: memberChanges(group, ids, 'removed') }
  },
  example: (seed) => ({ ...seed.group, users: [seed.user.id] }),
})
