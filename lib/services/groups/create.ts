import { z } from 'zod'
import { ServiceError } from '#lib/kernel/errors.ts'
import { newId } from '#lib/kernel/ids.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { notFound } from '../call.ts'
import { findDirectory } from '../directories/find.ts'
import { verb } from '../verb.ts'
import { groupFieldSchemas, groupSlug } from './fields.ts'
import { groupFields, groupView } from './view.ts'

/** Creates a group in a directory, without members and roles. Its slug is one of a kind there and stays as it is. */
export const createGroup = verb({
  name: 'group.created',
  permission: 'group:write',
  input: z.strictObject({ ...groupFieldSchemas, slug: groupSlug, directory: z.string().max(bounds.text.slug) }),
  target: (tx, input) => findDirectory(tx, input.directory),
  async run(tx, directory, { displayName, description, slug }, { now }) {
    const place = { tenantId: tx.tenantId, directoryId: directory.id }
    const row = { ...place, id: newId(now), slug, displayName, description, createdAt: now, updatedAt: now }
    const { count } = await tx.db.group.createMany({ data: [row], skipDuplicates: true })
    if (count === 0)
      throw new ServiceError('conflict', 'There is such a group already.', {
        fields: { slug: 'Another group of this directory has it.' },
      })
    const made = await tx.db.group.findFirst({ where: { ...place, id: row.id } })
    if (made === null) throw notFound()
    const after = { ...groupFields(made), directory: directory.slug }
    return { result: { group: groupView(made) }, changes: [{ id: made.id, before: null, after }] }
  },
  example: (seed) => ({ directory: seed.group.directory, displayName: 'Finance', slug: `finance-${seed.unique()}` }),
})
