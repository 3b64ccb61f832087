import { z } from 'zod'
import { formatId } from '#lib/kernel/ids.ts'
import { giversOf } from '../assignments/givers.ts'
import { knownName } from '../environments/fields.ts'
import { findEnvironment } from '../environments/find.ts'
import { page, paging, readCursor } from '../paging.ts'
import { query } from '../query.ts'

/** What was promoted into an environment, newest first: by whom, whence and why, and whether it still holds. */
export const listPromotions = query({
  name: 'promotion.list',
  permission: 'environment:read',
  input: z.strictObject({ environment: knownName, limit: paging.limit, cursor: paging.cursor }),
  target: (tx, input) => findEnvironment(tx, input.environment),
  async read(tx, { id: environmentId }, { limit, cursor }) {
    const after = readCursor(cursor)
    const where = { tenantId: tx.tenantId, environmentId }
    const rows = await tx.db.promotion.findMany({
      where: { ...where, ...(after === undefined ? {} : { id: { lt: after.id } }) },
      omit: { before: true, after: true, touched: true },
      orderBy: { id: 'desc' },
      take: limit + 1,
    })
    const cut = page(rows, limit, await tx.db.promotion.count({ where }), ({ id }) => ({ key: '', id }))
    const nameOf = await giversOf(
      tx,
      cut.rows.map(({ actorKind, actorId }) => (actorKind === 'user' ? actorId : null)),
    )
    return {
      ...cut,
      rows: cut.rows.map(({ id, source, status, reason, actorKind, actorId, createdAt, rolledBackAt }) => ({
        id: formatId('promotion', id),
        ...{ source, status, reason, createdAt, rolledBackAt },
        by: { kind: actorKind, name: actorKind === 'user' ? nameOf(actorId) : actorKind === 'system' ? actorId : null },
      })),
    }
  },
  example: (seed) => ({ environment: seed.environment }),
})
