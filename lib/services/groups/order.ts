import { Prisma } from '#lib/db/generated/client.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import type { Position } from '../paging.ts'

export const groupSorts = ['name', '-name', 'members', '-members', 'created', '-created'] as const
export type GroupSort = (typeof groupSorts)[number]

type Keyed = { name_key: string; member_count: number }

/** The sort key of a row as its cursor carries it. */
export function groupKey(sort: GroupSort, row: Keyed): string {
  if (sort.endsWith('name')) return row.name_key
  return sort.endsWith('members') ? String(row.member_count) : ''
}

/** What is still to be read after a position, and in which order. A key that this order never wrote is refused (S08). */
export function groupOrder(sort: GroupSort, after: Position | undefined): { where: Prisma.Sql; order: Prisma.Sql } {
  const down = sort.startsWith('-')
  const way = down ? Prisma.sql`desc` : Prisma.sql`asc`
  const than = down ? Prisma.sql`<` : Prisma.sql`>`
  const id = after?.id ?? null
  if (sort.endsWith('created'))
    return {
      where: after === undefined ? Prisma.empty : Prisma.sql`and g.id ${than} ${id}::uuid`,
      order: Prisma.sql`g.id ${way}`,
    }
  if (sort.endsWith('name'))
    return {
      where:
        after === undefined
          ? Prisma.empty
          : Prisma.sql`and (g.name_key collate "C", g.id) ${than} (${after.key} collate "C", ${id}::uuid)`,
      order: Prisma.sql`g.name_key collate "C" ${way}, g.id ${way}`,
    }
  if (after !== undefined && !/^\d{1,9}$/.test(after.key))
    throw new ServiceError('invalid', 'That page of the list is not known. Start from the first.', {
      fields: { cursor: 'is not a page of this list' },
    })
  return {
    where:
      after === undefined
        ? Prisma.empty
        : Prisma.sql`and (g.member_count, g.id) ${than} (${Number(after.key)}::int, ${id}::uuid)`,
    order: Prisma.sql`g.member_count ${way}, g.id ${way}`,
  }
}
