import { z } from 'zod'
import { ServiceError } from '#lib/kernel/errors.ts'
import { environmentFields, knownName } from '../environments/fields.ts'
import { verb } from '../verb.ts'
import { findDirectory } from './find.ts'

/** Gives a directory another name. Its slug and its people stay. Refused when it was renamed since `seen` was read. */
export const renameDirectory = verb({
  name: 'directory.renamed',
  permission: 'environment:write',
  input: z.strictObject({
    directory: knownName,
    displayName: environmentFields.displayName,
    seen: z.string().max(200).optional(),
  }),
  target: (tx, input) => findDirectory(tx, input.directory),
  async run(tx, directory, { displayName, seen }) {
    const before = seen ?? directory.displayName
    const { count } = await tx.db.directory.updateMany({
      where: { tenantId: tx.tenantId, id: directory.id, displayName: before },
      data: { displayName },
    })
    if (count === 0)
      throw new ServiceError('conflict', 'This directory was renamed meanwhile. Load the page again to see its name.')
    return { result: {}, changes: [{ id: directory.id, before: { displayName: before }, after: { displayName } }] }
  },
  example: (seed) => ({ directory: 'staging', displayName: `Test people ${seed.unique()}` }),
})
