import { z } from 'zod'
import { userIdOf } from '#lib/access/actor.ts'
import { formatId, parseId } from '#lib/kernel/ids.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { notFound } from '../call.ts'
import { groupVerb, ofGroup } from './group-verb.ts'
import { type MemberResult, memberChanges } from './membership.ts'
import { namedPeople } from './named-people.ts'

/**
 * Adds people of the group's directory to it, up to 200 at once, each named by id, address, user name or phone number; answers
 * what became of each. Whoever could not give the group's roles is refused (S10). Ids alone that all name nobody: `not_found`.
 */
export const addMembers = groupVerb({
  name: 'membership.added',
  input: z.strictObject({
    ...ofGroup,
    users: z
      .array(
        z
          .string()
          .trim()
          .min(1)
          .max(bounds.email.length * 2),
      )
      .min(1, 'name somebody')
      .max(bounds.group.membersAtOnce, `takes up to ${bounds.group.membersAtOnce} at once`),
  }),
  moves: 'roles',
  async run(tx, group, input, { actor, now }) {
    const { directoryId, id: groupId } = group
    const named = await namedPeople(tx, directoryId, [...new Set(input.users)])
    if (named.every(({ entry, found }) => found === 'absent' && parseId('user', entry) !== undefined)) throw notFound()
    const ids = [...new Set(named.flatMap(({ found }) => (typeof found === 'string' ? [] : [found.id])))]
    const there = await tx.db.groupMember.findMany({
      where: { directoryId, groupId, userId: { in: ids } },
      select: { userId: true },
    })
    const already = new Set(there.map(({ userId }) => userId))
    const added = ids.filter((id) => !already.has(id))
    const place = { tenantId: tx.tenantId, directoryId, groupId, addedBy: userIdOf(actor) ?? null, createdAt: now }
    await tx.db.groupMember.createMany({ data: added.map((userId) => ({ ...place, userId })) })
    const results = named.map(({ entry, found }): MemberResult => {
      if (typeof found === 'string') return { entry, outcome: found, user: null }
      const user = { id: formatId('user', found.id), name: found.name }
      return { entry, outcome: already.has(found.id) ? 'already' : 'added', user }
    })
    return { result: { results }, changes: memberChanges(group, added, 'added') }
  },
  example: (seed) => ({ ...seed.group, users: [seed.spareUser.id] }),
})
