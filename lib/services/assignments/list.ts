import { z } from 'zod'
import { page, paging, readCursor } from '../paging.ts'
import { query } from '../query.ts'
import { giversOf } from './givers.ts'
import { findHolder, holderColumns } from './holder.ts'
import { roleOf } from './role-of.ts'
import { takingOf } from './taking.ts'
import { assignmentView, withParts } from './view.ts'

const holders = { members: { clientId: null }, clients: { clientId: { not: null } } } as const

/**
 * Who has a role, or which roles somebody has: direct assignments, oldest first. `only` keeps people and groups, or clients.
 * `mayTake` says whether who asks could take it.
 */
export const listAssignments = query({
  name: 'assignment.list',
  permission: 'role:read',
  input: z
    .strictObject({
      role: z.string().max(40).optional(),
      to: z.string().max(40).optional(),
      only: z.enum(['members', 'clients']).optional(),
      limit: paging.limit,
      cursor: paging.cursor,
    })
    .refine(({ role, to }) => role !== undefined || to !== undefined, {
      path: ['role'],
      error: 'Say whose, or of what.',
    }),
  async target(tx, input) {
    const role = input.role === undefined ? undefined : await roleOf(tx, input.role)
    const holder = input.to === undefined ? undefined : await findHolder(tx, input.to)
    const isMissing =
      (input.role !== undefined && role === undefined) || (input.to !== undefined && holder === undefined)
    return isMissing ? undefined : { environmentId: null, role, holder }
  },
  async read(tx, { role, holder }, { only, limit, cursor }, { actor }) {
    const after = readCursor(cursor)
    const where = {
      tenantId: tx.tenantId,
      ...(role === undefined
        ? {}
        : role.builtIn === null
          ? { roleId: role.id }
          : { roleId: null, builtinRole: role.builtIn }),
      ...(holder === undefined ? {} : holderColumns(holder)),
      ...(only === undefined ? {} : holders[only]),
    }
    const rows = await tx.db.assignment.findMany({
      where: { ...where, ...(after === undefined ? {} : { id: { gt: after.id } }) },
      include: withParts,
      orderBy: { id: 'asc' },
      take: limit + 1,
    })
    const total = await tx.db.assignment.count({ where })
    const cut = page(rows, limit, total, ({ id }) => ({ key: '', id }))
    const nameOf = await giversOf(
      tx,
      cut.rows.map(({ grantedBy }) => grantedBy),
    )
    const taking = await takingOf(tx, actor, cut.rows)
    return { ...cut, rows: cut.rows.map((row) => ({ ...assignmentView(row, nameOf), mayTake: taking(row) })) }
  },
  example: (seed) => ({ role: 'support', to: seed.user.id }),
})
