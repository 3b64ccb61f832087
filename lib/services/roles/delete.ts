import { z } from 'zod'
import { bounds } from '#lib/limits/bounds.ts'
import { typed } from '../typed.ts'
import { affectedBy } from './affected.ts'
import { roleVerb } from './role-verb.ts'

/** Deletes a role: everybody who has it, and each role that contains it, loses what it gave. Its slug is typed to confirm. */
export const deleteRole = roleVerb({
  name: 'role.deleted',
  input: z.strictObject({ id: z.string().max(40), confirm: z.string().max(bounds.text.slug + 20) }),
  async run(tx, role, { confirm }) {
    typed(confirm, role.slug)
    const { tenantId } = tx
    const affected = await affectedBy(tx, [role.id])
    const within = await tx.db.roleRole.count({ where: { tenantId, childRoleId: role.id } })
    await tx.db.role.deleteMany({ where: { tenantId, id: role.id } })
    const before = { slug: role.slug, name: role.displayName, within, ...affected }
    return { result: {}, changes: [{ id: role.id, before, after: null }] }
  },
  example: (seed) => ({ id: seed.doomedRole.id, confirm: seed.doomedRole.slug }),
})
