import { z } from 'zod'
import { lockAccess } from '#lib/access/owners.ts'
import { addDirectory } from '#lib/tenancy/directories.ts'
import { environmentFields } from '../environments/fields.ts'
import { verb } from '../verb.ts'

/** Makes a directory: a set of people, empty at first, that environments can be made for. Its slug stays. */
export const createDirectory = verb({
  name: 'directory.created',
  permission: 'environment:write',
  input: z.strictObject({ directorySlug: environmentFields.slug, displayName: environmentFields.displayName }),
  target: async () => ({ environmentId: null }),
  async run(tx, _tenant, { directorySlug: slug, displayName }, { now }) {
    await lockAccess(tx)
    const id = await addDirectory(tx, { slug, displayName }, now)
    return { result: { slug }, changes: [{ id, before: null, after: { slug, displayName } }] }
  },
  example: (seed) => ({ directorySlug: `d-${seed.unique()}`, displayName: 'Partners' }),
})
