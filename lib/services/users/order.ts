import { Prisma } from '#lib/db/generated/client.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import type { Position } from '../paging.ts'

export type UserSort = 'created' | '-created' | 'signIn' | '-signIn'
type Part = { where: Prisma.Sql; order: Prisma.Sql }

/** The sort key of a row as its cursor carries it: microseconds since 1970, or nothing for who never signed in. */
export const keyOf = (sort: UserSort, row: { sign_in_key: string | null }): string =>
  sort.endsWith('signIn') ? (row.sign_in_key ?? '') : ''

/**
 * What is still to be read after a position, as one or two ranges of an index in the order of reading. Who never signed
 * in comes last when the latest come first. A key that this order never wrote is refused (S08).
 */
export function partsOf(sort: UserSort, after: Position | undefined): Part[] {
  const down = sort.startsWith('-')
  const way = down ? Prisma.sql`desc` : Prisma.sql`asc`
  const than = down ? Prisma.sql`<` : Prisma.sql`>`
  const timed = sort.endsWith('signIn')
  if (after !== undefined && !(timed ? /^\d{0,16}$/ : /^$/).test(after.key))
    throw new ServiceError('invalid', 'That page of the list is not known. Start from the first.', {
      fields: { cursor: 'is not a page of this list' },
    })
  const beyondId = after === undefined ? Prisma.empty : Prisma.sql`and u.id ${than} ${after.id}::uuid`
  if (!timed) return [{ where: beyondId, order: Prisma.sql`u.id ${way}` }]

  const inNever = after?.key === ''
  const never: Part = {
    where: Prisma.sql`and u.last_sign_in_at is null ${inNever ? beyondId : Prisma.empty}`,
    order: Prisma.sql`u.id ${way}`,
  }
  const beyond =
    after === undefined || inNever
      ? Prisma.empty
      : Prisma.sql`and (u.last_sign_in_at, u.id) ${than}
          (timestamptz 'epoch' + ${after.key}::bigint * interval '1 microsecond', ${after.id}::uuid)`
  const seen: Part = {
    where: Prisma.sql`and u.last_sign_in_at is not null ${beyond}`,
    order: Prisma.sql`u.last_sign_in_at ${way}, u.id ${way}`,
  }
  const parts = down ? [seen, never] : [never, seen]
  const inSecond = after !== undefined && inNever === down
  return inSecond ? parts.slice(1) : parts
}
