import { z } from 'zod'
import { ifUnmoved } from '../if-unmoved.ts'
import { groupFieldSchemas } from './fields.ts'
import { groupVerb, ofGroup } from './group-verb.ts'
import { groupFields } from './view.ts'

/** Changes what a group is called and what it is for. Refused when somebody else changed it since `version` was read. */
export const changeGroup = groupVerb({
  name: 'group.changed',
  input: z.strictObject({
    ...ofGroup,
    ...groupFieldSchemas,
    version: z.coerce.bigint().optional(),
    updatedAt: z.iso.datetime({ offset: true }).optional(),
  }),
  async run(tx, group, { displayName, description, version, updatedAt }, { now }) {
    await ifUnmoved(tx, group, { version, updatedAt }, 'This group was')
    const { directoryId, id } = group
    await tx.db.group.updateMany({
      where: { directoryId, id },
      data: { displayName, description, version: { increment: 1 }, updatedAt: now },
    })
    const before = groupFields(group)
    return { result: {}, changes: [{ id, before, after: { ...before, displayName, description } }] }
  },
  example: (seed) => ({ ...seed.group, displayName: `Readers ${seed.unique()}`, description: 'They read.' }),
})
