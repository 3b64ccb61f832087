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
    const capital = search.charAt(0).toUpperCase() + search.slice(1)
    const name = Prisma.sql`g.display_name`
    const found = Prisma.sql`and (${begins(Prisma.sql`g.slug`, search.toLowerCase())}
      or ${begins(name, search)} or ${begins(name, capital)})`
    const named = Prisma.sql`and g.id = any(${storedIds(ids ?? [], (text) => parseId('group', text))}::uuid[])`
    const rows = await tx.db.$queryRaw<{ id: string; slug: string; display_name: string }[]>`
      select g.id::text, g.slug, g.display_name from groups g
      where g.tenant_id = ${tx.tenantId}::uuid and g.directory_id = ${directory.id}::uuid
        ${ids === undefined ? found : named}
      order by g.slug
      limit ${bounds.pick.rows}`
    return rows.map((row) => ({ id: formatId('group', row.id), label: row.display_name, hint: row.slug }))
  },
  example: ({ group }) => ({ directory: group.directory }),
})
