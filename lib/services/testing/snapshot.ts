import { createHash } from 'node:crypto'
import pg from 'pg'

/** Tables that a refusal may write to: the trail says that it happened, attempts count it. */
const mayGrow = new Set(['audit_event', 'attempts', 'person_keys'])

/** A digest of every table of the database, as its administrator sees it: equal before and after, nothing was changed. */
export async function snapshot(adminUrl: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>(
      `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition order by 1`,
    )
    const digests: Record<string, string> = {}
    for (const { name } of rows.filter((row) => !mayGrow.has(row.name))) {
      const { rows: all } = await client.query<{ row: string }>(`select t::text as row from "${name}" t order by 1`)
      digests[name] = createHash('sha256')
        .update(all.map(({ row }) => row).join('\n'))
        .digest('hex')
    }
    return digests
  } finally {
    await client.end()
  }
}
