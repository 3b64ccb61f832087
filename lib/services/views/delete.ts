import { z } from 'zod'
import { verb } from '../verb.ts'
import { findView, told } from './find.ts'

/** Deletes a view that one sees; what it showed stays as it is. */
export const deleteView = verb({
  name: 'view.deleted',
  permission: 'view:write',
  input: z.strictObject({ id: z.string().max(40) }),
  target: (tx, { id }, { actor }) => findView(tx, actor, id),
  async run(tx, view) {
    await tx.db.savedView.deleteMany({ where: { tenantId: tx.tenantId, id: view.id } })
    return { result: {}, changes: [{ id: view.id, before: told(view), after: null }] }
  },
  example: (seed) => ({ id: seed.view.id }),
})
