import { z } from 'zod'
import { lockableFields } from '#lib/identity/profile/locked-fields.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { knownName } from '../environments/fields.ts'
import { verb } from '../verb.ts'
import { findDirectory } from './find.ts'

const fields = z.array(z.enum(lockableFields)).max(lockableFields.length)

/**
 * Chooses what the people of a directory can't change of themselves, because the tenant does it for them: their account pages say
 * so. Administrators can, as ever. Refused when it was changed since `seen`.
 */
export const changeLockedFields = verb({
  name: 'directory.locked_fields_changed',
  permission: 'environment:write',
  input: z.strictObject({ directory: knownName, lockedFields: fields.default([]), seen: fields.optional() }),
  target: (tx, input) => findDirectory(tx, input.directory),
  async run(tx, directory, { lockedFields: wanted, seen }) {
    const before = seen ?? directory.lockedFields
    const after = lockableFields.filter((field) => wanted.includes(field))
    const { count } = await tx.db.directory.updateMany({
      where: { tenantId: tx.tenantId, id: directory.id, lockedFields: { equals: before } },
      data: { lockedFields: after },
    })
    if (count === 0) throw new ServiceError('conflict', 'This was changed meanwhile. Load the page again.')
    const isSame = JSON.stringify(before) === JSON.stringify(after)
    const change = { id: directory.id, before: { lockedFields: before }, after: { lockedFields: after } }
    return { result: {}, changes: isSame ? [] : [change] }
  },
  example: () => ({ directory: 'staging', lockedFields: ['name' as const, 'email' as const] }),
})
