import { z } from 'zod'
import { userIdOf } from '#lib/access/actor.ts'
import { lockAccess } from '#lib/access/owners.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import { formatId, newId } from '#lib/kernel/ids.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { verb } from '../verb.ts'
import { seenBy, told } from './find.ts'
import { viewList, viewName, viewQuery } from './view-query.ts'

/** Saves how a list stands under a name, for oneself or for everyone. A list has 20 views at most that one sees. */
export const saveView = verb({
  name: 'view.saved',
  permission: 'view:write',
  input: z.strictObject({ list: viewList, name: viewName, query: viewQuery, shared: z.boolean().default(false) }),
  target: async () => ({ environmentId: null }),
  async run(tx, _target, { list, name, query, shared }, { actor, now }) {
    // Two at a time would both find room for the last.
    await lockAccess(tx)
    const { tenantId } = tx
    const views = await tx.db.savedView.count({ where: { tenantId, list, ...seenBy(actor) } })
    if (views >= bounds.view.perList)
      throw new ServiceError('conflict', `A list has ${bounds.view.perList} views at most. Delete one first.`)
    const id = newId(now)
    const row = { tenantId, id, list, name, query, shared, createdBy: userIdOf(actor) ?? null, createdAt: now }
    const made = await tx.db.savedView.createMany({ data: [{ ...row, updatedAt: now }], skipDuplicates: true })
    if (made.count === 0)
      throw new ServiceError('conflict', 'You have a view of this name.', {
        fields: { name: 'You have one so called.' },
      })
    return { result: { id: formatId('view', id) }, changes: [{ id, before: null, after: told(row) }] }
  },
  example: (seed) => ({ list: 'users', name: `View ${seed.unique()}`, query: 'status=suspended', shared: true }),
})
