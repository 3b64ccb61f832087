import { z } from 'zod'
import { ServiceError } from '#lib/kernel/errors.ts'
import { verb } from '../verb.ts'
import { findView } from './find.ts'
import { viewName } from './view-query.ts'

/** Renames a view that one sees. */
export const renameView = verb({
  name: 'view.renamed',
  permission: 'view:write',
  input: z.strictObject({ id: z.string().max(40), name: viewName }),
  target: (tx, { id }, { actor }) => findView(tx, actor, id),
  async run(tx, view, { name }, { now }) {
    if (name === view.name) return { result: {}, changes: [] }
    const { tenantId } = tx
    const same = { tenantId, list: view.list, createdBy: view.createdBy, name }
    if ((await tx.db.savedView.count({ where: same })) > 0)
      throw new ServiceError('conflict', 'There is a view of this name.', {
        fields: { name: 'There is one so called.' },
      })
    await tx.db.savedView.updateMany({ where: { tenantId, id: view.id }, data: { name, updatedAt: now } })
    return { result: {}, changes: [{ id: view.id, before: { name: view.name }, after: { name } }] }
  },
  example: (seed) => ({ id: seed.view.id, name: `Renamed ${seed.unique()}` }),
})
