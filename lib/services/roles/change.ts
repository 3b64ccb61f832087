import { z } from 'zod'
import { ifUnmoved } from '../if-unmoved.ts'
import { roleFields } from './fields.ts'
import { roleVerb } from './role-verb.ts'

/** Changes how a role is called and described. Its slug, which tokens carry, stays. */
export const changeRole = roleVerb({
  name: 'role.changed',
  input: z.strictObject({
    id: z.string().max(40),
    version: z.coerce.bigint().optional(),
    updatedAt: z.iso.datetime({ offset: true }).optional(),
    ...roleFields,
  }),
  async run(tx, role, { version, updatedAt, name, description }, { now }) {
    await ifUnmoved(tx, role, { version, updatedAt }, 'This role was')
    await tx.db.role.updateMany({
      where: { tenantId: tx.tenantId, id: role.id },
      data: { displayName: name, description, version: { increment: 1 }, updatedAt: now },
    })
    const before = { name: role.displayName, description: role.description }
    return { result: {}, changes: [{ id: role.id, before, after: { name, description } }] }
  },
  example: (seed) => ({ id: seed.role.id, name: `Reader ${seed.unique()}`, description: 'Reads' }),
})
