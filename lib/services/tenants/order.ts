import { Prisma } from '#lib/db/generated/client.ts'
import { ServiceError } from '#lib/kernel/errors.ts'
import type { Position } from '../paging.ts'

export const tenantSorts = ['name', '-name', 'created', '-created', 'users', '-users', 'signIn', '-signIn'] as const
export type TenantSort = (typeof tenantSorts)[number]
type Part = { where: Prisma.Sql; order: Prisma.Sql }
type Column = { sql: Prisma.Sql; key: RegExp; read: (key: string) => Prisma.Sql }

const microseconds = (key: string) => Prisma.sql`timestamptz 'epoch' + ${key}::bigint * interval '1 microsecond'`

const columns: Record<'name' | 'created' | 'users' | 'signIn', Column> = {
  name: { sql: Prisma.sql`lower(t.display_name) collate "C"`, key: /^.{0,200}$/s, read: (key) => Prisma.sql`${key}` },
  created: { sql: Prisma.sql`t.created_at`, key: /^\d{1,16}$/, read: microseconds },
  users: { sql: Prisma.sql`s.users`, key: /^\d{1,9}$/, read: (key) => Prisma.sql`${key}::int` },
  signIn: { sql: Prisma.sql`s.last_sign_in_at`, key: /^\d{0,16}$/, read: microseconds },
}

/** The column that a row's id breaks ties beside: each index ends with it. */
const idOf = (name: keyof typeof columns): Prisma.Sql =>
  name === 'users' || name === 'signIn' ? Prisma.sql`s.tenant_id` : Prisma.sql`t.id`

type Keys = { displayName: string; createdKey: string; users: number; signInKey: string | null }

/** The sort key of a row as its cursor carries it. */
export function tenantKey(sort: TenantSort, row: Keys): string {
  if (sort.endsWith('name')) return row.displayName.toLowerCase()
  if (sort.endsWith('created')) return row.createdKey
  return sort.endsWith('users') ? String(row.users) : (row.signInKey ?? '')
}

/**
 * What is still to be read after a position, as one or two ranges of an index in the order of reading. Tenants in which
 * nobody ever signed in come last when the latest come first. A key that this order never wrote is refused (S08).
 */
export function tenantParts(sort: TenantSort, after: Position | undefined): Part[] {
  const down = sort.startsWith('-')
  const name = sort.replace('-', '') as keyof typeof columns
  const { sql, key, read } = columns[name]
  const id = idOf(name)
  const way = down ? Prisma.sql`desc` : Prisma.sql`asc`
  const than = down ? Prisma.sql`<` : Prisma.sql`>`
  if (after !== undefined && !key.test(after.key))
    throw new ServiceError('invalid', 'That page of the list is not known. Start from the first.', {
      fields: { cursor: 'is not a page of this list' },
    })
  const order = Prisma.sql`${sql} ${way}, ${id} ${way}`
  const beyond =
    after === undefined ? Prisma.sql`true` : Prisma.sql`(${sql}, ${id}) ${than} (${read(after.key)}, ${after.id}::uuid)`
  if (name !== 'signIn') return [{ where: beyond, order }]

  const inNever = after?.key === ''
  const never: Part = {
    where: Prisma.sql`s.last_sign_in_at is null ${inNever ? Prisma.sql`and ${id} ${than} ${after.id}::uuid` : Prisma.empty}`,
    order,
  }
  const seen: Part = {
    where: Prisma.sql`s.last_sign_in_at is not null and ${inNever ? Prisma.sql`true` : beyond}`,
    order,
  }
  const parts = down ? [seen, never] : [never, seen]
  return after !== undefined && inNever === down ? parts.slice(1) : parts
}
