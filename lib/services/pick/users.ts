import { Prisma } from '#lib/db/generated/client.ts'
import { formatId, parseId } from '#lib/kernel/ids.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { query } from '../query.ts'
import { matching } from '../users/matching.ts'
import { pickedDirectory } from './directory.ts'
import { type PickRow, pickInput, storedIds } from './pick.ts'

type Row = { id: string; display_name: string; email: string | null }

/** People to choose from, found as the list of people finds them. */
export const pickUsers = query({
  name: 'user.pick',
  permission: 'user:read',
  input: pickInput,
  target: (tx, input) => pickedDirectory(tx, input),
  async read(tx, directory, { search, ids }): Promise<PickRow[]> {
    const named = ids === undefined ? undefined : storedIds(ids, (text) => parseId('user', text))
    const wanted =
      named === undefined
        ? search === ''
          ? Prisma.empty
          : Prisma.sql`and ${matching(tx, directory.id, search)}`
        : Prisma.sql`and u.id = any(${named}::uuid[])`
    const rows = await tx.db.$queryRaw<Row[]>`
      select u.id::text, u.display_name, i.value as email
      from users u
      left join identifiers i on i.tenant_id = u.tenant_id and i.directory_id = u.directory_id and i.user_id = u.id
        and i.kind = 'email' and i.primary
      where u.tenant_id = ${tx.tenantId}::uuid and u.directory_id = ${directory.id}::uuid ${wanted}
      order by u.id desc
      limit ${bounds.pick.rows}`
    return rows.map((row) => ({ id: formatId('user', row.id), label: row.display_name, hint: row.email ?? '' }))
  },
  example: ({ user }) => ({ directory: user.directory, search: 'a' }),
})
