import { Prisma } from '#lib/db/generated/client.ts'
import { formatId, parseId } from '#lib/kernel/ids.ts'
import { bounds } from '#lib/limits/bounds.ts'
import { query } from '../query.ts'
import { begins } from './begins.ts'
import { pickedDirectory } from './directory.ts'
import { type PickRow, pickInput, storedIds } from './pick.ts'

/** Groups of a directory to choose from, found by the beginning of their slug or name. */
export const pickGroups = query({
  name: 'group.pick',
  permission: 'group:read',
  input: pickInput,
  target: (tx, input) => pickedDirectory(tx, input),
  async read(tx, directory, { search, ids }): Promise<PickRow[]> {
    const typed = search.normalize('NFC').toLowerCase()
    const here = Prisma.sql`g.tenant_id = ${tx.tenantId}::uuid and g.directory_id = ${directory.id}::uuid`
    const limit = Prisma.sql`limit ${bounds.pick.rows}`
    const named = Prisma.sql`g.id = any(${storedIds(ids ?? [], (text) => parseId('group', text))}::uuid[])`
    // Each half is read in the order of its own index and stops at the limit.
    const half = (column: Prisma.Sql) =>
      Prisma.sql`(select g.* from groups g where ${here} and ${begins(column, typed)} order by ${column} collate "C" ${limit})`
    const found =
      ids === undefined
        ? Prisma.sql`${half(Prisma.sql`g.slug`)} union ${half(Prisma.sql`g.name_key`)}`
        : Prisma.sql`select g.* from groups g where ${here} and ${named}`
    const rows = await tx.db.$queryRaw<{ id: string; slug: string; display_name: string }[]>`
      select f.id::text, f.slug, f.display_name from (${found}) f order by f.slug collate "C" ${limit}`
    return rows.map((row) => ({ id: formatId('group', row.id), label: row.display_name, hint: row.slug }))
  },
  example: ({ group }) => ({ directory: group.directory }),
})
