import { Prisma } from '#lib/db/generated/client.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import type { Position } from '../paging.ts'

/** A key that rows `r` are sorted by: as SQL, as text for a cursor, and back. Rows of equal keys go by id. */
export type SortKey = {
  column: Prisma.Sql
  /** Of the same value, the text that a cursor carries. */
  text: Prisma.Sql
  /** What such a text looks like; another is refused. */
  form: RegExp
  /** The value that a cursor's text stands for. */
  value(text: string): Prisma.Sql
}

/** A column of text in one form, compared by code point. */
export const textKey = (column: Prisma.Sql): SortKey => ({
  column,
  text: column,
  form: /^[^\p{Cc}]*$/u,
  value: (text) => Prisma.sql`${text}::text`,
})

/** No key but the id: ids are made in the order of time. */
export const idKey: SortKey = {
  column: Prisma.sql`0`,
  text: Prisma.sql`''`,
  form: /^$/,
  value: () => Prisma.sql`0`,
}

/** A column of whole numbers that are not negative. */
export const numberKey = (column: Prisma.Sql): SortKey => ({
  column,
  text: Prisma.sql`${column}::text`,
  form: /^\d{1,18}$/,
  value: (text) => Prisma.sql`${text}::bigint`,
})

/** A column with a moment, which a cursor carries in microseconds since 1970. */
export const momentKey = (column: Prisma.Sql): SortKey => ({
  column,
  text: Prisma.sql`(extract(epoch from ${column}) * 1000000)::bigint::text`,
  form: /^\d{1,16}$/,
  value: (text) => Prisma.sql`(timestamptz 'epoch' + ${text}::bigint * interval '1 microsecond')`,
})

/** The order of a list, or of a page that is read backwards from its end. */
export type Order = { key: SortKey; isDescending: boolean }

/** `order by`, for rows that have their key as `key`, or (none said) for rows `r`. */
export function orderBy({ key, isDescending }: Order, named = false): Prisma.Sql {
  const way = isDescending ? Prisma.sql`desc` : Prisma.sql`asc`
  if (key === idKey) return named ? Prisma.sql`id ${way}` : Prisma.sql`r.id ${way}`
  return named ? Prisma.sql`key ${way}, id ${way}` : Prisma.sql`${key.column} ${way}, r.id ${way}`
}

/** What comes after a position in this order; nothing said, all of it. A key that this order never wrote is refused (S08). */
export function beyond({ key, isDescending }: Order, after: Position | undefined, named = false): Prisma.Sql {
  if (after === undefined) return Prisma.sql`true`
  if (!key.form.test(after.key))
    throw new ServiceError('invalid', 'That page of the list is not known. Start from the first.', {
      fields: { cursor: 'is not a page of this list' },
    })
  const than = isDescending ? Prisma.sql`<` : Prisma.sql`>`
  const id = named ? Prisma.sql`id` : Prisma.sql`r.id`
  if (key === idKey) return Prisma.sql`${id} ${than} ${after.id}::uuid`
  const column = named ? Prisma.sql`key` : key.column
  return Prisma.sql`(${column}, ${id}) ${than} (${key.value(after.key)}, ${after.id}::uuid)`
}
