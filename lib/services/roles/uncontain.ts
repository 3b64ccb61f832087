import { z } from 'zod'
import { notFound } from '../call.ts'
import { findRole } from './find.ts'
import { roleVerb, touchRole } from './role-verb.ts'

/** Takes a role out of another: who has the outer one alone loses what the inner one gave, at their next token. */
export const uncontainRole = roleVerb({
  name: 'role.uncontained',
  input: z.strictObject({ id: z.string().max(40), role: z.string().max(40) }),
  async run(tx, outer, input, { now }) {
    const inner = await findRole(tx, input.role)
    if (inner === undefined) throw notFound()
    const { count } = await tx.db.roleRole.deleteMany({
      where: { tenantId: tx.tenantId, parentRoleId: outer.id, childRoleId: inner.id },
    })
    if (count === 0) throw notFound()
    await touchRole(tx, outer.id, now)
    return {
      result: {},
      changes: [{ id: outer.id, before: { contains: inner.displayName }, after: { contains: null } }],
    }
  },
  example: (seed) => ({ id: seed.outerRole.id, role: seed.role.id }),
})
