import { z } from 'zod'
import { userIdOf } from '#lib/access/actor.ts'
import { formatId } from '#lib/kernel/ids.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { query } from '../query.ts'
import { seenBy } from './find.ts'
import { viewList } from './view-query.ts'

/** The views of a list that the visitor sees, in the order in which they were made. */
export const listViews = query({
  name: 'view.list',
  permission: 'tenant:read',
  input: z.strictObject({ list: viewList }),
  target: async () => ({ environmentId: null }),
  async read(tx, _target, { list }, { actor }) {
    const rows = await tx.db.savedView.findMany({
      where: { tenantId: tx.tenantId, list, ...seenBy(actor) },
      orderBy: { id: 'asc' },
      take: bounds.view.perList * 2,
    })
    const me = userIdOf(actor)
    return rows.map(({ id, name, query: state, shared, createdBy }) => ({
      id: formatId('view', id),
      name,
      query: state,
      shared,
      mine: createdBy !== null && createdBy === me,
    }))
  },
  example: () => ({ list: 'users' }),
})
