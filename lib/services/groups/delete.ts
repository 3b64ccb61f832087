import { z } from 'zod'
import { ServiceError } from '#lib/kernel/errors.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { notFound } from '../call.ts'
import { groupVerb, ofGroup } from './group-verb.ts'
import { groupFields } from './view.ts'

/**
 * Deletes a group: its people stay, without the roles that it gave them. Refused without its slug typed, to whoever could not
 * give those roles, and where nobody would own the tenant any more.
 */
export const deleteGroup = groupVerb({
  name: 'group.deleted',
  input: z.strictObject({ ...ofGroup, confirm: z.string().max(bounds.text.slug * 2) }),
  moves: 'roles',
  async run(tx, group, { confirm }) {
    if (confirm.trim() !== group.slug)
      throw new ServiceError('invalid', 'Nothing was deleted.', {
        fields: { confirm: `Type ${group.slug} to delete the group.` },
      })
    const { directoryId, id } = group
    const roles = await tx.db.assignment.count({ where: { groupDirectoryId: directoryId, groupId: id } })
    const { count } = await tx.db.group.deleteMany({ where: { directoryId, id } })
    if (count === 0) throw notFound()
    const before = { ...groupFields(group), members: group.memberCount, roles }
    return { result: {}, changes: [{ id, before, after: null }] }
  },
  example: ({ spareGroup: { slug, ...group } }) => ({ ...group, confirm: slug }),
})
